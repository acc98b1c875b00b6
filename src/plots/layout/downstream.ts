import { createFrame, type Frame, linePath } from './geometry';
import type { LimitsPlane } from './limits';
import { createScale, linearTicks, type Tick } from './scale';

/** How a run stands to the law: fitted, held back as a test, or left out by hand. */
export type DownstreamStanding = 'fitted' | 'held' | 'out';

/** A run in the values of the axes, with what the law says at its place where it is a test. */
export interface DownstreamDot {
  /** Row of the table; its place where it is of none. */
  readonly row: number;
  readonly x: number;
  readonly y: number;
  /** Tokens per parameter. */
  readonly ratio: number;
  readonly standing: DownstreamStanding;
  readonly predicted: number | null;
}

export interface DownstreamDotLayout extends Omit<DownstreamDot, 'predicted'> {
  readonly level: number;
  /** Path from the run to its prediction; empty for those that were fitted. */
  readonly miss: string;
}

/** Tokens per parameter at which a level of shape and colour stands; a level reaches half a doubling to both sides. */
export const ratioLevels = [5, 10, 20, 40, 80, 160, 320, 640] as const;

export function levelOf(ratio: number): number {
  const level = Math.round(Math.log2(ratio / ratioLevels[0]));
  return Math.min(ratioLevels.length - 1, Math.max(0, level));
}

/** The plane with ticks on its log y axis also where that spans a small part of a decade. */
export function withFineTicks(plane: LimitsPlane): LimitsPlane {
  if (plane.yTicks.length > 2) return plane;
  const { frame, y } = plane;
  const ends = [10 ** y.domain[0], 10 ** y.domain[1]] as const;
  const yTicks = linearTicks(ends, (frame.bottom - frame.top) / 50).map(
    ({ value, label }): Tick => ({ value: Math.log10(value), label }),
  );
  return { ...plane, yTicks };
}

/** Runs inside the frame, from the left to the right. */
export function downstreamDots(
  { frame, x, y }: LimitsPlane,
  dots: readonly DownstreamDot[],
): DownstreamDotLayout[] {
  return dots
    .map(({ predicted, ...dot }) => {
      const [px, py] = [x.toPixel(dot.x), y.toPixel(dot.y)];
      const to = predicted === null ? py : y.toPixel(predicted);
      const miss =
        Math.abs(to - py) > 1 ? `M${px.toFixed(1)} ${py.toFixed(1)}V${to.toFixed(1)}` : '';
      return { ...dot, x: px, y: py, level: levelOf(dot.ratio), miss };
    })
    .filter(
      (dot) =>
        dot.x >= frame.left - 1 &&
        dot.x <= frame.right + 1 &&
        dot.y >= frame.top - 1 &&
        dot.y <= frame.bottom + 1,
    )
    .sort((a, b) => a.x - b.x);
}

/** One task of many, in the values of the axes all of them share. */
export interface TaskPanel {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly tone: 'well' | 'loosely' | 'not' | 'unknown';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly held: readonly boolean[];
  readonly line: readonly (readonly [number, number])[];
}

export interface TaskPanelLayout extends Pick<TaskPanel, 'id' | 'label' | 'note' | 'tone'> {
  readonly left: number;
  readonly top: number;
  readonly frame: Frame;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly held: boolean }[];
  readonly line: string;
}

export interface TaskSheetLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly TaskPanelLayout[];
}

const least = { width: 52, height: 46 };
/** Mean width of a letter of a panel's name, pixels. */
const letter = 5.9;

function shorten(label: string, width: number): string {
  const most = Math.floor((width - 4) / letter);
  return label.length > most ? `${label.slice(0, most - 1).trimEnd()}\u2026` : label;
}

/** Tasks in rows, each in a cell of its own on the same axes. */
export function taskSheet(
  panels: readonly TaskPanel[],
  domain: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
  width: number,
  height: number,
): TaskSheetLayout {
  const most = Math.max(1, Math.floor(width / least.width));
  // The fewest columns whose rows are still high enough.
  let across = Math.min(most, 4);
  while (across < most && height / Math.ceil(panels.length / across) < least.height) across++;
  const down = Math.max(1, Math.ceil(panels.length / across));
  const [cellWidth, cellHeight] = [width / across, height / down];
  const frame = createFrame(cellWidth, cellHeight, { left: 3, right: 5, top: 14, bottom: 4 });
  const bottom = Math.max(frame.top + 8, cellHeight - 4);
  const x = createScale(domain.x, [frame.left, cellWidth - 5]);
  const y = createScale(domain.y, [bottom, frame.top]);
  return {
    width,
    height,
    panels: panels.map(({ id, label, note, tone, held, line, ...panel }, i) => ({
      ...{ id, note, tone, label: shorten(label, cellWidth) },
      left: (i % across) * cellWidth,
      top: Math.floor(i / across) * cellHeight,
      frame: { ...frame, right: cellWidth - 5, bottom },
      dots: Array.from({ length: panel.x.length }, (_, k) => ({
        x: x.toPixel(panel.x[k] as number),
        y: y.toPixel(panel.y[k] as number),
        held: held[k] as boolean,
      })).filter((dot) => Number.isFinite(dot.y)),
      line: linePath(
        line.length,
        (k) => x.toPixel((line[k] as readonly [number, number])[0]),
        (k) => y.toPixel((line[k] as readonly [number, number])[1]),
      ),
    })),
  };
}
