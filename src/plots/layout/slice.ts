import { formatCount } from '../../core/units';
import { extent, type RunSeries } from '../series/runs';
import type { SliceSeries } from '../series/slice';
import { bandPath, createFrame, type Frame, linePath } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

export interface SliceInput {
  readonly slice: SliceSeries;
  readonly runs: RunSeries | null;
  /** log10 N. */
  readonly pointN: number;
  readonly pointLoss: number;
  readonly optimumN: number;
  readonly optimumLoss: number;
  readonly good: readonly [number, number];
}

export interface SliceLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly curve: string;
  readonly band: string;
  readonly good: { readonly x: number; readonly width: number };
  readonly measured: readonly {
    readonly row: number;
    readonly x: number;
    readonly y: number;
    readonly included: boolean;
  }[];
  readonly point: readonly [number, number];
  readonly optimum: readonly [number, number];
}

export function sliceLayout(input: SliceInput, width: number, height: number): SliceLayout {
  const { slice, runs, pointN, pointLoss, optimumN, optimumLoss, good } = input;
  const { logN, loss, low, high } = slice;
  const frame = createFrame(width, height, { left: 44, right: 18, top: 22, bottom: 36 });
  const measured = runs ? slice.measured : [];
  const sizes = measured.map((row) => runs?.logN[row] as number);
  // Widened in half decades, for the same reason that the slice moves in steps.
  const half = (value: number, round: (value: number) => number): number => round(value * 2) / 2;
  const start = logN[0] as number;
  const end = logN[logN.length - 1] as number;
  const least = Math.min(pointN - 0.1, ...sizes);
  const most = Math.max(pointN + 0.1, ...sizes);
  const first = least < start ? half(least, Math.floor) : start;
  const last = most > end ? half(most, Math.ceil) : end;
  const x = createScale([first, last], [frame.left, frame.right]);
  const y = createScale(lossRange(input), [frame.bottom, frame.top]);
  const at = (values: Float64Array) => (i: number) =>
    [x.toPixel(logN[i] as number), y.toPixel(values[i] as number)] as const;
  return {
    frame,
    x,
    y,
    xTicks: logTicks(x.domain, (v) => formatCount(v, 1), width / 64),
    yTicks: linearTicks(y.domain, height / 44),
    curve: linePath(
      loss.length,
      (i) => at(loss)(i)[0],
      (i) => at(loss)(i)[1],
    ),
    band: low.length > 0 ? bandPath(low.length, at(low), at(high)) : '',
    good: { x: x.toPixel(good[0]), width: Math.max(1, x.toPixel(good[1]) - x.toPixel(good[0])) },
    measured: measured.map((row) => ({
      row,
      x: x.toPixel(runs?.logN[row] as number),
      y: y.toPixel(runs?.loss[row] as number),
      included: runs?.included[row] === 1,
    })),
    point: [x.toPixel(pointN), y.toPixel(pointLoss)],
    optimum: [x.toPixel(optimumN), y.toPixel(optimumLoss)],
  };
}

/** From under the band at the optimum to well above the point: the valley is the story, not its far walls. */
function lossRange(input: SliceInput): [number, number] {
  const { slice, runs, pointLoss, optimumLoss } = input;
  const { loss, low } = slice;
  const [floor] = extent(low.length > 0 ? low : loss);
  const walls = Math.max(loss[0] as number, loss[loss.length - 1] as number);
  const cap = optimumLoss + Math.max(0.6 * (walls - optimumLoss), 1.25 * (pointLoss - optimumLoss));
  const measured = runs ? slice.measured.map((row) => runs.loss[row] as number) : [];
  const top = Math.max(
    cap,
    bandAbove(slice, input.optimumN),
    ...measured.filter((v) => v < cap + 0.5),
  );
  const bottom = Math.min(floor, ...measured);
  // Ends on a grid of about a sixth of the range: the axis then rests for most of a drag.
  const step = niceStep((top - bottom) / 6);
  return [Math.floor(bottom / step) * step, Math.ceil(top / step) * step];
}

/** Upper edge of the band at the optimum; nothing where there is no band. */
function bandAbove({ logN, high }: SliceSeries, optimumN: number): number {
  if (high.length === 0) return Number.NEGATIVE_INFINITY;
  const index = logN.findIndex((n) => n >= optimumN);
  return high[Math.max(0, index)] as number;
}

/** The next of 1, 2, 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}
