import { createFrame, type Frame, linePath, type Margins } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

/** `main` is the fit, `other` what it is held against, `quiet` what is only there to compare. */
export type PanelTone = 'main' | 'other' | 'quiet';

interface PanelAxis {
  readonly title: string;
  /** Values of this axis are log10 of the quantity. */
  readonly log: boolean;
  readonly domain: readonly [number, number];
  /** Writes a value of a logarithmic axis; a linear one is written by its step. */
  readonly format?: (value: number) => string;
}

export interface PanelLine {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly tone: PanelTone;
  readonly dashed?: boolean;
}

export interface PanelDots {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly tone: PanelTone;
}

/** A bar along x: an interval, with an arrow at an open end. */
export interface PanelSpan {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly tone: PanelTone;
  readonly fromOpen?: boolean;
  readonly toOpen?: boolean;
}

/** A bar along y with caps: an interval at one place of x. */
export interface PanelPost {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly tone: PanelTone;
}

/** One small plot of several on one sheet; coordinates are as drawn, log10 where the axis is logarithmic. */
export interface Panel {
  readonly id: string;
  readonly x: PanelAxis;
  readonly y: PanelAxis;
  readonly lines: readonly PanelLine[];
  readonly dots?: readonly PanelDots[];
  readonly spans?: readonly PanelSpan[];
  readonly posts?: readonly PanelPost[];
  /** Height of a dashed line across. */
  readonly level?: number;
  /** Upright hairlines. */
  readonly uprights?: readonly number[];
  /** A ring: where one stands. */
  readonly mark?: { readonly x: number; readonly y: number };
}

/** One panel in pixels of its own cell. */
export interface PlacedPanel {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly {
    readonly d: string;
    readonly tone: PanelTone;
    readonly dashed: boolean;
  }[];
  readonly dots: readonly {
    readonly x: number;
    readonly y: number;
    readonly tone: PanelTone;
  }[];
  readonly spans: readonly { readonly d: string; readonly tone: PanelTone }[];
  readonly levelY: number | null;
  readonly uprights: readonly number[];
  readonly mark: { readonly x: number; readonly y: number } | null;
}

export interface PanelsLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly PlacedPanel[];
}

const MARGINS: Margins = { left: 44, right: 14, top: 24, bottom: 38 };
const TICK_WIDTH = 62;
const TICK_HEIGHT = 32;

/** Panels in rows of `columns`, each with axes of its own. */
export function panelsLayout(
  panels: readonly Panel[],
  columns: number,
  width: number,
  height: number,
  margins: Margins = MARGINS,
): PanelsLayout {
  const across = Math.max(1, Math.min(columns, panels.length));
  const down = Math.max(1, Math.ceil(panels.length / across));
  const [cellWidth, cellHeight] = [width / across, height / down];
  return {
    width,
    height,
    panels: panels.map((panel, i) => ({
      ...placePanel(panel, createFrame(cellWidth, cellHeight, margins)),
      left: (i % across) * cellWidth,
      top: Math.floor(i / across) * cellHeight,
    })),
  };
}

function placePanel(panel: Panel, frame: Frame): Omit<PlacedPanel, 'left' | 'top'> {
  const x = createScale(panel.x.domain, [frame.left, frame.right]);
  const y = createScale(panel.y.domain, [frame.bottom, frame.top]);
  const inside = (value: number): number =>
    Math.min(Math.max(x.toPixel(value), frame.left), frame.right);
  return {
    id: panel.id,
    frame,
    x,
    y,
    xTicks: ticksOf(panel.x, (frame.right - frame.left) / TICK_WIDTH),
    yTicks: ticksOf(panel.y, (frame.bottom - frame.top) / TICK_HEIGHT),
    xTitle: panel.x.title,
    yTitle: panel.y.title,
    lines: panel.lines.map(({ x: xs, y: ys, tone, dashed = false }) => ({
      d: linePath(
        xs.length,
        (i) => x.toPixel(xs[i] as number),
        (i) => y.toPixel(ys[i] as number),
      ),
      tone,
      dashed,
    })),
    dots: (panel.dots ?? []).flatMap(({ x: xs, y: ys, tone }) =>
      Array.from({ length: xs.length }, (_, i) => ({
        x: x.toPixel(xs[i] as number),
        y: y.toPixel(ys[i] as number),
        tone,
      })),
    ),
    spans: [
      ...(panel.spans ?? []).map((span) => ({
        d: spanPath(inside(span.from), inside(span.to), y.toPixel(span.y), span),
        tone: span.tone,
      })),
      ...(panel.posts ?? []).map((post) => ({
        d: postPath(inside(post.x), y.toPixel(post.from), y.toPixel(post.to)),
        tone: post.tone,
      })),
    ],
    levelY: panel.level === undefined ? null : y.toPixel(panel.level),
    uprights: (panel.uprights ?? []).map((value) => x.toPixel(value)),
    mark: panel.mark
      ? { x: inside(panel.mark.x), y: Math.max(frame.top, y.toPixel(panel.mark.y)) }
      : null,
  };
}

function ticksOf({ log, domain, format = String }: PanelAxis, most: number): Tick[] {
  return log ? logTicks(domain, format, most) : linearTicks(domain, Math.max(1.5, most));
}

function spanPath(from: number, to: number, y: number, { fromOpen, toOpen }: PanelSpan): string {
  const end = (x: number, open: boolean | undefined, direction: -1 | 1): string =>
    open
      ? `M${x - direction * 5} ${y - 4}L${x} ${y}L${x - direction * 5} ${y + 4}`
      : `M${x} ${y - 4}V${y + 4}`;
  return `M${from} ${y}H${to}${end(from, fromOpen, -1)}${end(to, toOpen, 1)}`;
}

const postPath = (x: number, from: number, to: number): string =>
  `M${x} ${from}V${to}M${x - 4} ${from}H${x + 4}M${x - 4} ${to}H${x + 4}`;
