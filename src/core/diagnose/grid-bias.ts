import { type Law, predict, type Vector } from '../laws';
import { localExponents, optimalParams } from '../optimum';
import { fitParabolas, type ParabolaOptions } from './parabolas';
import type { RunRows } from './run-rows';

/** What Approach 2 misses on one design even without noise: the parabola's own error. */
export interface GridBias {
  readonly budgets: readonly {
    readonly compute: number;
    /** Size at the parabola's vertex, and the law's own optimum. */
    readonly found: number;
    readonly truth: number;
    readonly ratio: number;
  }[];
  /** Geometric mean over the budgets of found over true N*. */
  readonly ratio: number;
  /** Exponent of N* in C as Approach 2 would state it, and the law's own at the middle budget. */
  readonly exponent: number;
  readonly trueExponent: number;
}

/**
 * Approach 2 on losses taken from the law itself at the very runs of a design, set beside the law's optimum.
 * Its budgets must have their minimum inside; null where fewer than two do.
 */
export function findGridBias(
  rows: Omit<RunRows, 'loss'>,
  law: Law,
  parameters: Vector,
  options: ParabolaOptions = {},
): GridBias | null {
  const loss = rows.N.map((N, i) => predict(law, { N, D: rows.D[i] as number }, parameters));
  const { budgets, params } = fitParabolas({ ...rows, loss }, options);
  const good = budgets.filter(({ place }) => place === 'inside');
  if (!params || good.length < 2) return null;
  const compared = good.map(({ compute, params: found }) => {
    const truth = optimalParams(law, parameters, compute);
    return { compute, found, truth, ratio: found / truth };
  });
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const middle = Math.exp(mean(good.map(({ compute }) => Math.log(compute))));
  return {
    budgets: compared,
    ratio: Math.exp(mean(compared.map(({ ratio }) => Math.log(ratio)))),
    exponent: params.exponent,
    trueExponent: localExponents(law, parameters, middle).a,
  };
}
