import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

/** One value with an interval where there is one, in the unit of the axis. */
export interface ValueRow {
  readonly label: string;
  /** Null where there is none; `text` then says why. */
  readonly value: number | null;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Written beside the dot. */
  readonly text: string;
  /** Stands out. */
  readonly isBest: boolean;
}

/** Values under one another on a common axis, in pixels. */
export interface ValueRowsLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly rows: readonly {
    readonly label: string;
    readonly text: string;
    readonly isBest: boolean;
    readonly y: number;
    /** NaN where there is no value. */
    readonly x: number;
    readonly bar: readonly [number, number] | null;
    /** Which side of the dot the text has room on. */
    readonly textX: number;
    readonly anchor: 'start' | 'end';
  }[];
}

/** `isLog` puts positive values on a log axis. Ends of the axis rest on a grid, so that a drag seldom moves it. */
export function valueRowsLayout(
  rows: readonly ValueRow[],
  isLog: boolean,
  format: (value: number) => string,
  width: number,
  height: number,
): ValueRowsLayout {
  const longest = Math.max(...rows.map(({ label }) => label.length), 1);
  const left = Math.min(Math.max(44, longest * 6.4 + 14), width * 0.46);
  const frame = createFrame(width, height, { left, right: 24, top: 6, bottom: 36 });
  const place = (value: number): number => (isLog ? Math.log10(value) : value);
  const values = rows
    .flatMap(({ value, low, high }) => [value, low, high])
    .filter((value): value is number => value !== null && value !== undefined && value > 0)
    .map(place)
    .filter(Number.isFinite);
  const [first, last] =
    values.length > 0 ? [Math.min(...values), Math.max(...values)] : [isLog ? -2 : 0, 1];
  const step = isLog ? 0.5 : gridStep(last - first);
  const low = Math.floor(first / step - 0.1) * step;
  const high = Math.ceil(last / step + 0.1) * step;
  const x = createScale([low, high], [frame.left, frame.right]);
  const y = createScale([0, Math.max(rows.length, 1)], [frame.top, frame.bottom]);
  const most = (frame.right - frame.left) / 62;
  return {
    ...{ frame, x, y },
    xTicks: isLog
      ? logTicks(x.domain, format, most)
      : linearTicks(x.domain, most).map(({ value }) => ({ value, label: format(value) })),
    yTicks: [],
    rows: rows.map(({ label, value, low: from, high: to, text, isBest }, i) => {
      const at = value === null || !(value > 0) ? Number.NaN : x.toPixel(place(value));
      const bar =
        from !== undefined && to !== undefined && from > 0
          ? ([x.toPixel(place(from)), x.toPixel(place(to))] as const)
          : null;
      const end = Number.isFinite(at) ? Math.max(at, bar?.[1] ?? at) : frame.left;
      const length = text.length * 6 + 10;
      const hasRoom = end + length < frame.width;
      const start = Number.isFinite(at) ? Math.min(at, bar?.[0] ?? at) : frame.left;
      // Over the name of the row it would be worse than over the edge.
      const isRight = hasRoom || start - length < frame.left;
      return {
        ...{ label, text, isBest, bar },
        y: y.toPixel(i + 0.5),
        x: at,
        textX: isRight ? end + 10 : start - 10,
        anchor: isRight ? ('start' as const) : ('end' as const),
      };
    }),
  };
}

/** A fifth of the span, rounded to 1, 2 or 5 times a power of ten. */
function gridStep(span: number): number {
  const rough = Math.max(span, 1e-6) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}
