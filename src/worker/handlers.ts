import { readTable } from '../core/data';
import { bootstrap, type FitProblem, fit } from '../core/fit';
import { findLaw } from '../core/laws';
import type { LongWork } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import type { DatasetColumns, FitAnswer, FitRequest, Reply, WorkerApi } from './protocol';
import { runInSlices, type SliceSettings } from './slices';

/** Datasets a worker keeps; the least recently put one leaves first. */
const keptDatasets = 8;

/** The fit and its bootstrap as one piece of long work. */
function* fitAndBootstrap(problem: FitProblem, request: FitRequest): LongWork<Result<FitAnswer>> {
  const fitted = yield* fit(problem, request.settings);
  if (!fitted.ok) return fitted;
  const { seed, replicates } = request;
  const draws =
    replicates > 0
      ? yield* bootstrap(problem, fitted.value, request.settings, { seed, replicates })
      : null;
  return success({ fit: fitted.value, bootstrap: draws });
}

function pick(column: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => column[row] as number);
}

function toProblem(columns: DatasetColumns, request: FitRequest): Result<FitProblem> {
  const law = findLaw(request.law);
  if (!law) return failure('unknown-law', { law: request.law });
  const variables: Float64Array[] = [];
  for (const { id } of law.variables) {
    const column = columns.variables[id];
    if (!column) return failure('missing-variable', { law: law.id, variable: id });
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

export type Clock = Pick<SliceSettings, 'now' | 'breathe'>;

/** The worker's side of the protocol, without Comlink: the same object runs in a page, a worker or a test. */
export function createHandlers(clock: Clock): WorkerApi {
  const datasets = new Map<string, DatasetColumns>();
  const running = new Set<number>();
  const cancelled = new Set<number>();

  async function run<T>(
    id: number,
    work: LongWork<Result<T>>,
    onProgress: SliceSettings['onProgress'],
  ): Promise<Reply<T>> {
    running.add(id);
    const outcome = await runInSlices(work, {
      ...clock,
      onProgress,
      aborted: () => cancelled.has(id),
    });
    running.delete(id);
    cancelled.delete(id);
    return 'cancelled' in outcome ? outcome : { result: outcome.value };
  }

  return {
    ping: () => true,
    putDataset(columns) {
      datasets.delete(columns.hash);
      datasets.set(columns.hash, columns);
      const oldest = datasets.keys().next();
      if (datasets.size > keptDatasets && !oldest.done) datasets.delete(oldest.value);
    },
    async fit(id, request, onProgress) {
      const columns = datasets.get(request.dataset);
      if (!columns) return { missing: request.dataset };
      const problem = toProblem(columns, request);
      if (!problem.ok) return { result: problem };
      return run(id, fitAndBootstrap(problem.value, request), onProgress);
    },
    readTable: (id, bytes, name, onProgress) => run(id, readTable(bytes, name), onProgress),
    cancel(id) {
      if (running.has(id)) cancelled.add(id);
    },
  };
}
