import { formatCount, formatFlops, formatPlain } from '../../core/units';
import type { FrontierSeries } from '../series/frontier';
import { extent } from '../series/runs';
import { bandPath, createFrame, type Frame, linePath } from './geometry';
import { createScale, logTicks, type Scale, type Tick } from './scale';

/** Compute-optimal tokens per parameter along the path. */
export interface RatioLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly measured: string;
  readonly beyond: string;
  readonly band: string;
}

export function ratioLayout(
  frontier: FrontierSeries,
  largest: number | null,
  width: number,
  height: number,
): RatioLayout {
  const { logC, logRatio, ratioBands } = frontier;
  const frame = createFrame(width, height, { left: 44, right: 18, top: 22, bottom: 36 });
  const widest = ratioBands[0];
  const [low] = extent(widest ? widest.low : logRatio);
  const [, high] = extent(widest ? widest.high : logRatio);
  const [first, last] = extent(logC);
  // At least a decade, so that a flat ratio looks flat.
  const middle = (low + high) / 2;
  const half = Math.max(0.5, (high - low) / 2 + 0.1);
  const x = createScale([first, last], [frame.left, frame.right]);
  const y = createScale([middle - half, middle + half], [frame.bottom, frame.top]);
  const end = largest ?? Number.NEGATIVE_INFINITY;
  const step = (logC[1] as number) - (logC[0] as number);
  const line = (keep: (c: number) => boolean): string =>
    linePath(
      logC.length,
      (i) => (keep(logC[i] as number) ? x.toPixel(logC[i] as number) : Number.NaN),
      (i) => y.toPixel(logRatio[i] as number),
    );
  const at = (values: Float64Array) => (i: number) =>
    [x.toPixel(logC[i] as number), y.toPixel(values[i] as number)] as const;
  return {
    frame,
    x,
    y,
    xTicks: logTicks(x.domain, (v) => formatFlops(v, 1), width / 72),
    yTicks: logTicks(
      y.domain,
      (v) => (v < 1e4 ? formatPlain(v, 1) : formatCount(v, 1)),
      height / 26,
    ),
    measured: line((c) => c <= end),
    beyond: line((c) => c > end - step),
    band: widest ? bandPath(logC.length, at(widest.low), at(widest.high)) : '',
  };
}
