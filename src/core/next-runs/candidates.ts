import type { Law, Plan } from '../laws';
import { failure, type Result, success } from '../result';
import type { NextRunLimits, NextRunsRequest } from './types';

/** Ten sizes and twenty token counts a decade: numbers people would choose, within 6 % of any other. */
const SIZES = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8];
const TOKENS = [
  ...[1, 1.12, 1.25, 1.4, 1.6, 1.8, 2, 2.24, 2.5, 2.8],
  ...[3.2, 3.6, 4, 4.5, 5, 5.6, 6.4, 7.2, 8, 9],
];

/**
 * Runs on a logarithmic grid of N and D inside the limits, the law's domain and the budget, by N, then by D.
 *
 * Problems: `next-bad-limits` (part), `next-no-candidates`, `next-budget-small` (budget, least).
 */
export function listCandidates(
  law: Law,
  sizes: Float64Array,
  { budget, limits }: NextRunsRequest,
): Result<Plan[]> {
  const bad = findBadLimit(limits);
  if (bad) return failure('next-bad-limits', { part: bad });
  const domain = (id: string) => law.variables.find((variable) => variable.id === id)?.domain;
  const [leastParams, mostParams] = domain('N') ?? [0, Number.POSITIVE_INFINITY];
  const [leastTokens, mostTokens] = domain('D') ?? [0, Number.POSITIVE_INFINITY];
  const least = sizes.reduce((a, b) => Math.min(a, b)) / limits.sizeFactor;
  const most = sizes.reduce((a, b) => Math.max(a, b)) * limits.sizeFactor;
  const plans: Plan[] = [];
  let cheapest = Number.POSITIVE_INFINITY;
  for (const N of grid(SIZES, Math.max(least, leastParams), Math.min(most, mostParams))) {
    const from = Math.max(limits.ratio[0] * N, leastTokens);
    const to = Math.min(limits.ratio[1] * N, mostTokens);
    for (const D of grid(TOKENS, from, to)) {
      cheapest = Math.min(cheapest, 6 * N * D);
      if (6 * N * D <= budget) plans.push({ N, D });
    }
  }
  if (plans.length > 0) return success(plans);
  return Number.isFinite(cheapest)
    ? failure('next-budget-small', { budget, least: cheapest })
    : failure('next-no-candidates');
}

function findBadLimit({ ratio, sizeFactor }: NextRunLimits): string | null {
  if (!(ratio[0] > 0 && ratio[1] >= ratio[0] && Number.isFinite(ratio[1]))) return 'ratio';
  return sizeFactor >= 1 && Number.isFinite(sizeFactor) ? null : 'sizeFactor';
}

/** The marks of every decade that lie from `low` to `high`. */
function grid(marks: readonly number[], low: number, high: number): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++) {
    for (const mark of marks) {
      const value = Number(`${mark}e${power}`);
      if (value >= low && value <= high) values.push(value);
    }
  }
  return values;
}
