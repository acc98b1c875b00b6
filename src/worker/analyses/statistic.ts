import { type Inputs, type Law, predict } from '../../core/laws';
import { localExponents, optimalPlan } from '../../core/optimum';

/**
 * A number a fit is asked for, as plain data: the law's own response at inputs, the compute-optimal size, tokens,
 * tokens per parameter or least loss at a budget (FLOPs), the exponents of N* ~ C^a and D* ~ C^b there, or a
 * parameter by its id.
 */
export type Statistic =
  | { readonly kind: 'response'; readonly inputs: Inputs }
  | {
      readonly kind: 'params' | 'tokens' | 'ratio' | 'least-loss' | 'a' | 'b';
      readonly compute: number;
    }
  | { readonly kind: 'parameter'; readonly id: string };

/** The statistic as a function of natural parameters; all but `response` and `parameter` need a law of N and D. */
export function toStatistic(
  law: Law,
  statistic: Statistic,
): (parameters: ArrayLike<number>) => number {
  if (statistic.kind === 'response') return (p) => predict(law, statistic.inputs, p);
  if (statistic.kind === 'parameter') {
    const index = law.parameters.findIndex(({ id }) => id === statistic.id);
    return (p) => p[index] ?? Number.NaN;
  }
  const { kind, compute } = statistic;
  if (kind === 'a' || kind === 'b') return (p) => localExponents(law, p, compute)[kind];
  return (p) => {
    const { N, D, loss } = optimalPlan(law, p, compute);
    return kind === 'params' ? N : kind === 'tokens' ? D : kind === 'ratio' ? D / N : loss;
  };
}
