import { type Fit, type FitProblem, type FitSettings, fit as fitLaw, type Objective } from '../fit';
import { type Law, predict, toVector } from '../laws';
import type { LongWork } from '../long-work';
import { quantile } from '../numerics';
import { localExponents, optimalParams } from '../optimum';
import type { Problem } from '../result';
import { convertCount } from './convert-count';
import { pickRows, problemOf, type RunRows } from './run-rows';

/** The floor E free, at zero, or at a value with a reason. Laws without a floor are fitted once, as `free`. */
export type FloorChoice = 'free' | 'zero' | { readonly value: number };

/** Rows in use under one choice. */
export interface RowChoice {
  /** `as-given`, `none-excluded`, `highest-loss:3`, `without-budget:6e18`, `least-compute:7.2e18:12`, `last-of-run`. */
  readonly id: string;
  /** Ascending indices. */
  readonly rows: Int32Array;
}

/** One way to count parameters; the column has one entry a row. */
export interface SizeChoice {
  readonly id: string;
  readonly params: Float64Array;
}

/** One loss a run; the column has one entry a row. */
export interface LossChoice {
  /** `as-given`, `smoothed`. */
  readonly id: string;
  readonly loss: Float64Array;
}

export interface MultiverseChoices {
  readonly laws: readonly Law[];
  readonly objectives: readonly Objective[];
  /** Widths of Huber's quadratic part; without effect on squares, which are fitted once. */
  readonly deltas: readonly number[];
  readonly floors: readonly FloorChoice[];
  readonly rows: readonly RowChoice[];
  readonly sizes: readonly SizeChoice[];
  readonly losses: readonly LossChoice[];
}

export interface Specification {
  readonly law: Law;
  readonly objective: Objective;
  /** Null for squares. */
  readonly delta: number | null;
  readonly floor: FloorChoice;
  readonly rows: RowChoice;
  readonly size: SizeChoice;
  readonly loss: LossChoice;
}

/**
 * What every fit is asked. Sizes are counted as the rows' own N: a specification that counts otherwise is asked about
 * the same model (`convertCount`), and its optimal size is told in the rows' own count.
 */
export interface MultiverseQuestion {
  /** Loss of this run. */
  readonly target: { readonly N: number; readonly D: number };
  /** Optimal size and its exponent at this budget, FLOPs: 6 N D with N as each specification counts it. */
  readonly compute: number;
}

export const multiverseAnswers = ['loss', 'params', 'exponent'] as const;
export type MultiverseAnswer = (typeof multiverseAnswers)[number];

export interface MultiverseFit {
  readonly specification: Specification;
  readonly fit: Fit | null;
  /** NaN each where the fit failed. */
  readonly answers: Readonly<Record<MultiverseAnswer, number>>;
  readonly problem: Problem | null;
}

/** Every combination that differs: squares once whatever the widths, laws without E once whatever the floor. */
export function listSpecifications(choices: MultiverseChoices): Specification[] {
  const { laws, objectives, deltas, floors, rows, sizes, losses } = choices;
  return laws.flatMap((law) => {
    const hasFloor = law.parameters.some(({ id }) => id === 'E');
    const floorsOf: readonly FloorChoice[] = hasFloor ? floors : ['free'];
    return objectives.flatMap((objective) => {
      const widths: readonly (number | null)[] = objective.startsWith('huber') ? deltas : [null];
      return widths.flatMap((delta) =>
        floorsOf.flatMap((floor) =>
          rows.flatMap((row) =>
            sizes.flatMap((size) =>
              losses.map(
                (loss): Specification => ({ law, objective, delta, floor, rows: row, size, loss }),
              ),
            ),
          ),
        ),
      );
    });
  });
}

/** The fit a specification stands for: the same problem and settings as if it were asked for alone. */
export function specifyFit(
  all: RunRows,
  { law, objective, delta, floor, rows, size, loss }: Specification,
): { readonly problem: FitProblem; readonly settings: FitSettings } {
  const E = floor === 'free' ? null : floor === 'zero' ? 0 : floor.value;
  return {
    problem: problemOf(law, pickRows({ ...all, N: size.params, loss: loss.loss }, rows.rows)),
    settings: { objective, delta: delta ?? 1e-3, ...(E === null ? {} : { fixed: { E } }) },
  };
}

/** Fits every specification, each with its own spread starts, and asks each the same question. */
export function* runMultiverse(
  all: RunRows,
  specifications: readonly Specification[],
  question: MultiverseQuestion,
): LongWork<MultiverseFit[]> {
  const fits: MultiverseFit[] = [];
  for (const specification of specifications) {
    const { problem, settings } = specifyFit(all, specification);
    // Progress is in specifications: that of the fit inside says nothing to a reader.
    const work = fitLaw(problem, settings);
    let step = work.next();
    for (; !step.done; step = work.next())
      yield { done: fits.length, total: specifications.length };
    const fitted = step.value;
    fits.push(
      fitted.ok
        ? {
            specification,
            fit: fitted.value,
            answers: answer(all.N, specification, fitted.value, question),
            problem: null,
          }
        : { specification, fit: null, answers: noAnswers, problem: fitted.problem },
    );
    yield { done: fits.length, total: specifications.length };
  }
  return fits;
}

const noAnswers = { loss: Number.NaN, params: Number.NaN, exponent: Number.NaN };

function answer(
  own: Float64Array,
  { law, size }: Specification,
  fit: Fit,
  { target, compute }: MultiverseQuestion,
): Record<MultiverseAnswer, number> {
  const parameters = toVector(law, fit.parameters);
  const N = convertCount(own, size.params, target.N);
  return {
    loss: predict(law, { N, D: target.D }, parameters),
    params: convertCount(size.params, own, optimalParams(law, parameters, compute)),
    exponent: localExponents(law, parameters, compute).a,
  };
}

export interface SpecificationCurve {
  readonly answer: MultiverseAnswer;
  /** Indices into the fits, by ascending answer; fits without one are left out and counted in `failed`. */
  readonly order: readonly number[];
  readonly values: readonly number[];
  readonly failed: number;
  readonly median: number;
  /** The middle 90 % of the specifications: a spread of choices, not a confidence interval. */
  readonly spread: readonly [number, number];
}

/** The specification curve of one answer: every fit, least answer first. */
export function sortMultiverse(
  fits: readonly Pick<MultiverseFit, 'answers'>[],
  by: MultiverseAnswer,
): SpecificationCurve {
  const order = fits
    .map((_, i) => i)
    .filter((i) => Number.isFinite(fits[i]?.answers[by]))
    .sort((i, j) => (fits[i]?.answers[by] as number) - (fits[j]?.answers[by] as number) || i - j);
  const values = order.map((i) => fits[i]?.answers[by] as number);
  return {
    answer: by,
    order,
    values,
    failed: fits.length - order.length,
    median: quantile(values, 0.5),
    spread: [quantile(values, 0.05), quantile(values, 0.95)],
  };
}
