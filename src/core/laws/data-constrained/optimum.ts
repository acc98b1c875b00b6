import { findRoot } from '../../numerics';
import { additiveOptimum } from '../chinchilla';
import type { ClosedFormOptimum, Plan, Vector } from '../law';
import { logMatching } from './form';
import { logReturn, saturated } from './saturation';

const untied = (p: Vector): Vector => [
  p[0] as number,
  p[1] as number,
  p[2] as number,
  p[3] as number,
  p[3] as number,
];

/** With as many unique tokens as a plan wants: N stays at U_N, nothing repeats, the additive form decides. */
export const unlimitedOptimum: ClosedFormOptimum = {
  atCompute: (p, compute) => additiveOptimum.atCompute(untied(p), compute),
  computeForParams: (p, params) => additiveOptimum.computeForParams(untied(p), params),
  computeForTokens: (p, tokens) => additiveOptimum.computeForTokens(untied(p), tokens),
  computeForLoss: (p, loss) => additiveOptimum.computeForLoss(untied(p), loss),
  exponents: () => ({ a: 0.5, b: 0.5 }),
};

/**
 * The plan with the least loss for C = 6 N D and `unique` tokens. Where the data do not suffice it is the
 * one root of "one more per cent of size is worth one more per cent of tokens", to about 1e-14 in log N:
 * the worth of size only falls with N, that of tokens only rises.
 */
export function planWithUnique(p: Vector, compute: number, unique: number): Plan {
  const free = unlimitedOptimum.atCompute(p, compute);
  if (free.D <= unique) return free;
  const alpha = p[3] as number;
  const logUnique = Math.log(unique);
  const logPairs = Math.log(compute) - Math.log(6);
  const matching = logUnique + logMatching(p);
  const logA = Math.log(p[1] as number);
  const logB = Math.log(p[2] as number);
  const excess = (logN: number): number => {
    const overN = logN - matching;
    const overD = logPairs - logN - logUnique;
    const size =
      logA -
      alpha * (matching + saturated(overN, p[5] as number)) +
      logReturn(overN, p[5] as number);
    const data =
      logB -
      alpha * (logUnique + saturated(overD, p[4] as number)) +
      logReturn(overD, p[4] as number);
    return data - size;
  };
  // One epoch is too few; go towards more until size is worth more.
  const high = logPairs - logUnique;
  if (!(excess(high) > 0)) return { N: Math.exp(high), D: unique };
  let step = 1;
  while (excess(high - step) > 0) step *= 2;
  const logN = findRoot(excess, high - step, high, 1e-15);
  return { N: Math.exp(logN), D: Math.exp(logPairs - logN) };
}
