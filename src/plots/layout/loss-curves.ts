import type { LossCurvesSeries } from '../series/loss-curves';
import { createFrame, type Frame, linePath } from './geometry';
import { createScale, logTicks, type Scale, type Tick } from './scale';

export interface LossCurvesLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly curves: readonly {
    readonly d: string;
    readonly family: number;
    readonly name: string;
    /** Where it ends. */
    readonly end: readonly [number, number];
  }[];
  /** Sizes named beside the end of their longest curve, as far as there is room. */
  readonly labels: readonly {
    readonly family: number;
    readonly params: number;
    readonly y: number;
    readonly endX: number;
    readonly endY: number;
  }[];
  /** The curve nearest to a place, within a finger's breadth, and its point there. */
  nearest(
    px: number,
    py: number,
  ): { readonly curve: number; readonly x: number; readonly y: number } | null;
}

const LINE = 15;
const REACH = 28;

/** Loss curves on log axes; of many points of a curve in one column of pixels the highest and lowest are drawn. */
export function lossCurvesLayout(
  { curves, sizes }: LossCurvesSeries,
  format: { readonly tokens: (value: number) => string; readonly loss: (value: number) => string },
  width: number,
  height: number,
): LossCurvesLayout {
  const frame = createFrame(width, height, { left: 52, right: 66, top: 22, bottom: 40 });
  const xs = spanOf(curves.map(({ logTokens }) => logTokens));
  const ys = spanOf(curves.map(({ logLoss }) => logLoss));
  const pad = Math.max(0.01, (ys[1] - ys[0]) * 0.05);
  const x = createScale(xs[1] > xs[0] ? xs : [xs[0] - 0.5, xs[1] + 0.5], [frame.left, frame.right]);
  const y = createScale([ys[0] - pad, ys[1] + pad], [frame.bottom, frame.top]);
  const placed = curves.map(({ logTokens, logLoss, family, name }) => {
    const px = logTokens.map(x.toPixel);
    const py = logLoss.map(y.toPixel);
    const kept = thin(px, py);
    const last = px.length - 1;
    return {
      px,
      py,
      family,
      name,
      end: [px[last] as number, py[last] as number] as const,
      d: linePath(
        kept.length,
        (i) => px[kept[i] as number] as number,
        (i) => py[kept[i] as number] as number,
      ),
    };
  });
  return {
    frame,
    x,
    y,
    xTicks: logTicks(x.domain, format.tokens, (frame.right - frame.left) / 70),
    yTicks: logTicks(y.domain, format.loss, height / 34),
    curves: placed,
    labels: placeLabels(sizes, placed, frame),
    nearest: (px, py) => nearest(placed, px, py),
  };
}

function spanOf(columns: readonly Float64Array[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of columns) {
    for (const value of column) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** Places to draw of a line from left to right: in each pixel's column the first, the extremes and the last. */
export function thin(px: Float64Array, py: Float64Array): number[] {
  if (px.length < 400) return Array.from(px, (_, i) => i);
  const kept: number[] = [];
  for (let start = 0; start < px.length; ) {
    const column = Math.round(px[start] as number);
    let [end, low, high] = [start, start, start];
    while (end < px.length && Math.round(px[end] as number) === column) {
      if ((py[end] as number) < (py[low] as number)) low = end;
      if ((py[end] as number) > (py[high] as number)) high = end;
      end++;
    }
    const chosen = new Set([start, Math.min(low, high), Math.max(low, high), end - 1]);
    kept.push(...chosen);
    start = end;
  }
  return kept;
}

interface Placed {
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly family: number;
  readonly end: readonly [number, number];
}

function placeLabels(
  sizes: readonly number[],
  placed: readonly Placed[],
  frame: Frame,
): LossCurvesLayout['labels'] {
  const ends = sizes.flatMap((params, family) => {
    const own = placed.filter((curve) => curve.family === family);
    const longest = own.toSorted((a, b) => b.end[0] - a.end[0])[0];
    return longest ? [{ family, params, endX: longest.end[0], endY: longest.end[1] }] : [];
  });
  const room = Math.max(1, Math.floor((frame.bottom - frame.top) / LINE));
  const step = Math.ceil(ends.length / room);
  const named = ends.filter((_, i) => i % step === 0).sort((a, b) => a.endY - b.endY);
  // Down the list each stands below the one before, then what ran over the edge is pushed back up.
  const at = named.map(({ endY }) => endY);
  for (let i = 1; i < at.length; i++)
    at[i] = Math.max(at[i] as number, (at[i - 1] as number) + LINE);
  for (let i = at.length - 1; i >= 0; i--)
    at[i] = Math.min(
      at[i] as number,
      i === at.length - 1 ? frame.bottom : (at[i + 1] as number) - LINE,
    );
  return named.map((label, i) => ({ ...label, y: at[i] as number }));
}

function nearest(placed: readonly Placed[], px: number, py: number) {
  let best: { curve: number; x: number; y: number } | null = null;
  let closest = REACH;
  placed.forEach((line, curve) => {
    const at = lineAt(line, px);
    const distance = at === null ? Number.POSITIVE_INFINITY : Math.hypot(at[0] - px, at[1] - py);
    if (at === null || distance >= closest) return;
    closest = distance;
    best = { curve, x: at[0], y: at[1] };
  });
  return best;
}

/** The point of a line at a place across; the end of a line that does not reach so far. */
function lineAt({ px, py }: Placed, wanted: number): readonly [number, number] | null {
  const last = px.length - 1;
  if (last < 0) return null;
  const x = Math.max(px[0] as number, Math.min(px[last] as number, wanted));
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((px[middle] as number) <= x) low = middle;
    else high = middle;
  }
  const [x0, x1] = [px[low] as number, px[high] as number];
  const share = x1 > x0 ? (x - x0) / (x1 - x0) : 0;
  return [x, (py[low] as number) + share * ((py[high] as number) - (py[low] as number))];
}
