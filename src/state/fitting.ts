import type { Dataset } from '../core/data';
import { CUSTOM, findPlanLaw, type Law } from '../core/laws';
import { createChannel, type FitAnswer, type FitRequest, type WorkerClient } from '../worker';
import { columnsKey, toColumns } from './columns';
import { findBuilt } from './custom';
import { splitDraws } from './model';
import { type RowChoice, selectDataset, selectRowChoice } from './rows';
import { selectLaw } from './selectors';
import { type AppState, type Fitting, notify, replaceState, type Store } from './store';

/**
 * Keeps the shown fit in step with the state: asks the worker whenever rows, law or settings change.
 * Inside a gesture the `monotone` rule holds (a view may trail the hand), outside it `latest`.
 */
export function startFitting(
  store: Store,
  client: WorkerClient,
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
      else if ('result' in reply && !reply.result.ok) set({ problem: reply.result.problem });
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
      },
      problem: null,
    });
  }

  let asked: readonly unknown[] = [];

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
    // Every frame of a drag comes by here: what a fit depends on is compared by identity, not written out.
    const { obj, delta, seed, boot } = state.explorer;
    const law = selectLaw(state);
    if (!law) {
      // A formula is not a law yet: what is on screen stays, and is not the newest.
      set({ busy: true });
      return;
    }
    const key = [dataset, choice, law, obj, delta, seed, boot];
    if (!force && key.every((part, i) => part === asked[i])) return;
    asked = key;
    const request = toRequest(state, law, dataset, choice.value);
    client.putDataset(toColumns(dataset, request));
    set({ busy: true, progress: null });
    channel.ask(request, state.history.gesture === null ? 'latest' : 'monotone');
  }

  store.subscribe((state, before) => {
    if (state.explorer !== before.explorer || state.datasets !== before.datasets) ask(state);
    else if (state.customBuilt !== before.customBuilt) ask(state);
  });
  ask(store.getState());

  return {
    // What was cancelled stays cancelled until something it depends on changes, or until it is asked for again.
    cancel: () => channel.cancel(),
    refit: () => ask(store.getState(), true),
  };
}

function toRequest(
  { explorer }: AppState,
  law: Law,
  dataset: Dataset,
  { included }: RowChoice,
): FitRequest {
  const formula = law.id === CUSTOM ? explorer.formula : null;
  return {
    dataset: columnsKey(dataset, formula),
    law: law.id,
    ...(formula ? { formula } : {}),
    settings: { objective: explorer.obj, delta: explorer.delta },
    weighted: false,
    rows: included,
    seed: explorer.seed,
    replicates: explorer.boot,
  };
}
