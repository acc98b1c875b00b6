import type { RunPoints } from '../series/residuals';
import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

/** Points of runs in pixels. */
export interface RunPointsLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly dots: readonly {
    /** Place among the fit's rows. */
    readonly row: number;
    readonly x: number;
    readonly y: number;
    readonly hollow: boolean;
  }[];
  readonly band: { readonly y: number; readonly height: number } | null;
  readonly reference: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  };
}

/** More dots than this hide one another and take the page's time. */
const MOST_DOTS = 1500;

export function runPointsLayout(
  series: RunPoints,
  formatX: (value: number) => string,
  width: number,
  height: number,
): RunPointsLayout {
  const frame = createFrame(width, height, { left: 46, right: 12, top: 24, bottom: 38 });
  const x = createScale(series.rangeX, [frame.left, frame.right]);
  const y = createScale(series.rangeY, [frame.bottom, frame.top]);
  const inWidth = (frame.right - frame.left) / 62;
  const low = Math.max(series.rangeX[0], series.rangeY[0]);
  const high = Math.min(series.rangeX[1], series.rangeY[1]);
  const diagonal = series.reference === 'diagonal';
  const stride = Math.max(1, Math.ceil(series.x.length / MOST_DOTS));
  const order = Array.from(series.x.keys())
    .filter((row) => row % stride === 0)
    // Along the axis, so that arrow keys walk from left to right.
    .sort((i, j) => (series.x[i] as number) - (series.x[j] as number) || i - j);
  return {
    frame,
    x,
    y,
    xTicks: series.logX
      ? logTicks(series.rangeX, formatX, inWidth)
      : linearTicks(series.rangeX, inWidth),
    yTicks: linearTicks(series.rangeY, (frame.bottom - frame.top) / 36),
    dots: order.map((row) => ({
      row,
      x: x.toPixel(series.x[row] as number),
      y: y.toPixel(series.y[row] as number),
      hollow: series.hollow[row] === 1,
    })),
    band:
      series.band === null
        ? null
        : {
            y: y.toPixel(series.band),
            height: y.toPixel(-series.band) - y.toPixel(series.band),
          },
    reference: {
      x1: diagonal ? x.toPixel(low) : frame.left,
      y1: y.toPixel(diagonal ? low : 0),
      x2: diagonal ? x.toPixel(high) : frame.right,
      y2: y.toPixel(diagonal ? high : 0),
    },
  };
}
