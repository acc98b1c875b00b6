import { type Dataset, hashColumns } from '../../core/data';
import { findLaw, type Law } from '../../core/laws';
import { createRandom } from '../../core/numerics';
import { createWorkerClient, createWorkerPool, type WorkerPool } from '../../worker';
import { startWorker } from '../../worker/testing/start-worker';
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
  hash: hashColumns({ names: N.map(String), ...columns, extra: [] } as never),
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
  dispose(): void;
}

/** A store whose fits and analyses are made by real handlers behind real message channels. */
export function createFittedStore(size = 2): FittedStore {
  const start = () => createWorkerClient(() => startWorker().link);
  const client = start();
  const pool = createWorkerPool(start, size);
  const store = createAppStore();
  keepDataset(store, noisyRuns);
  change(store, { data: noisyRuns.id, boot: 100 });
  const fitting = startFitting(store, client);
  return {
    store,
    pool,
    fitting,
    dispose() {
      client.dispose();
      pool.dispose();
    },
  };
}
