import { failure } from '../core/result';
import { countBatchWorkers, createWorkerClient, createWorkerPool, spawnWorker } from '../worker';
import { type AddressBar, syncAddress } from './address';
import { createAnalyses } from './analyses';
import { startBca } from './bca';
import { startCustom } from './custom';
import { ensureDataset, type FetchBundled } from './datasets';
import { startFitting } from './fitting';
import { createImports } from './imports';
import { createLanes } from './lanes';
import { loadOwn } from './own';
import type { Services } from './react';
import { startRefining } from './refine';
import { createAppStore, stepBack, stepForward } from './store';
import { keepSession, openSession, type Shelves } from './tabs-session';

export interface Surroundings {
  /** Runs a task after the next frame was drawn. */
  readonly afterFrame: (task: () => void) => void;
  readonly address: AddressBar;
  readonly fetchBundled: FetchBundled;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  readonly shelves: Shelves;
}

/** Starts everything that lives as long as the page. */
export function startApp({
  address,
  fetchBundled,
  afterFrame,
  clock,
  shelves,
}: Surroundings): Services {
  const store = createAppStore();
  const client = createWorkerClient(spawnWorker);
  const pool = createWorkerPool(() => createWorkerClient(spawnWorker), countBatchWorkers());
  openSession(store, shelves, address.hash());
  const load = (): Promise<void> =>
    ensureDataset(store, store.getState().explorer.data, fetchBundled, loadOwn);
  void load();
  store.subscribe((state, before) => {
    if (state.explorer.data !== before.explorer.data) void load();
  });
  startCustom(store);
  const fitting = startFitting(store, client);
  startBca(store, pool);
  syncAddress(store, address);
  keepSession(store, shelves);
  return {
    store,
    client,
    fetchBundled,
    clock,
    lanes: createLanes(store, afterFrame),
    afterReady: () =>
      void import('./start-later').then(({ startLater }) => startLater(store, shelves)),
    cancelFit: fitting.cancel,
    refit: fitting.refit,
    refiner: startRefining(store, pool),
    analyses: createAnalyses(store, pool),
    undo: () => stepBack(store),
    redo: () => stepForward(store),
    imports: createImports(client),
    async readTable(bytes, name) {
      const reply = await client.readTable(bytes, name, { signal: new AbortController().signal });
      return 'result' in reply ? reply.result : failure('worker-failed', { reason: 'cancelled' });
    },
  };
}
