/** Measured against predicted responses of the same rows, in base units. */
export interface ObservedSeries {
  readonly observed: Float64Array;
  readonly predicted: Float64Array;
  /** What a published set of values predicts for the same rows; absent where there is none. */
  readonly published?: Float64Array;
  /** Whether both axes are logarithmic: responses above 0 that span more than a factor of three. */
  readonly log: boolean;
  /** Both axes, as drawn: log10 where `log`. */
  readonly range: readonly [number, number];
  /** Largest |predicted / observed - 1| over the rows, and the one half of them stay within. */
  readonly worst: number;
  readonly middle: number;
}

const logSpan = 3;
const margin = 0.06;

export function observedSeries(
  observed: Float64Array,
  predicted: Float64Array,
  published?: Float64Array,
): ObservedSeries {
  const measured = [...observed, ...predicted].filter(Number.isFinite);
  const low = Math.min(...measured);
  const high = Math.max(...measured);
  const log = low > 0 && high > logSpan * low;
  const place = (value: number): number => (log ? Math.log10(value) : value);
  const [from, to] = [place(low), place(high)];
  const pad = margin * (to - from) || Math.abs(from) * margin || 1;
  const errors = Array.from(observed, (value, row) =>
    Math.abs((predicted[row] as number) / value - 1),
  ).sort((a, b) => a - b);
  return {
    observed,
    predicted,
    ...(published ? { published } : {}),
    log,
    range: [from - pad, to + pad],
    worst: errors.at(-1) ?? Number.NaN,
    middle: errors[Math.floor((errors.length - 1) / 2)] ?? Number.NaN,
  };
}
