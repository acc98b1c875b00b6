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
  return {
    frame,
    x,
    y,
    xTicks: logTicks(series.rangeC, format, (frame.right - frame.left) / 64),
    yTicks: percent.map(({ value, label }) => ({ value: value / 100, label })),
    zero: y.toPixel(0),
    trained: series.trained.map(({ logC, error }) => ({
      x: x.toPixel(logC),
      y: y.toPixel(error),
    })),
    held: series.held.map(({ row, logC, error, interval, covered }) => ({
      row,
      x: x.toPixel(logC),
      y: y.toPixel(error),
      covered,
      bar: interval && { y1: y.toPixel(interval[0]), y2: y.toPixel(interval[1]) },
    })),
  };
}
