import type { LawCurveSeries } from '../series/law-curve';
import { createFrame, type Frame, linePath } from './geometry';
import { createScale, linearTicks, logTicks, type Scale, type Tick } from './scale';

/** Curves of a law in pixels, each with its name at its end. */
export interface LawCurveLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly curves: readonly {
    readonly label: string;
    readonly d: string;
    /** Where the name stands, and where the line ends. */
    readonly labelY: number;
    readonly endY: number;
  }[];
  readonly valid: { readonly x: number; readonly width: number } | null;
}

const lineHeight = 15;

export function lawCurveLayout(
  series: LawCurveSeries,
  format: { readonly x: (value: number) => string; readonly y: (value: number) => string },
  width: number,
  height: number,
): LawCurveLayout {
  const labels = width < 520 ? 104 : Math.min(260, width * 0.3);
  const frame = createFrame(width, height, { left: 48, right: labels, top: 22, bottom: 38 });
  const { x: at, curves, valid } = series;
  const known = curves.flatMap(({ values }) => [...values].filter(Number.isFinite));
  const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 1];
  const pad = Math.max((high - low) * 0.06, Math.abs(high) * 1e-3, 1e-12);
  const x = createScale([at[0] as number, at[at.length - 1] as number], [frame.left, frame.right]);
  const y = createScale([low - pad, high + pad], [frame.bottom, frame.top]);
  const placed = curves.map(({ label, values }) => {
    const last = values.findLastIndex(Number.isFinite);
    return {
      label,
      d: linePath(
        at.length,
        (i) => x.toPixel(at[i] as number),
        (i) => y.toPixel(values[i] as number),
      ),
      endY: last < 0 ? frame.bottom : y.toPixel(values[last] as number),
    };
  });
  const spread = spreadLabels(
    placed.map(({ endY }) => endY),
    frame,
  );
  return {
    frame,
    x,
    y,
    xTicks: series.logX
      ? logTicks(x.domain, format.x, (frame.right - frame.left) / 64)
      : relabel(linearTicks(x.domain, (frame.right - frame.left) / 70), format.x),
    yTicks: series.logY
      ? logTicks(y.domain, format.y, height / 34)
      : linearTicks(y.domain, height / 44),
    curves: placed.map((curve, i) => ({ ...curve, labelY: spread[i] as number })),
    valid:
      valid && valid[1] > valid[0]
        ? { x: x.toPixel(valid[0]), width: x.toPixel(valid[1]) - x.toPixel(valid[0]) }
        : null,
  };
}

function relabel(ticks: readonly Tick[], format: (value: number) => string): Tick[] {
  return ticks.map(({ value, label }) => ({
    value,
    label: Math.abs(value) >= 1e4 ? format(value) : label,
  }));
}

/** Heights of names that do not overlap, as near to their lines as that allows. */
function spreadLabels(ends: readonly number[], frame: Frame): number[] {
  const order = ends.map((_, i) => i).sort((a, b) => (ends[a] as number) - (ends[b] as number));
  const heights = new Array<number>(ends.length).fill(0);
  let below = frame.top;
  for (const i of order) {
    heights[i] = Math.max(ends[i] as number, below);
    below = (heights[i] as number) + lineHeight;
  }
  let above = frame.bottom;
  for (const i of order.toReversed()) {
    heights[i] = Math.min(heights[i] as number, above);
    above = (heights[i] as number) - lineHeight;
  }
  return heights;
}
