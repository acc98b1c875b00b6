import { type RunRows, rowsOf } from '../../core/diagnose';
import type { Bootstrap, Fit, FitProblem, FitSettings } from '../../core/fit';
import type { Law } from '../../core/laws';
import type { LongWork } from '../../core/long-work';
import { failure, type Result, success } from '../../core/result';

/** What every analysis is about: a fit, with everything it was made from. */
export interface AnalysisCase {
  readonly law: Law;
  /** The rows in the fit. */
  readonly problem: FitProblem;
  /** All rows of the dataset, also those left out, and the indices into them of the rows in the fit. */
  readonly all: FitProblem;
  readonly given: Int32Array;
  /** Family of each row in the fit; absent where rows are independent. */
  readonly clusters?: Int32Array;
  readonly settings: FitSettings;
  /** Null where the rows cannot be fitted; only `design` asks about those. */
  readonly fit: Fit | null;
  /** Refits of the fit; null where none were asked for. */
  readonly bootstrap: Bootstrap | null;
  readonly seed: number;
}

/** One kind of analysis. Options and value cross the worker boundary: plain data and typed arrays. */
export type Analysis<Options, Value> = (
  about: AnalysisCase,
  options: Options,
) => LongWork<Result<Value>>;

/** The runs with N and D. Problem: `diagnose-no-plane` (law). */
export function runsOf({ problem, clusters }: AnalysisCase): Result<RunRows> {
  const rows = rowsOf(problem);
  if (!rows) return failure('diagnose-no-plane', { law: problem.law.title });
  return success(clusters ? { ...rows, clusters: Array.from(clusters, String) } : rows);
}

/** The fit an analysis is about. Problem: `analysis-no-fit`. */
export function fitOf({ fit }: AnalysisCase): Result<Fit> {
  return fit ? success(fit) : failure('analysis-no-fit');
}

/** Work that is one step: a waiting cancel gets its turn before it. */
export function* inOneStep<T>(compute: () => T): LongWork<T> {
  yield { done: 0, total: 1 };
  return compute();
}
