import type { SpecificationSeries } from '../series/specifications';
import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

/** A specification curve in pixels: dots above, one line a choice below. */
export interface SpecificationLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly yTicks: readonly Tick[];
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly radius: number;
  readonly medianY: number;
  readonly spread: { readonly y: number; readonly height: number };
  /** One a choice; ticks as one path. */
  readonly lines: readonly {
    readonly group: string;
    readonly label: string;
    /** First line of its group. */
    readonly heads: boolean;
    readonly y: number;
    readonly d: string;
  }[];
}

const LINE = 15;
/** Width of a letter of the labels, about. */
const LETTER = 6;

/** Pixels a curve with this many choices needs below its dots. */
export const choicesHeight = (choices: number): number => choices * LINE + 26;

export function specificationLayout(
  series: SpecificationSeries,
  format: (value: number) => string,
  width: number,
  height: number,
): SpecificationLayout {
  const below = choicesHeight(series.choices.length);
  // As wide as its longest label, so that none is cut off; at most half of a narrow plot.
  const longest = Math.max(0, ...series.choices.map(({ label }) => label.length));
  const left = Math.min(Math.max(width < 520 ? 112 : 168, longest * LETTER + 14), width / 2);
  const frame = createFrame(width, height, { left, right: 12, top: 24, bottom: below });
  const count = series.values.length;
  const x = createScale([-0.5, count - 0.5], [frame.left, frame.right]);
  const y = createScale(series.range, [frame.bottom, frame.top]);
  const yTicks = series.log
    ? logTicks(series.range, format, (frame.bottom - frame.top) / 30)
    : linearTicks(series.range, (frame.bottom - frame.top) / 36);
  const lines = series.choices.map(({ group, label, places }, i) => {
    const middle = frame.bottom + 22 + LINE * i;
    let d = '';
    for (const place of places) {
      d += `M${x.toPixel(place).toFixed(1)} ${(middle - 4.5).toFixed(1)}v9`;
    }
    return {
      group,
      label,
      heads: i === 0 || series.choices[i - 1]?.group !== group,
      y: middle,
      d,
    };
  });
  return {
    frame,
    x,
    y,
    yTicks,
    dots: Array.from(series.values, (value, place) => ({
      x: x.toPixel(place),
      y: y.toPixel(value),
    })),
    radius: Math.max(1.75, Math.min(4, ((frame.right - frame.left) / Math.max(1, count)) * 0.9)),
    medianY: y.toPixel(series.median),
    spread: {
      y: y.toPixel(series.spread[1]),
      height: Math.max(1, y.toPixel(series.spread[0]) - y.toPixel(series.spread[1])),
    },
    lines,
  };
}
