import { createFrame, type Frame } from './geometry';
import { createScale, linearTicks, type Scale, type Tick } from './scale';

export interface CalibrationInput {
  /** Shares, 0 to 1. */
  readonly points: readonly {
    readonly level: number;
    readonly share: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** Observed over nominal coverage in pixels; axes in percent. */
export interface CalibrationLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly promise: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  };
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly low: number;
    readonly high: number;
    /** Whether the bar reaches the promise. */
    readonly kept: boolean;
  }[];
}

export function calibrationLayout(
  { points }: CalibrationInput,
  width: number,
  height: number,
): CalibrationLayout {
  const frame = createFrame(width, height, { left: 44, right: 16, top: 20, bottom: 36 });
  const least = Math.min(...points.map(({ level }) => level));
  const x = createScale([100 * Math.max(0, least - 0.1), 100], [frame.left, frame.right]);
  const y = createScale([0, 100], [frame.bottom, frame.top]);
  const [from, to] = x.domain;
  return {
    frame,
    x,
    y,
    xTicks: linearTicks(x.domain, width / 60),
    yTicks: linearTicks(y.domain, height / 44),
    promise: { x1: x.toPixel(from), y1: y.toPixel(from), x2: x.toPixel(to), y2: y.toPixel(to) },
    points: points.map(({ level, share, low, high }) => ({
      x: x.toPixel(100 * level),
      y: y.toPixel(100 * share),
      low: y.toPixel(100 * low),
      high: y.toPixel(100 * high),
      kept: low <= level && level <= high,
    })),
  };
}
