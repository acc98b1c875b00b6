import type { Law, Vector } from '../laws';
import { findRoot, type Interval } from '../numerics';
import { createBudget } from './budget';
import { optimalPlan, paramsOnBudget } from './optimal-plan';
import { createPlane } from './plane';

/**
 * Sizes that waste at most `tolerance` of a budget (0.01: one per cent): all N whose loss at `compute` FLOPs
 * is no worse than the optimum's at compute / (1 + tolerance). Raw counts; an end is the law's own limit
 * where the loss stays good enough all the way.
 */
export function goodEnoughRange(
  law: Law,
  parameters: Vector,
  compute: number,
  tolerance: number,
): Interval {
  const best = Math.log(optimalPlan(law, parameters, compute).N);
  if (!(tolerance > 0)) return { low: Math.exp(best), high: Math.exp(best) };
  const allowed = optimalPlan(law, parameters, compute / (1 + tolerance)).loss;
  const plane = createPlane(law, parameters);
  const budget = createBudget(compute);
  const [least, most] = paramsOnBudget(plane, budget);
  const excess = (logN: number): number => plane.loss(logN, budget.logTokens(logN)) - allowed;
  const end = (limit: number): number =>
    Math.exp(excess(limit) > 0 ? findRoot(excess, best, limit) : limit);
  return { low: end(least), high: end(most) };
}
