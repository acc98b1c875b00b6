import type { LimitsDot, LimitsLine } from '../series/limits';
import { bandPath, createFrame, type Frame, linePath } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

/** One axis of a picture of data limits: values are log10 where `log`. */
export interface LimitsAxis {
  readonly domain: readonly [number, number];
  readonly log: boolean;
  /** Of values in base units. */
  readonly format: (value: number) => string;
}

export interface LimitsPlane {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** @param right room for the names at the ends of lines */
export function limitsPlane(
  x: LimitsAxis,
  y: LimitsAxis,
  width: number,
  height: number,
  right = 20,
): LimitsPlane {
  const frame = createFrame(width, height, { left: 48, right, top: 24, bottom: 38 });
  const across = (frame.right - frame.left) / 60;
  const up = (frame.bottom - frame.top) / 38;
  const ticks = ({ domain, log, format }: LimitsAxis, most: number): readonly Tick[] =>
    log
      ? logTicks(domain, format, most)
      : linearTicks(domain, most).map(({ value }) => ({ value, label: format(value) }));
  return {
    frame,
    x: createScale(x.domain, [frame.left, frame.right]),
    y: createScale(y.domain, [frame.bottom, frame.top]),
    xTicks: ticks(x, across),
    yTicks: ticks(y, up),
  };
}

export interface LimitsLineLayout {
  readonly key: string;
  readonly label: string;
  readonly tone: LimitsLine['tone'];
  readonly inside: string;
  readonly outside: string;
  readonly band: string;
  /** First and last place of the line inside the frame. */
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
}

export function limitsLines(
  { frame, x, y }: LimitsPlane,
  lines: readonly LimitsLine[],
): LimitsLineLayout[] {
  return lines.map(({ key, label, tone, valid, low, high, ...line }) => {
    const place = (i: number, values = line.y): readonly [number, number] => [
      x.toPixel(line.x[i] as number),
      y.toPixel(values[i] as number),
    ];
    const count = line.x.length;
    const isValid = (i: number): boolean =>
      valid !== null &&
      (line.x[i] as number) >= valid[0] - 1e-9 &&
      (line.x[i] as number) <= valid[1] + 1e-9;
    const path = (from: number, to: number): string =>
      linePath(
        Math.max(0, to - from + 1),
        (i) => place(from + i)[0],
        (i) => place(from + i)[1],
      );
    // The parts share their end points, so that the line has no gap.
    const first = firstIndex(count, isValid);
    const last = count - 1 - firstIndex(count, (i) => isValid(count - 1 - i));
    const none = first >= count;
    const seen = (i: number): boolean => {
      const [px, py] = place(i);
      return px >= frame.left - 1 && px <= frame.right + 1 && py >= frame.top && py <= frame.bottom;
    };
    const start = firstIndex(count, seen);
    const end = count - 1 - firstIndex(count, (i) => seen(count - 1 - i));
    return {
      ...{ key, label, tone },
      inside: none ? '' : path(first, last),
      outside: none ? path(0, count - 1) : path(0, first) + path(last, count - 1),
      band:
        low && high && low.length > 0
          ? bandPath(
              count,
              (i) => place(i, low),
              (i) => place(i, high),
            )
          : '',
      start: start < count ? place(start) : [frame.left, frame.top - 20],
      end: end >= 0 ? place(end) : [frame.right, frame.top - 20],
    };
  });
}

function firstIndex(count: number, holds: (i: number) => boolean): number {
  for (let i = 0; i < count; i++) if (holds(i)) return i;
  return count;
}

/** Heights of names beside each other's, none over another, in the order of their lines. */
export function spreadHeights(
  heights: readonly number[],
  lineHeight: number,
  [top, bottom]: readonly [number, number],
): number[] {
  const order = heights
    .map((_, i) => i)
    .sort((a, b) => (heights[a] as number) - (heights[b] as number));
  const placed = [...heights];
  let below = top;
  for (const i of order) {
    placed[i] = Math.max(placed[i] as number, below);
    below = (placed[i] as number) + lineHeight;
  }
  let above = bottom;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] as number, above);
    above = (placed[i] as number) - lineHeight;
  }
  return placed;
}

export interface LimitsDotLayout extends Omit<LimitsDot, 'x' | 'y' | 'low' | 'high'> {
  readonly x: number;
  readonly y: number;
  /** Path of the standard error; empty without one. */
  readonly error: string;
}

/** Dots inside the frame, from the left to the right. */
export function limitsDots(
  { frame, x, y }: LimitsPlane,
  dots: readonly LimitsDot[],
): LimitsDotLayout[] {
  const placed = dots.map(({ low, high, ...dot }) => {
    const px = x.toPixel(dot.x);
    const error =
      low === undefined || high === undefined
        ? ''
        : `M${px.toFixed(1)} ${y.toPixel(low).toFixed(1)}V${y.toPixel(high).toFixed(1)}`;
    return { ...dot, x: px, y: y.toPixel(dot.y), error };
  });
  return placed
    .filter(
      (dot) =>
        dot.x >= frame.left - 1 &&
        dot.x <= frame.right + 1 &&
        dot.y >= frame.top - 1 &&
        dot.y <= frame.bottom + 1,
    )
    .sort((a, b) => a.x - b.x);
}

/** The area between two lines over the same places. */
export function limitsArea({ x, y }: LimitsPlane, low: LimitsLine, high: LimitsLine): string {
  const place =
    ({ x: at, y: values }: LimitsLine) =>
    (i: number) =>
      [x.toPixel(at[i] as number), y.toPixel(values[i] as number)] as const;
  return bandPath(low.x.length, place(low), place(high));
}
