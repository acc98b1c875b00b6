import type { Dataset, Texts } from '../../core/data';

/** Runs in log10 units, one entry a run of the dataset, in its order. */
export interface RunSeries {
  readonly logC: Float64Array;
  readonly logN: Float64Array;
  readonly loss: Float64Array;
  readonly names: Texts;
  readonly included: Uint8Array;
  /** Over the included runs: outliers left out must not eat the colour scale. */
  readonly lossRange: readonly [number, number];
  /** Smallest and largest log10 C, log10 N and log10 D over every run. */
  readonly rangeC: readonly [number, number];
  readonly rangeN: readonly [number, number];
  readonly rangeD: readonly [number, number];
}

export const LOG10_6 = Math.log10(6);

export function runSeries(dataset: Dataset, included: Uint8Array): RunSeries {
  const logN = dataset.N.map(Math.log10);
  const logD = dataset.D.map(Math.log10);
  const logC = logN.map((n, i) => LOG10_6 + n + (logD[i] as number));
  return {
    logC,
    logN,
    loss: dataset.loss,
    names: dataset.names,
    included,
    lossRange: extent(dataset.loss.filter((_, i) => included[i] === 1)),
    rangeC: extent(logC),
    rangeN: extent(logN),
    rangeD: extent(logD),
  };
}

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

/** Corners of the convex hull of the included runs as (log10 C, log10 N). */
export function runHull({ logC, logN, included }: RunSeries): Pair[] {
  const points: Pair[] = [];
  for (let i = 0; i < logC.length; i++) {
    if (included[i] === 1) points.push([logC[i] as number, logN[i] as number]);
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
