import { findRoot } from '../../numerics';
import { additiveOptimum, readAdditive } from '../chinchilla';
import type { Plan, Vector } from '../law';

/** Relative precision asked of log N: the resolution of a double. */
const resolution = 1e-15;

/** FLOPs of training on D tokens and then serving `served` of them (input and output): 6 N D + 2 N served. */
export const lifetimeCompute = ({ N, D }: Plan, served: number): number =>
  6 * N * D + 2 * N * served;

/** The Chinchilla-optimal plan of a size, which sets the loss to reach. */
export function referencePlan(p: Vector, params: number): Plan {
  return { N: params, D: additiveOptimum.computeForParams(p, params) / (6 * params) };
}

/** Loss above E of that plan, without the cancellation of L - E: A N^-alpha is the share beta / (alpha + beta) of it. */
export function excessOfReference(p: Vector, params: number): number {
  const { A, alpha, beta } = readAdditive(p);
  return (A * Math.exp(-alpha * Math.log(params)) * (alpha + beta)) / beta;
}

/**
 * The plan that reaches E + `excess` for the least 6 N D + 2 N served; Sardana et al. 2024 (arXiv 2401.00448),
 * Eq. 4. With x = A N^-alpha / excess and D from the law, it is the root of
 * (alpha / beta) x = (1 - x) (1 + served / 3D): the left only rises with x and the right only falls, so there
 * is one, between the reference (x = beta / (alpha + beta)) and the size that needs endless data (x = 1).
 */
export function cheapestPlan(p: Vector, excess: number, served: number): Plan {
  if (!(excess > 0)) return { N: Number.NaN, D: Number.NaN };
  const { A, B, alpha, beta } = readAdditive(p);
  const logLeast = Math.log(A / excess) / alpha;
  /** log D of a size y = log(N / least) above the least. */
  const logTokens = (y: number): number =>
    (Math.log(B / excess) - Math.log(-Math.expm1(-alpha * y))) / beta;
  const plan = (y: number): Plan => ({ N: Math.exp(logLeast + y), D: Math.exp(logTokens(y)) });
  const reference = Math.log((alpha + beta) / beta) / alpha;
  const worth = (y: number): number =>
    (alpha / beta) * Math.exp(-alpha * y) +
    Math.expm1(-alpha * y) * (1 + served / (3 * Math.exp(logTokens(y))));
  // Too little served to move the plan by a double's resolution.
  if (!(worth(reference) < 0)) return plan(reference);
  return plan(findRoot(worth, 0, reference, resolution));
}

/**
 * The plan with the least loss for 6 N D + 2 N served = `compute`. One more per cent of N costs the tokens of
 * that per cent and what serving takes away; the root of that balance is unique, since the worth of size only
 * falls with N and the worth of the tokens given up only rises.
 */
export function bestPlan(p: Vector, compute: number, served: number): Plan {
  const free = additiveOptimum.atCompute(p, compute);
  if (served === 0) return free;
  const { A, B, alpha, beta } = readAdditive(p);
  // The size whose serving alone takes the whole budget.
  const logMost = Math.log(compute / 2) - Math.log(served);
  const logThird = Math.log(served / 3);
  /** Tokens of a size exp(-depth) of that: D = served / 3 (exp(depth) - 1). */
  const logTokens = (depth: number): number => logThird + Math.log(Math.expm1(depth));
  const balance = (depth: number): number => {
    const logD = logTokens(depth);
    const tokens = Math.log(beta * B) - beta * logD + logThird + depth - logD;
    const size = Math.log(alpha * A) - alpha * (logMost - depth);
    return tokens - size;
  };
  let deep = 1;
  while (balance(deep) > 0) deep *= 2;
  let shallow = Math.min(deep, 1);
  while (balance(shallow) < 0) shallow /= 2;
  const depth = findRoot(balance, shallow, deep, resolution);
  return { N: Math.exp(logMost - depth), D: Math.exp(logTokens(depth)) };
}
