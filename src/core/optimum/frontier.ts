import { type Law, predict, type Vector } from '../laws';
import { findRoot } from '../numerics';
import { isUnlimited, optimalPlan, type PlanOptions, solveOptimalPlan } from './optimal-plan';
import { createPlane, type Plane } from './plane';

/** Budgets searched, natural logarithm of FLOPs: 1e3 to 1e45. */
const logComputeRange = [Math.log(1e3), Math.log(1e45)] as const;

/** Training FLOPs at which `params` is the optimal size; NaN when it never is. */
export function computeForParams(law: Law, parameters: Vector, params: number): number {
  if (law.optimum) return law.optimum.computeForParams(parameters, params);
  const plane = createPlane(law, parameters);
  const logN = Math.log(params);
  const logD = findRoot((d) => plane.tilt(logN, d), ...plane.logTokens);
  return 6 * Math.exp(logN + logD);
}

/** Training FLOPs at which `tokens` is the optimal amount of data; NaN when it never is. */
export function computeForTokens(law: Law, parameters: Vector, tokens: number): number {
  if (law.optimum) return law.optimum.computeForTokens(parameters, tokens);
  const plane = createPlane(law, parameters);
  const logD = Math.log(tokens);
  const logN = findRoot((n) => plane.tilt(n, logD), ...plane.logParams);
  return 6 * Math.exp(logN + logD);
}

/** Least FLOPs (serving included, where tokens are served) that reach a loss; NaN when no budget does. */
export function computeForLoss(
  law: Law,
  parameters: Vector,
  loss: number,
  options: PlanOptions = {},
): number {
  if (law.optimum && isUnlimited(options)) return law.optimum.computeForLoss(parameters, loss);
  const { paramsRange, held, served = 0 } = options;
  const plane = createPlane(law, parameters, held);
  const excess = (logC: number): number =>
    solveOptimalPlan(law, parameters, Math.exp(logC), options).loss - loss;
  return Math.exp(findRoot(excess, ...affordable(plane, served, paramsRange)));
}

/** log C from the least plan the law and `paramsRange` allow (and 1e3 FLOPs) to 1e45 FLOPs. */
function affordable(
  { logParams, logTokens }: Plane,
  served: number,
  paramsRange?: readonly [number, number],
): [number, number] {
  const params = Math.max(Math.exp(logParams[0]), paramsRange?.[0] ?? 0);
  const least = params * (6 * Math.exp(logTokens[0]) + 2 * served);
  return [Math.max(logComputeRange[0], Math.log(least) + 1e-9), logComputeRange[1]];
}

/**
 * Least training FLOPs that reach the loss of a run of `params` and `tokens`. Its own 6 N D over this is what
 * its shape wastes: 1 on the frontier, above 1 elsewhere.
 */
export function computeEquivalent(
  law: Law,
  parameters: Vector,
  params: number,
  tokens: number,
): number {
  return computeForLoss(law, parameters, predict(law, { N: params, D: tokens }, parameters));
}

/** Exponents of N* ~ C^a and D* ~ C^b at a budget; a + b = 1. */
export function localExponents(
  law: Law,
  parameters: Vector,
  compute: number,
): { readonly a: number; readonly b: number } {
  if (law.optimum) return law.optimum.exponents(parameters);
  const step = 1e-3;
  const above = optimalPlan(law, parameters, compute * Math.exp(step));
  const below = optimalPlan(law, parameters, compute * Math.exp(-step));
  const a = Math.log(above.N / below.N) / (2 * step);
  return { a, b: 1 - a };
}
