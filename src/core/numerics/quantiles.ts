/** Lower and upper end of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Quantile of values sorted ascending, interpolated linearly between order statistics
 * (type 7 of Hyndman and Fan 1996, the default of R and NumPy). NaN when there are none.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (position - below) * (high - low);
}

/** A sorted copy without NaN: the first step of every quantile. */
export function sortFinite(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
}

/** Quantile of values in any order; see `quantileOfSorted`. NaN entries are left out. */
export function quantile(values: ArrayLike<number>, probability: number): number {
  return quantileOfSorted(sortFinite(values), probability);
}

/** Central percentile interval of values sorted ascending: level 0.95 gives the 2.5 % and 97.5 % points. */
export function percentileIntervalOfSorted(sorted: ArrayLike<number>, level: number): Interval {
  const tail = (1 - level) / 2;
  return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) };
}

/** Central percentile interval of values in any order. NaN entries are left out. */
export function percentileInterval(values: ArrayLike<number>, level: number): Interval {
  return percentileIntervalOfSorted(sortFinite(values), level);
}
