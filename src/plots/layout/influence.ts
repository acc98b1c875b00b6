import type { InfluenceSeries } from '../series/influence';
import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, type Scale, type Tick } from './scale';

/** Bars from zero, one a line, in pixels; names stand left of the frame. */
export interface InfluenceLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly zero: number;
  readonly lineHeight: number;
  readonly bars: readonly {
    readonly row: number;
    readonly up: boolean;
    readonly x: number;
    readonly width: number;
    /** Middle of the line. */
    readonly y: number;
  }[];
}

/** As many lines as a plot of this height has room for. */
export function influenceLines(height: number): number {
  return Math.max(3, Math.floor((height - 62) / 22));
}

export function influenceLayout(
  series: InfluenceSeries,
  width: number,
  height: number,
): InfluenceLayout {
  const left = Math.min(190, Math.max(104, width * 0.36));
  const frame = createFrame(width, height, { left, right: 14, top: 24, bottom: 38 });
  const x = createScale(series.range, [frame.left, frame.right]);
  const count = Math.max(1, series.bars.length);
  const y = createScale([0, count], [frame.top, frame.bottom]);
  const lineHeight = (frame.bottom - frame.top) / count;
  const zero = x.toPixel(0);
  return {
    frame,
    x,
    y,
    xTicks: linearTicks(series.range, (frame.right - frame.left) / 72),
    yTicks: [],
    zero,
    lineHeight,
    bars: series.bars.map(({ row, move }, line) => {
      const end = x.toPixel(move);
      return {
        row,
        up: move > 0,
        x: Math.min(zero, end),
        width: Math.max(1.5, Math.abs(end - zero)),
        y: y.toPixel(line + 0.5),
      };
    }),
  };
}
