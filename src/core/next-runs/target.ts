import { type Inputs, type Law, toVector } from '../laws';
import { computeForParams, computeForTokens, optimalPlan } from '../optimum';
import { failure, type Result, success } from '../result';
import type { FittedModel } from './types';

/**
 * The whole point a target means under a fitted law. C, N or D alone is the optimal plan there: at a budget the loss
 * of the plan moves with the parameters as the loss at that fixed point does, for the plan is a minimum.
 *
 * Problems: `next-no-plane` (law), `next-target-short` (needed), `next-target-outside` (input, value, low, high).
 */
export function resolveTarget({ problem, fit }: FittedModel, given: Inputs): Result<Inputs> {
  const { law } = problem;
  const ids = law.variables.map(({ id }) => id);
  if (!ids.includes('N') || !ids.includes('D')) return failure('next-no-plane', { law: law.id });
  const needed = ids.join(', ');
  const others: Record<string, number> = {};
  for (const { id, default: usual } of law.variables) {
    if (id === 'N' || id === 'D') continue;
    const value = given[id] ?? usual;
    if (value === undefined) return failure('next-target-short', { needed });
    others[id] = value;
  }
  const plan = resolvePlan(law, toVector(law, fit.parameters), given, others);
  if (!plan) return failure('next-target-short', { needed });
  const point: Record<string, number> = { ...plan, ...others };
  for (const { id, domain } of law.variables) {
    const value = point[id] as number;
    if (value >= domain[0] && value <= domain[1]) continue;
    const [low, high] = domain;
    return failure('next-target-outside', { input: id, value, low, high });
  }
  return success(point);
}

function resolvePlan(
  law: Law,
  parameters: Float64Array,
  { C, N, D }: Inputs,
  others: Inputs,
): { N: number; D: number } | null {
  if (N !== undefined && D !== undefined) return { N, D };
  if (C !== undefined && N !== undefined) return { N, D: C / (6 * N) };
  if (C !== undefined && D !== undefined) return { N: C / (6 * D), D };
  const options = Object.keys(others).length > 0 ? { held: others } : {};
  const at = (compute: number) => {
    const plan = optimalPlan(law, parameters, compute, options);
    return { N: plan.N, D: plan.D };
  };
  if (C !== undefined) return at(C);
  if (N !== undefined) return { N, D: computeForParams(law, parameters, N) / (6 * N) };
  if (D !== undefined) return { N: computeForTokens(law, parameters, D) / (6 * D), D };
  return null;
}
