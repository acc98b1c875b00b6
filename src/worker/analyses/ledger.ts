import { type BootstrapPlan, bootstrap, type FitProblem, fit, mapDraws } from '../../core/fit';
import { toVector } from '../../core/laws';
import type { LongWork } from '../../core/long-work';
import { percentileInterval } from '../../core/numerics';
import { localExponents } from '../../core/optimum';
import { failure, type Problem, type Result, success } from '../../core/result';
import type { Analysis, AnalysisCase } from './analysis';

export interface LedgerOptions {
  /** Sizes by each convention, one entry a row of the dataset. */
  readonly conventions: readonly { readonly id: string; readonly params: Float64Array }[];
  /** Other losses, one entry a row of the dataset, each fitted to the sizes in use. */
  readonly losses?: readonly { readonly id: string; readonly loss: Float64Array }[];
  /** Budget of the exponents a and b, FLOPs. */
  readonly compute: number;
  /** Refits behind an interval; 0 for none. */
  readonly replicates: number;
}

export interface LedgerNumber {
  readonly value: number;
  /** Ends of the 95 % percentile interval; null without refits. */
  readonly interval: readonly [number, number] | null;
}

export interface LedgerEntry {
  readonly id: string;
  /** By the law's parameter, and `a` and `b` of N* ~ C^a, D* ~ C^b; empty where the fit failed. */
  readonly numbers: Readonly<Record<string, LedgerNumber>>;
  readonly problem: Problem | null;
}

/** The fit on screen again under other counts of parameters and to other losses, each with its bootstrap. Problem: `diagnose-no-plane` (law). */
export const ledger: Analysis<LedgerOptions, readonly LedgerEntry[]> = function* (
  about,
  { conventions, losses = [], compute, replicates },
) {
  const { law, problem, given } = about;
  const size = law.variables.findIndex(({ id }) => id === 'N');
  if (size < 0 || !law.variables.some(({ id }) => id === 'D'))
    return failure('diagnose-no-plane', { law: law.title });
  const entries: LedgerEntry[] = [];
  const take = (values: Float64Array) => Float64Array.from(given, (row) => values[row] as number);
  const { standardErrors: _, ...unweighted } = problem;
  const variants = [
    ...conventions.map(({ id, params }) => ({
      id,
      counted: { ...problem, variables: problem.variables.with(size, take(params)) },
    })),
    // Standard errors are those of the loss in use.
    ...losses.map(({ id, loss }) => ({ id, counted: { ...unweighted, response: take(loss) } })),
  ];
  const total = variants.length;
  for (const { id, counted } of variants) {
    // Progress is in conventions: that of the fit and its refits inside says nothing to a reader.
    const work = fitOnce(about, counted, compute, replicates);
    let step = work.next();
    for (; !step.done; step = work.next()) yield { done: entries.length, total };
    const numbers = step.value;
    entries.push(
      numbers.ok
        ? { id, numbers: numbers.value, problem: null }
        : { id, numbers: {}, problem: numbers.problem },
    );
    yield { done: entries.length, total };
  }
  return success(entries);
};

function* fitOnce(
  { law, settings, seed, clusters }: AnalysisCase,
  problem: FitProblem,
  compute: number,
  replicates: number,
): LongWork<Result<LedgerEntry['numbers']>> {
  const fitted = yield* fit(problem, settings);
  if (!fitted.ok) return fitted;
  const families: Partial<BootstrapPlan> = clusters ? { kind: 'clusters', clusters } : {};
  const plan = { replicates, seed, ...families };
  const draws = replicates > 0 ? yield* bootstrap(problem, fitted.value, settings, plan) : null;
  const best = toVector(law, fitted.value.parameters);
  const number = (of: (parameters: ArrayLike<number>) => number): LedgerNumber => {
    if (!draws) return { value: of(best), interval: null };
    const { low, high } = percentileInterval(mapDraws(draws, of), 0.95);
    return { value: of(best), interval: [low, high] };
  };
  const numbers: Record<string, LedgerNumber> = {};
  law.parameters.forEach(({ id }, i) => {
    numbers[id] = number((parameters) => parameters[i] as number);
  });
  numbers.a = number((parameters) => localExponents(law, parameters, compute).a);
  numbers.b = number((parameters) => localExponents(law, parameters, compute).b);
  return success(numbers);
}
