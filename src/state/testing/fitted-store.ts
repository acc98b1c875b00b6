import { type Dataset, hashColumns } from '../../core/data';
import { findLaw, type Law } from '../../core/laws';
import { createRandom } from '../../core/numerics';
import { createHandlers, createWorkerPool, type WorkerClient, type WorkerPool } from '../../worker';
import { keepDataset } from '../datasets';
import { startFitting } from '../fitting';
import { change, createAppStore, type Store } from '../store';

const law = findLaw('chinchilla') as Law;
const { N, D } = law.recommendedDesign.runs as { N: number[]; D: number[] };
const random = createRandom(5);
const loss = Float64Array.from(N, (n, i) => {
  const exact = law.evaluate(
    [Math.log(n), Math.log(D[i] as number)],
    [1.8, 480, 2100, 0.348, 0.366],
  );
  return exact * Math.exp(0.004 * random.normal());
});

const columns = { N: Float64Array.from(N), D: Float64Array.from(D), loss };

/** Noisy runs of a known law, with a column of families. */
export const noisyRuns: Dataset = {
  id: 'own-noisy',
  title: 'Noisy runs',
  hash: hashColumns(columns),
  names: N.map((_, i) => `run ${i}`),
  ...columns,
  extra: [{ name: 'trunk', kind: 'text', values: N.map((_, i) => `trunk ${i % 9}`) }],
  leftOut: [],
  origin: { kind: 'own', source: 'noisy.csv', notes: [] },
};

export interface FittedStore {
  readonly store: Store;
  readonly pool: WorkerPool;
  readonly fitting: ReturnType<typeof startFitting>;
}

/** What a worker would do, done here between two turns of the event loop. */
function startClient(): WorkerClient {
  const handlers = createHandlers({
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
  let calls = 0;
  async function call<T>(
    { signal }: { readonly signal: AbortSignal },
    ask: (id: number) => Promise<T>,
  ): Promise<T> {
    const id = ++calls;
    const cancel = (): void => handlers.cancel(id);
    signal.addEventListener('abort', cancel);
    try {
      return await ask(id);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
  return {
    putDataset: (columns) => handlers.putDataset(columns),
    fit: (request, how) => call(how, (id) => handlers.fit(id, request, how.onProgress)),
    bootstrap: (share, how) => call(how, (id) => handlers.bootstrap(id, share, how.onProgress)),
    analyse: (asked, how) => call(how, (id) => handlers.analyse(id, asked, how.onProgress)),
    fitTogether: (asked, how) => call(how, (id) => handlers.fitTogether(id, asked, how.onProgress)),
    readTable: () => Promise.reject(new Error('not here')),
    openImport: () => Promise.reject(new Error('not here')),
    viewImport: () => Promise.reject(new Error('not here')),
    buildImport: () => Promise.reject(new Error('not here')),
    closeImport: () => {},
    spawned: 1,
    dispose() {},
  };
}

/** A store whose fits and analyses are made by the worker's real handlers. */
export function createFittedStore(size = 2): FittedStore {
  const pool = createWorkerPool(startClient, size);
  const store = createAppStore();
  keepDataset(store, noisyRuns);
  change(store, { data: noisyRuns.id, boot: 100 });
  const fitting = startFitting(store, startClient());
  return { store, pool, fitting };
}
