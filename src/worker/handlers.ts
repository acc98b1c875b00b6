import type { ImportSession } from '../core/data';
import { loadLaw } from '../core/laws';
import type { LongWork } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import { type Bound, fitAndBootstrap, shareOfBootstrap, toCase, toProblem } from './problem';
import type { DatasetColumns, FitRequest, Reply, WorkerApi } from './protocol';
import { createAssembly, withRows } from './send-dataset';
import { runInSlices, type SliceSettings } from './slices';

// What is asked about a fit is not needed for one: its code loads with the first question.
const loadAnalyses = () => import('./analyses');
const loadTogether = () => import('./together');
const loadReader = () => import('./read-table');
const loadImports = () => import('./imports');

/** Datasets a worker keeps; the least recently put one leaves first. */
const keptDatasets = 8;

export type Clock = Pick<SliceSettings, 'now' | 'breathe'>;

/** The worker's side of the protocol, without Comlink: the same object runs in a page, a worker or a test. */
export function createHandlers(clock: Clock): WorkerApi {
  const datasets = new Map<string, DatasetColumns>();
  const assembly = createAssembly();
  const sessions = new Map<number, ImportSession>();
  const running = new Set<number>();
  const cancelled = new Set<number>();

  function keep(columns: DatasetColumns): void {
    datasets.delete(columns.hash);
    datasets.set(columns.hash, columns);
    const oldest = datasets.keys().next();
    if (datasets.size > keptDatasets && !oldest.done) datasets.delete(oldest.value);
  }

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

  /** Law and rows of a request; a dataset that is not here, a law or a column that is none is the answer. */
  async function withProblem<T>(
    request: FitRequest,
    answer: (bound: Bound) => Promise<Reply<T>>,
  ): Promise<Reply<T>> {
    const columns = datasets.get(request.dataset);
    if (!columns) return { missing: request.dataset };
    const law = await loadLaw({ law: request.law, formula: request.formula ?? null });
    if (!law.ok) return { result: law };
    const problem = toProblem(law.value, columns, request);
    if (!problem.ok) return { result: problem };
    return answer({ problem: problem.value, columns });
  }

  function withSession<T>(
    session: number,
    answer: (open: ImportSession) => Promise<Reply<T>>,
  ): Promise<Reply<T>> {
    const open = sessions.get(session);
    return open ? answer(open) : Promise.resolve({ result: failure('import-lost') });
  }

  return {
    ping: () => true,
    putDataset: keep,
    putPart: (part) => assembly.add(part),
    putParts: (hash) => keep(assembly.finish(hash)),
    fit: (id, sent, onProgress) =>
      track(id, () => {
        const request = withRows(sent);
        return withProblem(request, (bound) =>
          run(id, fitAndBootstrap(bound, request), onProgress),
        );
      }),
    fitTogether: (id, request, onProgress) =>
      track(id, async () => {
        const { answerTogether } = await loadTogether();
        return run(id, answerTogether(request), onProgress);
      }),
    bootstrap: (id, sent, onProgress) =>
      track(id, () => {
        const share = { ...sent, request: withRows(sent.request) };
        return withProblem(share.request, (bound) =>
          run(id, shareOfBootstrap(bound, share), onProgress),
        );
      }),
    analyse: (id, sent, onProgress) =>
      track(id, () => {
        const asked = { ...sent, request: withRows(sent.request) };
        return withProblem(asked.request, async (bound) => {
          const { analyse } = await loadAnalyses();
          const about = toCase(bound, asked);
          return about.ok
            ? run(id, analyse(about.value, asked.task), onProgress)
            : { result: about };
        });
      }),
    readTable: (id, bytes, name, onProgress) =>
      track(id, async () => {
        const { readTable } = await loadReader();
        return run(id, readTable(bytes, name), onProgress);
      }),
    openImport: (id, files, onProgress) =>
      track(id, async () => {
        const { openSession, prepare, readContents, unpack } = await loadImports();
        const { read, refused } = await readContents(files);
        const unpacked = await run(id, unpack(read), onProgress);
        if (!('result' in unpacked)) return unpacked;
        if (!unpacked.result.ok) return { result: unpacked.result };
        const inner = unpacked.result.value;
        await prepare(inner);
        const opened = await run(id, openSession(inner, refused), onProgress);
        if (!('result' in opened)) return opened;
        if (!opened.result.ok) return { result: opened.result };
        sessions.set(id, opened.result.value);
        return { result: success(id) };
      }),
    viewImport: (id, session, choices) =>
      track(id, () =>
        withSession(session, async (open) => {
          const { viewSession } = await loadImports();
          return run(id, viewSession(open, choices), undefined);
        }),
      ),
    buildImport: (id, session, choices, onProgress) =>
      track(id, () =>
        withSession(session, async (open) => {
          const { handOver } = await loadImports();
          const built = await run(id, open.build(choices), onProgress);
          return handOver(built, () => sessions.delete(session));
        }),
      ),
    closeImport(session) {
      sessions.delete(session);
    },
    cancel(id) {
      if (running.has(id)) cancelled.add(id);
    },
  };
}
