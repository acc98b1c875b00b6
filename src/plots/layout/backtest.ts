import type { BacktestSeries } from '../series/backtest';
import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

/** A roll-out in pixels. */
export interface BacktestLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly zero: number;
  readonly trained: readonly { readonly x: number; readonly y: number }[];
  readonly held: readonly {
    readonly row: number;
    readonly x: number;
    readonly y: number;
    readonly covered: boolean;
    readonly bar: { readonly y1: number; readonly y2: number } | null;
  }[];
}

export function backtestLayout(
  series: BacktestSeries,
  format: (value: number) => string,
  width: number,
  height: number,
): BacktestLayout {
  const frame = createFrame(width, height, { left: 46, right: 14, top: 30, bottom: 38 });
  const x = createScale(series.rangeC, [frame.left, frame.right]);
  const y = createScale(series.rangeError, [frame.bottom, frame.top]);
  const percent = linearTicks(
    [series.rangeError[0] * 100, series.rangeError[1] * 100],
    (frame.bottom - frame.top) / 36,
  );
  const budgets = (frame.right - frame.left) * (0.08 / (series.rangeC[1] - series.rangeC[0]));
  const beside = {
    trained: sideBySide(series.trained, budgets),
    held: sideBySide(series.held, budgets),
  };
  return {
    frame,
    x,
    y,
    xTicks: logTicks(series.rangeC, format, (frame.right - frame.left) / 64),
    yTicks: percent.map(({ value, label }) => ({ value: value / 100, label })),
    zero: y.toPixel(0),
    trained: series.trained.map(({ logC, error }, i) => ({
      x: x.toPixel(logC) + (beside.trained[i] as number),
      y: y.toPixel(error),
    })),
    held: series.held.map(({ row, logC, error, interval, covered }, i) => ({
      row,
      x: x.toPixel(logC) + (beside.held[i] as number),
      y: y.toPixel(error),
      covered,
      bar: interval && { y1: y.toPixel(interval[0]), y2: y.toPixel(interval[1]) },
    })),
  };
}

/** Steps of log10 C within which runs count as one budget. */
const BUDGET = 0.05;

/** Shifts that set the runs of one budget side by side, smallest first, within `room` pixels either way. */
function sideBySide(
  runs: readonly { readonly logC: number; readonly logN: number }[],
  room: number,
): number[] {
  const shifts = new Array<number>(runs.length).fill(0);
  const order = Array.from(runs.keys()).sort(
    (i, j) => (runs[i]?.logC as number) - (runs[j]?.logC as number),
  );
  for (let start = 0; start < order.length; ) {
    const low = runs[order[start] as number]?.logC as number;
    let end = start + 1;
    while (end < order.length && (runs[order[end] as number]?.logC as number) - low < BUDGET) end++;
    const budget = order
      .slice(start, end)
      .sort((i, j) => (runs[i]?.logN as number) - (runs[j]?.logN as number));
    const step = budget.length > 1 ? Math.min(4, (2 * room) / (budget.length - 1)) : 0;
    budget.forEach((run, place) => {
      shifts[run] = (place - (budget.length - 1) / 2) * step;
    });
    start = end;
  }
  return shifts;
}
