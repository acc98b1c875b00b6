import { type Bootstrap, type BootstrapPlan, bootstrap, type FitProblem, fit } from '../core/fit';
import type { Law } from '../core/laws';
import type { LongWork } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import type { AnalysisCase } from './analyses';
import type {
  AnalysisRequest,
  DatasetColumns,
  FitAnswer,
  FitRequest,
  ShareRequest,
} from './protocol';

/** The rows of a request as a problem, beside the columns they were taken from. */
export interface Bound {
  readonly problem: FitProblem;
  readonly columns: DatasetColumns;
}

function pick(column: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => column[row] as number);
}

/**
 * The columns of a law's variables at the rows of a request; those of a formula by the names its spec gives
 * them. Problem: `missing-variable` (law, variable).
 */
export function toProblem(
  law: Law,
  columns: DatasetColumns,
  request: Pick<FitRequest, 'formula' | 'weighted' | 'rows'>,
): Result<FitProblem> {
  const variables: Float64Array[] = [];
  for (const { id } of law.variables) {
    const name = request.formula?.variables.find((variable) => variable.name === id)?.column ?? id;
    const column = columns.variables[name];
    if (!column) return failure('missing-variable', { law: law.title, variable: name });
    variables.push(pick(column, request.rows));
  }
  const response = pick(columns.response, request.rows);
  if (!request.weighted || !columns.standardErrors) return success({ law, variables, response });
  return success({
    law,
    variables,
    response,
    standardErrors: pick(columns.standardErrors, request.rows),
  });
}

function planOf(
  { seed, resample, clusters }: FitRequest,
  replicates: number,
  first = 0,
): BootstrapPlan {
  return {
    seed,
    replicates,
    first,
    ...(resample ? { kind: resample } : {}),
    ...(clusters ? { clusters } : {}),
  };
}

/** The fit and its bootstrap as one piece of long work. */
export function* fitAndBootstrap(
  { problem }: Bound,
  request: FitRequest,
): LongWork<Result<FitAnswer>> {
  const fitted = yield* fit(problem, request.settings);
  if (!fitted.ok) return fitted;
  const { replicates, settings } = request;
  const draws =
    replicates > 0
      ? yield* bootstrap(problem, fitted.value, settings, planOf(request, replicates))
      : null;
  return success({ fit: fitted.value, bootstrap: draws });
}

/** Replicates `first` and on of a fit that is there: put end to end, shares are the whole. */
export function* shareOfBootstrap(
  { problem }: Bound,
  { request, fit: full, first, replicates }: ShareRequest,
): LongWork<Result<Bootstrap>> {
  const plan = planOf(request, replicates, first);
  return success(yield* bootstrap(problem, full, request.settings, plan));
}

/** What an analysis is about. Problem: `missing-variable` (law, variable). */
export function toCase(
  { problem, columns }: Bound,
  { request, fit: full, bootstrap: draws }: AnalysisRequest,
): Result<AnalysisCase> {
  const every = Uint32Array.from({ length: columns.response.length }, (_, row) => row);
  const all = toProblem(problem.law, columns, { ...request, rows: every });
  if (!all.ok) return all;
  return success({
    law: problem.law,
    problem,
    all: all.value,
    given: Int32Array.from(request.rows),
    ...(request.clusters ? { clusters: request.clusters } : {}),
    settings: request.settings,
    fit: full,
    bootstrap: draws,
    seed: request.seed,
  });
}
