import { failure, type Problem } from '../result';
import type { Dataset } from './types';

/** Five parameters and one run to spare: fewer cannot be fitted. */
const FEWEST_RUNS = 6;
/** Sizes closer than this are one size. */
const SAME = 1e-6;

/**
 * Whether the runs can carry a fit at all: `data-too-few-runs`, `data-one-size`, `data-one-token-count`.
 * Null where they can.
 */
export function checkRuns(
  { N, D }: Pick<Dataset, 'N' | 'D'>,
  rejected: number,
  filtered: number,
): { ok: false; problem: Problem } | null {
  const runs = N.length;
  if (runs < FEWEST_RUNS)
    return failure('data-too-few-runs', { runs, needed: FEWEST_RUNS, rejected, filtered });
  if (isOneValue(N)) return failure('data-one-size', { N: N[0] as number, runs });
  if (isOneValue(D)) return failure('data-one-token-count', { D: D[0] as number, runs });
  return null;
}

function isOneValue(values: Float64Array): boolean {
  let low = Infinity;
  let high = 0;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high <= low * (1 + SAME);
}
