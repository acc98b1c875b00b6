import { extent } from './runs';

/** Points of a scatter whose points are runs; one entry a run, in the order of the fit's rows. */
export interface RunPoints {
  /** As drawn: log10 where `logX`. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly logX: boolean;
  /** 1 where the run is drawn hollow: it lies in Huber's linear part. */
  readonly hollow: Uint8Array;
  readonly rangeX: readonly [number, number];
  readonly rangeY: readonly [number, number];
  /** Shaded between -band and band on y; null for none. */
  readonly band: number | null;
  /** The line the points would follow: level at 0, or y = x. */
  readonly reference: 'zero' | 'diagonal';
}

/**
 * Residuals over a positive quantity. `delta` is the half width of Huber's quadratic part in the residuals' own
 * unit; `linear` is not 0 for a run outside it.
 */
export function residualSeries(
  quantity: Float64Array,
  residual: Float64Array,
  linear: ArrayLike<number>,
  delta: number | null,
): RunPoints {
  const x = quantity.map(Math.log10);
  const [low, high] = extent(residual);
  const reach = Math.max(Math.abs(low), Math.abs(high), delta ?? 0) * 1.08 || 1;
  return {
    x,
    y: residual,
    logX: true,
    hollow: Uint8Array.from(linear, (part) => (part === 0 ? 0 : 1)),
    rangeX: pad(extent(x)),
    rangeY: [-reach, reach],
    band: delta,
    reference: 'zero',
  };
}

/** Standardised residuals over the normal quantiles they would have; `rows` says whose each one is. */
export function quantileSeries(
  { expected, found, rows }: QuantilePoints,
  linear: ArrayLike<number>,
): RunPoints {
  const x = new Float64Array(rows.length);
  const y = new Float64Array(rows.length);
  rows.forEach((row, k) => {
    x[row] = expected[k] as number;
    y[row] = found[k] as number;
  });
  return {
    x,
    y,
    logX: false,
    hollow: Uint8Array.from(linear, (part) => (part === 0 ? 0 : 1)),
    rangeX: pad(extent(x)),
    rangeY: pad(extent([...extent(y), ...extent(x)])),
    band: null,
    reference: 'diagonal',
  };
}

interface QuantilePoints {
  readonly expected: Float64Array;
  readonly found: Float64Array;
  readonly rows: Int32Array;
}

/**
 * Spearman's rank correlation with its t statistic; ties share their mean rank. NaN with fewer than three points
 * or where either has one value only.
 */
export function rankTrend(
  x: Float64Array,
  y: Float64Array,
): { readonly correlation: number; readonly t: number } {
  const count = x.length;
  const [a, b] = [ranks(x), ranks(y)];
  const middle = (count + 1) / 2;
  let cross = 0;
  let ofA = 0;
  let ofB = 0;
  for (let i = 0; i < count; i++) {
    const da = (a[i] as number) - middle;
    const db = (b[i] as number) - middle;
    cross += da * db;
    ofA += da * da;
    ofB += db * db;
  }
  const correlation = count > 2 && ofA > 0 && ofB > 0 ? cross / Math.sqrt(ofA * ofB) : Number.NaN;
  return {
    correlation,
    t: correlation * Math.sqrt((count - 2) / Math.max(1e-12, 1 - correlation * correlation)),
  };
}

function ranks(values: Float64Array): Float64Array {
  const order = Int32Array.from(values.keys()).sort(
    (i, j) => (values[i] as number) - (values[j] as number),
  );
  const found = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number])
      end++;
    for (let k = start; k < end; k++) found[order[k] as number] = (start + 1 + end) / 2;
    start = end;
  }
  return found;
}

function pad([low, high]: readonly [number, number]): [number, number] {
  const margin = (high - low) * 0.05 || 0.1;
  return [low - margin, high + margin];
}
