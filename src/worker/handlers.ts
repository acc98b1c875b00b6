import { readTable } from '../core/data';
import { bootstrap, type FitProblem, fit } from '../core/fit';
import { type Law, loadLaw } from '../core/laws';
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

/** The columns of a law's variables; those of a formula by the names its spec gives them. */
function toProblem(law: Law, columns: DatasetColumns, request: FitRequest): Result<FitProblem> {
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
    const outcome = await runInSlices(work, {
      ...clock,
      onProgress,
      aborted: () => cancelled.has(id),
    });
    return 'cancelled' in outcome ? outcome : { result: outcome.value };
  }

  /** While it lasts `cancel` knows the call. */
  async function track<T>(id: number, answer: () => Promise<T>): Promise<T> {
    running.add(id);
    try {
      return await answer();
    } finally {
      running.delete(id);
      cancelled.delete(id);
    }
  }

  return {
    ping: () => true,
    putDataset(columns) {
      datasets.delete(columns.hash);
      datasets.set(columns.hash, columns);
      const oldest = datasets.keys().next();
      if (datasets.size > keptDatasets && !oldest.done) datasets.delete(oldest.value);
    },
    fit: (id, request, onProgress) =>
      track(id, async () => {
        const columns = datasets.get(request.dataset);
        if (!columns) return { missing: request.dataset };
        const law = await loadLaw({ law: request.law, formula: request.formula ?? null });
        if (!law.ok) return { result: law };
        const problem = toProblem(law.value, columns, request);
        if (!problem.ok) return { result: problem };
        return run(id, fitAndBootstrap(problem.value, request), onProgress);
      }),
    readTable: (id, bytes, name, onProgress) =>
      track(id, () => run(id, readTable(bytes, name), onProgress)),
    cancel(id) {
      if (running.has(id)) cancelled.add(id);
    },
  };
}
