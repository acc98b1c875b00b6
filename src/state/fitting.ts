import { findPlanLaw } from '../core/laws';
import { createChannel, type FitAnswer, type FitRequest, type WorkerClient } from '../worker';
import { toColumns } from './columns';
import { findBuilt } from './custom';
import { readClusters, selectFitRequest } from './fit-request';
import { splitDraws } from './model';
import { selectDataset, selectRowChoice } from './rows';
import { selectLaw } from './selectors';
import { type AppState, type Fitting, notify, replaceState, type Store } from './store';

/** Problems that say nothing against the runs: the fit of a moment ago stays. */
const ofSettings: ReadonlySet<string> = new Set([
  'fit-bad-delta',
  'fit-unknown-parameter',
  'fit-fixed-outside',
  'worker-failed',
]);

/**
 * Keeps the shown fit in step with the state: asks the worker whenever rows, law or settings change.
 * Inside a gesture the `monotone` rule holds (a view may trail the hand), outside it `latest`. Rows that cannot
 * be fitted have no fit: that of other rows leaves the screen, once the hand that left them out has let go.
 */
export function startFitting(
  store: Store,
  client: Pick<WorkerClient, 'putDataset' | 'fit'>,
): { cancel(): void; refit(): void } {
  const set = (patch: Partial<Fitting>): void =>
    store.setState({ fitting: { ...store.getState().fitting, ...patch } });

  const channel = createChannel<FitRequest, Awaited<ReturnType<WorkerClient['fit']>>>(
    (request, signal) =>
      client
        .fit(request, { signal, onProgress: (progress) => set({ progress }) })
        .catch((error: unknown) => ({
          result: {
            ok: false,
            problem: { code: 'worker-failed', data: { reason: String(error) } },
          },
        })),
    (reply, request) => {
      if ('result' in reply && reply.result.ok) show(request, reply.result.value);
      else if ('result' in reply && !reply.result.ok) {
        set({ problem: reply.result.problem });
        dropForeign(store.getState());
      }
    },
    () => set({ busy: false, progress: null }),
  );

  function show(request: FitRequest, { fit, bootstrap }: FitAnswer): void {
    const law = request.formula ? findBuilt(request.formula) : findPlanLaw(request.law);
    if (!law) return;
    const parameters = Float64Array.from(law.parameters, ({ id }) => fit.parameters[id] as number);
    set({
      shown: {
        request,
        model: {
          law,
          parameters,
          draws: splitDraws(bootstrap, law.parameters.length),
          source: { kind: 'fit', fit, bootstrap },
        },
        bootstrap,
      },
      problem: null,
    });
  }

  /** Takes a fit off the screen that is of other runs than those that cannot be fitted. */
  function dropForeign(state: AppState): void {
    const { shown, problem } = state.fitting;
    if (!shown || !problem || state.history.gesture !== null) return;
    const isOfDataset = shown.request.dataset === selectFitRequest(state)?.dataset;
    if (!isOfDataset || !ofSettings.has(problem.code)) set({ shown: null });
  }

  let asked: FitRequest | null = null;

  function ask(state: AppState, force = false): void {
    const dataset = selectDataset(state);
    const choice = selectRowChoice(state);
    if (!dataset || !choice) return;
    if (!choice.ok) {
      // Typed filters are checked before they get here; one from a link is dropped, and that is said.
      notify(store, choice.problem);
      replaceState(store, { ...state.explorer, where: '' });
      return;
    }
    const { cluster, weights } = state.explorer;
    const unknown = cluster === '' ? null : readClusters(dataset, cluster, choice.value.included);
    if (unknown && !unknown.ok) {
      notify(store, unknown.problem);
      replaceState(store, { ...state.explorer, cluster: '', resample: 'cases' });
      return;
    }
    if (!selectLaw(state)) {
      // A formula is not a law yet: what is on screen stays, and is not the newest.
      set({ busy: true });
      return;
    }
    // Every frame of a drag comes by here: the request is the same object while nothing of it changed.
    const request = selectFitRequest(state);
    if (!request || (!force && request === asked)) return;
    asked = request;
    client.putDataset(toColumns(dataset, request, weights));
    set({ busy: true, progress: null });
    channel.ask(request, state.history.gesture === null ? 'latest' : 'monotone');
  }

  store.subscribe((state, before) => {
    if (state.explorer !== before.explorer || state.datasets !== before.datasets) ask(state);
    else if (state.customBuilt !== before.customBuilt) ask(state);
    if (before.history.gesture !== null && !state.fitting.busy) dropForeign(state);
  });
  ask(store.getState());

  return {
    // What was cancelled stays cancelled until something it depends on changes, or until it is asked for again.
    cancel: () => channel.cancel(),
    refit: () => ask(store.getState(), true),
  };
}
