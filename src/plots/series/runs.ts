import { type Dataset, type Span, spanRuns, type Texts } from '../../core/data';
import { createRandom } from '../../core/numerics';

/** Runs in log10 units, one entry a run of the dataset, in its order; the logs are those of the rows in `drawn` only. */
export interface RunSeries {
  /** Rows that are drawn, ascending: all of them, or a sample where there are more than `MOST_DRAWN`. */
  readonly drawn: Uint32Array;
  readonly logC: Readonly<Record<number, number>>;
  readonly logN: Readonly<Record<number, number>>;
  readonly loss: Float64Array;
  readonly names: Texts;
  readonly included: Uint8Array;
  readonly includedCount: number;
  /** Over the included runs: outliers left out must not eat the colour scale. */
  readonly lossRange: readonly [number, number];
  /** Smallest and largest log10 C, log10 N and log10 D over every run. */
  readonly rangeC: readonly [number, number];
  readonly rangeN: readonly [number, number];
  readonly rangeD: readonly [number, number];
}

export const LOG10_6 = Math.log10(6);

/** More dots would hide one another and cost every frame. */
export const MOST_DRAWN = 1000;

/** A million rows are passed once, without a logarithm or an object a row; only the drawn ones are looked at closer. */
export function runSeries(dataset: Dataset, included: Uint8Array): RunSeries {
  const { N, D, loss, names } = dataset;
  const count = N.length;
  const spans = spanRuns(dataset, included);
  const drawn =
    count <= MOST_DRAWN
      ? sampleRows(count, count, [])
      : sampleRows(count, MOST_DRAWN, spans.corners);
  // A few of many rows are entries, not places in an array of all: that would be room for a million numbers.
  const isAll = drawn.length === count;
  const logN: Record<number, number> = isAll ? new Float64Array(count) : {};
  const logC: Record<number, number> = isAll ? new Float64Array(count) : {};
  for (const row of drawn) {
    const n = Math.log10(N[row] as number);
    logN[row] = n;
    logC[row] = LOG10_6 + n + Math.log10(D[row] as number);
  }
  const [lowC, highC] = logs(spans.product);
  return {
    drawn,
    logC,
    logN,
    loss,
    names,
    included,
    includedCount: spans.included,
    lossRange: spans.loss,
    rangeC: [LOG10_6 + lowC, LOG10_6 + highC],
    rangeN: logs(spans.N),
    rangeD: logs(spans.D),
  };
}

function logs([low, high]: Span): Span {
  return [Math.log10(low), Math.log10(high)];
}

/** Always the same rows: one from each of `most` stretches of equal length, and those that must be among them. */
function sampleRows(count: number, most: number, among: readonly number[]): Uint32Array {
  if (count <= most) return Uint32Array.from({ length: count }, (_, row) => row);
  const random = createRandom(SAMPLE_SEED);
  const rows = new Set(among);
  for (let k = 0; k < most; k++)
    rows.add(Math.min(count - 1, Math.floor(((k + random.uniform()) * count) / most)));
  return Uint32Array.from(rows).sort();
}

const SAMPLE_SEED = 1;

/** Smallest and largest value; a loop, because spreading a million entries into Math.min overflows the stack. */
export function extent(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Corners of the convex hull of the included runs that are drawn, as (log10 C, log10 N). */
export function runHull({ drawn, logC, logN, included }: RunSeries): Pair[] {
  const points: Pair[] = [];
  for (const row of drawn) {
    if (included[row] === 1) points.push([logC[row] as number, logN[row] as number]);
  }
  return convexHull(points);
}

export type Pair = readonly [number, number];

/** Corners of the convex hull, counter-clockwise (monotone chain); the points themselves where there are under three. */
export function convexHull(points: readonly Pair[]): Pair[] {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Pair[]): Pair[] => {
    const chain: Pair[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && turn(chain.at(-2) as Pair, chain.at(-1) as Pair, point) <= 0)
        chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn(a: Pair, b: Pair, c: Pair): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Whether log10 N and log10 D lie inside the hull of the included runs. */
export function insideHull(runs: RunSeries, logN: number, logD: number): boolean {
  const hull = runHull(runs);
  const point: Pair = [LOG10_6 + logN + logD, logN];
  return (
    hull.length > 2 &&
    hull.every((corner, i) => turn(corner, hull[(i + 1) % hull.length] as Pair, point) >= 0)
  );
}
