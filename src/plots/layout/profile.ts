import type { ProfileSeries } from '../series/profile';
import { createFrame, type Frame, linePath } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

/** A bar along the axis of values, pixels. An open end is one at a bound. */
export interface ProfileBar {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly fromOpen: boolean;
  readonly toOpen: boolean;
}

/** A profile likelihood in pixels. */
export interface ProfileLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly curve: string;
  /** Height of the threshold. */
  readonly thresholdY: number;
  readonly estimateX: number;
  readonly interval: ProfileBar;
  /** The interval of another method, under the threshold. */
  readonly other: ProfileBar | null;
}

const HIGHEST = 1.75;

export function profileLayout(
  series: ProfileSeries,
  other: readonly [number, number] | null,
  format: (value: number) => string,
  width: number,
  height: number,
): ProfileLayout {
  const frame = createFrame(width, height, { left: 40, right: 16, top: 24, bottom: 38 });
  const place = (value: number): number => (series.log ? Math.log10(value) : value);
  const bounds = [series.low, series.high, ...(other ? other.map(place) : [])].filter(
    Number.isFinite,
  );
  const low = Math.min(series.estimate, ...bounds);
  const high = Math.max(series.estimate, ...bounds);
  const pad = Math.max((high - low) * 0.14, Math.abs(high) * 1e-9, 1e-12);
  const x = createScale([low - pad, high + pad], [frame.left, frame.right]);
  const y = createScale([0, HIGHEST], [frame.bottom, frame.top]);
  const inside = (value: number): number =>
    Math.min(Math.max(x.toPixel(value), frame.left), frame.right);
  const thresholdY = y.toPixel(1);
  const room = (frame.right - frame.left) / 64;
  return {
    frame,
    x,
    y,
    xTicks: series.log
      ? logTicks(x.domain, format, room)
      : linearTicks(x.domain, Math.max(2, room)),
    yTicks: [0, 0.5, 1, 1.5].map((value) => ({ value, label: String(value) })),
    curve: linePath(
      series.at.length,
      (i) => x.toPixel(series.at[i] as number),
      (i) => y.toPixel(series.rise[i] as number),
    ),
    thresholdY,
    estimateX: x.toPixel(series.estimate),
    interval: {
      from: inside(series.low),
      to: inside(series.high),
      y: thresholdY,
      fromOpen: series.lowOpen,
      toOpen: series.highOpen,
    },
    other: other && {
      from: inside(place(other[0])),
      to: inside(place(other[1])),
      y: thresholdY + 16,
      fromOpen: false,
      toOpen: false,
    },
  };
}
