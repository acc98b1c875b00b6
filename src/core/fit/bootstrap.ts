import { toVector } from '../laws';
import type { LongWork } from '../long-work';
import { createRandom, type Interval, percentileInterval } from '../numerics';
import { deltaLadder } from './fit';
import { createObjective } from './objective';
import { createParameterSpace } from './parameter-space';
import { prepareRows } from './prepare';
import { createSolver, type Outcome } from './solver';
import type { Bootstrap, Fit, FitProblem, FitSettings } from './types';

export interface BootstrapPlan {
  readonly replicates: number;
  readonly seed: number;
  /** Number of the first replicate, 0 unless this is one share of a larger bootstrap. */
  readonly first?: number;
}

/**
 * Case bootstrap: each replicate draws n rows with replacement (as integer weights) and refits from the full
 * fit. Replicate k depends on `seed` and k alone, so shares run anywhere and put end to end are the whole.
 */
export function* bootstrap(
  problem: FitProblem,
  fit: Fit,
  settings: FitSettings,
  { replicates, seed, first = 0 }: BootstrapPlan,
): LongWork<Bootstrap> {
  const { law } = problem;
  const rows = prepareRows(problem, settings);
  const space = createParameterSpace(law, settings.fixed);
  const solver = createSolver(createObjective(rows, space), space);
  const ladder = deltaLadder(rows);
  const optimum = toVector(law, fit.parameters);
  const width = optimum.length;
  const weights = new Float64Array(rows.count);
  const parameters = new Float64Array(width);
  const outcome: Outcome = { value: 0, converged: false, evaluations: 0 };
  const draws = new Float64Array(replicates * width);
  let kept = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    const random = createRandom(seed, first + replicate);
    weights.fill(0);
    for (let i = 0; i < rows.count; i++) {
      const row = random.below(rows.count);
      weights[row] = (weights[row] as number) + 1;
    }
    parameters.set(optimum);
    solver.minimise(
      parameters,
      { weights, delta: rows.delta, damping: 0, tolerance: 1e-16 },
      outcome,
    );
    if (!outcome.converged) {
      parameters.set(optimum);
      for (const delta of ladder) {
        solver.minimise(parameters, { weights, delta, damping: 1e-2, tolerance: 1e-16 }, outcome);
      }
    }
    if (outcome.converged) draws.set(parameters, width * kept++);
    yield { done: replicate + 1, total: replicates };
  }
  return {
    seed,
    replicates: kept,
    draws: draws.slice(0, kept * width),
    failed: replicates - kept,
  };
}

/** Shares of one bootstrap put end to end, in the order of their first replicates. */
export function joinBootstraps(shares: readonly Bootstrap[]): Bootstrap {
  const draws = new Float64Array(shares.reduce((sum, share) => sum + share.draws.length, 0));
  let at = 0;
  for (const share of shares) {
    draws.set(share.draws, at);
    at += share.draws.length;
  }
  return {
    seed: shares[0]?.seed ?? 0,
    replicates: shares.reduce((sum, share) => sum + share.replicates, 0),
    draws,
    failed: shares.reduce((sum, share) => sum + share.failed, 0),
  };
}

/** A statistic (prediction, N*, an exponent) at each draw, in the order of the draws. */
export function mapDraws(
  { draws, replicates }: Bootstrap,
  statistic: (parameters: Float64Array) => number,
): Float64Array {
  const width = draws.length / Math.max(replicates, 1);
  const values = new Float64Array(replicates);
  for (let i = 0; i < replicates; i++) {
    values[i] = statistic(draws.subarray(i * width, (i + 1) * width));
  }
  return values;
}

/** Central percentile interval of a statistic over the draws, at a level such as 0.95. */
export function bootstrapInterval(
  bootstrap: Bootstrap,
  statistic: (parameters: Float64Array) => number,
  level: number,
): Interval {
  return percentileInterval(mapDraws(bootstrap, statistic), level);
}
