import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, type Scale, type Tick } from './scale';

/** One quantity with its intervals, in the unit of the axis; the method of a bar is its place in the list. */
export interface IntervalRow {
  readonly label: string;
  readonly value: number;
  readonly bars: readonly (readonly [number, number] | null)[];
}

/** Intervals under one another on a common axis, in pixels. */
export interface IntervalBarsLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly rows: readonly {
    readonly label: string;
    readonly x: number;
    readonly y: number;
    /** Null where there is none; a cut end reaches past the axis. */
    readonly bars: readonly ({
      readonly from: number;
      readonly to: number;
      readonly y: number;
      readonly fromCut: boolean;
      readonly toCut: boolean;
    } | null)[];
  }[];
}

const lane = 7;

/** @param most ends further from the values than this are cut */
export function intervalBarsLayout(
  rows: readonly IntervalRow[],
  most: number,
  format: (value: number) => string,
  width: number,
  height: number,
): IntervalBarsLayout {
  const longest = Math.max(...rows.map(({ label }) => label.length), 1);
  const left = Math.min(Math.max(44, longest * 6.4 + 12), width * 0.42);
  const frame = createFrame(width, height, { left, right: 16, top: 14, bottom: 38 });
  const middle = rows[0]?.value ?? 0;
  const ends = rows.flatMap(({ value, bars }) => [value, ...bars.flatMap((bar) => bar ?? [])]);
  const known = ends.filter(Number.isFinite);
  const low = Math.max(Math.min(...known, middle), middle - most);
  const high = Math.min(Math.max(...known, middle), middle + most);
  const pad = Math.max((high - low) * 0.05, 1e-9);
  const x = createScale([low - pad, high + pad], [frame.left, frame.right]);
  const y = createScale([0, Math.max(rows.length, 1)], [frame.top, frame.bottom]);
  const inside = (value: number): number =>
    Math.min(Math.max(x.toPixel(value), frame.left), frame.right);
  return {
    frame,
    x,
    y,
    xTicks: linearTicks(x.domain, Math.max(2, (frame.right - frame.left) / 76)).map(
      ({ value }) => ({ value, label: format(value) }),
    ),
    yTicks: [],
    rows: rows.map(({ label, value, bars }, i) => {
      const centre = y.toPixel(i + 0.5);
      const first = centre - ((bars.length - 1) * lane) / 2;
      return {
        label,
        x: inside(value),
        y: centre,
        bars: bars.map((bar, k) =>
          bar
            ? {
                from: inside(bar[0]),
                to: inside(bar[1]),
                y: first + k * lane,
                fromCut: !(bar[0] >= x.domain[0]),
                toCut: !(bar[1] <= x.domain[1]),
              }
            : null,
        ),
      };
    }),
  };
}
