import type { ObservedSeries } from '../series/observed';
import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Rows as points beside the line of equality, in pixels. */
export interface ObservedLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly equality: readonly [Place, Place];
  /** One a row, in the rows' order; null where it lies outside. */
  readonly dots: readonly (Place | null)[];
  readonly published: readonly (Place | null)[];
}

export function observedLayout(
  series: ObservedSeries,
  format: (value: number) => string,
  width: number,
  height: number,
): ObservedLayout {
  const frame = createFrame(width, height, { left: 52, right: 14, top: 24, bottom: 38 });
  const { range, log, observed, predicted, published } = series;
  const x = createScale(range, [frame.left, frame.right]);
  const y = createScale(range, [frame.bottom, frame.top]);
  const place = (value: number): number => (log ? Math.log10(value) : value);
  const at = (values: Float64Array): (Place | null)[] =>
    Array.from(observed, (value, row) => {
      const point = { x: x.toPixel(place(value)), y: y.toPixel(place(values[row] as number)) };
      return Number.isFinite(point.y) && point.y >= frame.top && point.y <= frame.bottom
        ? point
        : null;
    });
  const ticks = (pixels: number, room: number): Tick[] =>
    log ? logTicks(range, format, pixels / room) : linearTicks(range, pixels / room);
  return {
    frame,
    x,
    y,
    xTicks: ticks(frame.right - frame.left, 64),
    yTicks: ticks(frame.bottom - frame.top, 34),
    equality: [
      { x: frame.left, y: frame.bottom },
      { x: frame.right, y: frame.top },
    ],
    dots: at(predicted),
    published: published ? at(published) : [],
  };
}
