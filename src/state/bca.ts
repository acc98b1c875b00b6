import type { Jackknife } from '../core/fit';
import type { FitRequest, WorkerPool } from '../worker';
import { toColumns } from './columns';
import { selectFitRequest } from './fit-request';
import type { Model } from './model';
import { selectDataset } from './rows';
import type { Store } from './store';

/**
 * Where BCa intervals are wanted, finds what they need beside the draws and puts it into the shown model; until
 * it is there, and where it cannot be had, intervals are percentiles, and the model says so.
 */
export function startBca(store: Store, pool: Pick<WorkerPool, 'putDataset' | 'analyse'>): void {
  const found = new WeakMap<FitRequest, Jackknife>();
  let asked: { readonly request: FitRequest; readonly abort: AbortController } | null = null;

  function put(jackknife: Jackknife | null): void {
    const { fitting } = store.getState();
    const { shown } = fitting;
    if (!shown || (shown.model.jackknife ?? null) === jackknife) return;
    const { jackknife: _, ...rest } = shown.model;
    const model: Model = jackknife ? { ...rest, jackknife } : rest;
    store.setState({ fitting: { ...fitting, shown: { ...shown, model } } });
  }

  async function find(request: FitRequest): Promise<void> {
    const state = store.getState();
    const { shown } = state.fitting;
    const dataset = selectDataset(state);
    if (!dataset || shown?.model.source.kind !== 'fit') return;
    const { fit } = shown.model.source;
    const abort = new AbortController();
    asked = { request, abort };
    pool.putDataset(toColumns(dataset, request, state.explorer.weights));
    const reply = await pool
      .analyse(
        { request, fit, bootstrap: null, task: { kind: 'bca', options: {} } },
        { signal: abort.signal },
      )
      .catch(() => null);
    if (abort.signal.aborted) return;
    asked = null;
    if (!reply || !('result' in reply) || !reply.result.ok) return;
    found.set(request, reply.result.value as Jackknife);
    follow();
  }

  function follow(): void {
    const state = store.getState();
    const { shown } = state.fitting;
    if (!shown) return;
    if (state.explorer.ends === 'percentile') {
      asked?.abort.abort();
      asked = null;
      put(null);
      return;
    }
    const known = found.get(shown.request);
    if (known) {
      put(known);
      return;
    }
    const isNewest = shown.request === selectFitRequest(state) && state.history.gesture === null;
    if (!isNewest || asked?.request === shown.request) return;
    asked?.abort.abort();
    void find(shown.request);
  }

  store.subscribe((state, before) => {
    if (
      state.explorer.ends !== before.explorer.ends ||
      state.fitting.shown !== before.fitting.shown ||
      state.history.gesture !== before.history.gesture
    ) {
      follow();
    }
  });
  follow();
}
