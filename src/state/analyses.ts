import { type RunRows, rowsOf } from '../core/diagnose';
import type { Bootstrap, Fit } from '../core/fit';
import type { Progress } from '../core/long-work';
import type { Problem } from '../core/result';
import type {
  AnalysisKind,
  AnalysisOptions,
  AnalysisTask,
  AnalysisValue,
  FitRequest,
  WorkerPool,
} from '../worker';
import { type AnalysisEntry, nothingAsked } from './analyses-model';
import { toColumns } from './columns';
import { selectFitRequest } from './fit-request';
import { memo } from './memo';
import { keyOf, keyOfRequest } from './request-key';
import { selectDataset } from './rows';
import { selectLaw } from './selectors';
import type { AppState, Store } from './store';

/** Kinds whose answer changes with the refits there are: they are asked again when growing ends or pauses. */
const restsOnRefits: ReadonlySet<AnalysisKind> = new Set<AnalysisKind>([
  'profiles',
  'joint-region',
  'approaches',
]);

/** The one kind that asks about the rows alone: it is not kept waiting, and answers for rows that cannot be fitted too. */
const needsNoFit: ReadonlySet<AnalysisKind> = new Set<AnalysisKind>(['design']);

/** What analyses are about: rows, law and settings in use, and their fit, null until it is there. */
interface Subject {
  readonly request: FitRequest;
  readonly fit: Fit | null;
  readonly bootstrap: Bootstrap | null;
}

const selectSubject = memo(
  (state: AppState) =>
    [
      selectFitRequest(state),
      state.fitting.shown?.request ?? null,
      state.fitting.shown?.model.source.kind === 'fit'
        ? state.fitting.shown.model.source.fit
        : null,
      state.fitting.shown?.bootstrap ?? null,
      state.history.gesture,
    ] as const,
  (request, shown, fit, bootstrap, gesture): Subject | null => {
    // A hand that moves is not waited upon: what is asked is asked when it rests.
    if (!request || gesture !== null) return null;
    return request === shown
      ? { request, fit, bootstrap }
      : { request, fit: null, bootstrap: null };
  },
);

function keyOfTask({ kind, options }: AnalysisTask, { request, fit, bootstrap }: Subject): string {
  const refits = restsOnRefits.has(kind) ? (bootstrap?.replicates ?? 0) : '';
  return `${kind} ${fit ? refits : 'unfitted'} ${keyOf(options)} ${keyOfRequest(request)}`;
}

/** Key of the answer that would be the newest; null while the fit it is about is on its way, or where it needs one and there is none. */
export function selectWantedKey(state: AppState, task: AnalysisTask): string | null {
  const subject = selectSubject(state);
  if (!subject || !(subject.fit || needsNoFit.has(task.kind))) return null;
  return keyOfTask(task, subject);
}

/** A slot's entry; the same object while nothing of it changes. */
export const selectAnalysisEntry = (state: AppState, slot: string): AnalysisEntry =>
  state.analyses[slot] ?? nothingAsked;

/** An analysis as a screen shows it. */
export interface AnalysisView<K extends AnalysisKind> {
  /** The newest answer there is; an older one stays until a newer one is there. */
  readonly result: AnalysisValue<K> | null;
  /** The answer is of other rows, another fit or other options than those on screen. */
  readonly stale: boolean;
  readonly busy: boolean;
  /** Null before the first word of it. */
  readonly progress: Progress | null;
  /** Why what is on screen has no answer. */
  readonly problem: Problem | null;
}

/** The view of an entry where the answer `wanted` would be the newest. */
export function viewAnalysis<K extends AnalysisKind>(
  { shown, asked, busy, progress, problem }: AnalysisEntry,
  kind: K,
  wanted: string | null,
): AnalysisView<K> {
  const own = shown?.kind === kind ? shown : null;
  return {
    // A slot's value is that of the kind it says it is.
    result: own ? (own.value as AnalysisValue<K>) : null,
    stale: own !== null && own.key !== wanted,
    busy,
    progress,
    problem: asked === wanted ? problem : null,
  };
}

/** The runs in the fit on screen, with their families where those are named; null for a law without N and D. */
export const selectFitRuns = memo(
  (state: AppState) => [selectDataset(state), selectLaw(state), selectFitRequest(state)] as const,
  (dataset, law, request): RunRows | null => {
    if (!dataset || !law || !request) return null;
    const { variables, response } = toColumns(dataset, request);
    const isEvery = request.rows.length === dataset.N.length;
    const pick = (column: Float64Array): Float64Array =>
      isEvery ? column : Float64Array.from(request.rows, (row) => column[row] as number);
    const columns = law.variables.map(({ id }) => {
      const name = request.formula?.variables.find((each) => each.name === id)?.column ?? id;
      return variables[name];
    });
    if (columns.some((column) => column === undefined)) return null;
    const rows = rowsOf({
      law,
      variables: columns.map((column) => pick(column as Float64Array)),
      response: pick(response),
    });
    const { clusters } = request;
    return rows && clusters ? { ...rows, clusters: Array.from(clusters, String) } : rows;
  },
);

export interface Analyses {
  /**
   * Asks for an analysis of what is on screen; an older one in the slot is stopped. An answer that is known is
   * there at once. Nothing happens while the fit it is about is not there.
   */
  run(task: AnalysisTask, slot?: string): void;
  /** Stops what is under way in a slot; its answer on screen stays. */
  cancel(slot: string): void;
  isKnown(key: string): boolean;
}

/** Answers kept, whatever is on screen: going back is at once. */
const kept = 40;

/** The analyses of one page. A slot is a place on screen, by default one a kind: the newest question in it wins. */
export function createAnalyses(
  store: Store,
  pool: Pick<WorkerPool, 'putDataset' | 'analyse'>,
): Analyses {
  const running = new Map<string, { readonly key: string; readonly abort: AbortController }>();
  const known = new Map<string, AnalysisValue<AnalysisKind>>();

  function patch(slot: string, change: Partial<AnalysisEntry>): void {
    const { analyses } = store.getState();
    const entry = { ...(analyses[slot] ?? nothingAsked), ...change };
    store.setState({ analyses: { ...analyses, [slot]: entry } });
  }

  function stop(slot: string): void {
    running.get(slot)?.abort.abort();
    running.delete(slot);
  }

  function keep(key: string, value: AnalysisValue<AnalysisKind>): void {
    known.delete(key);
    known.set(key, value);
    const oldest = known.keys().next();
    if (known.size > kept && !oldest.done) known.delete(oldest.value);
  }

  async function ask(task: AnalysisTask, slot: string, key: string, abort: AbortController) {
    const state = store.getState();
    const subject = selectSubject(state);
    const dataset = selectDataset(state);
    if (!subject || !dataset) return;
    const { request, fit } = subject;
    const bootstrap = restsOnRefits.has(task.kind) ? subject.bootstrap : null;
    pool.putDataset(toColumns(dataset, request, state.explorer.weights));
    const reply = await pool
      .analyse(
        { request, fit, bootstrap, task },
        {
          signal: abort.signal,
          onProgress: (progress) => {
            if (!abort.signal.aborted) patch(slot, { progress });
          },
        },
      )
      .catch((error: unknown) => failed(String(error)));
    if (abort.signal.aborted || 'cancelled' in reply) return;
    running.delete(slot);
    const { result } = 'missing' in reply ? failed('data') : reply;
    const rest = { busy: false, progress: null };
    if (!result.ok) return patch(slot, { ...rest, problem: result.problem });
    keep(key, result.value);
    patch(slot, { ...rest, shown: { key, kind: task.kind, value: result.value } });
  }

  return {
    run(task, slot = task.kind) {
      const key = selectWantedKey(store.getState(), task);
      if (key === null || running.get(slot)?.key === key) return;
      stop(slot);
      const value = known.get(key);
      const rest = { asked: key, progress: null, problem: null };
      if (value !== undefined) {
        keep(key, value);
        patch(slot, { ...rest, busy: false, shown: { key, kind: task.kind, value } });
        return;
      }
      const abort = new AbortController();
      running.set(slot, { key, abort });
      patch(slot, { ...rest, busy: true });
      void ask(task, slot, key, abort);
    },
    cancel(slot) {
      stop(slot);
      patch(slot, { busy: false, progress: null });
    },
    isKnown: (key) => known.has(key),
  };
}

const failed = (reason: string) => ({
  result: { ok: false as const, problem: { code: 'worker-failed', data: { reason } } },
});

/** The task of a kind and its options. */
export function toTask<K extends AnalysisKind>(kind: K, options: AnalysisOptions<K>): AnalysisTask {
  return { kind, options } as AnalysisTask;
}
