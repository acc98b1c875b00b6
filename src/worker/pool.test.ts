import { afterEach, describe, expect, it } from 'vitest';
import type { Bootstrap, Fit } from '../core/fit';
import { findLaw, type Law } from '../core/laws';
import { createRandom } from '../core/numerics';
import { createWorkerClient } from './client';
import { createWorkerPool, type WorkerPool } from './pool';
import type { DatasetColumns, FitRequest, WorkerApi } from './protocol';
import { startWorker } from './testing/start-worker';

const chinchilla = findLaw('chinchilla') as Law;
const { N, D } = chinchilla.recommendedDesign.runs as { N: number[]; D: number[] };
const truth = [1.8, 480, 2100, 0.348, 0.366];
const random = createRandom(7);
const columns: DatasetColumns = {
  hash: 'noisy',
  variables: { N: Float64Array.from(N), D: Float64Array.from(D) },
  response: Float64Array.from(N, (n, i) => {
    const loss = chinchilla.evaluate([Math.log(n), Math.log(D[i] as number)], truth);
    return loss * Math.exp(0.005 * random.normal());
  }),
};

const request: FitRequest = {
  dataset: 'noisy',
  law: 'chinchilla',
  settings: { objective: 'huber-log', delta: 1e-3 },
  weighted: false,
  rows: Uint32Array.from(N, (_, i) => i),
  seed: 3,
  replicates: 230,
};

const pools: WorkerPool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.dispose();
});

function createPool(size: number, changes: (nth: number) => Partial<WorkerApi> = () => ({})) {
  const workers: ReturnType<typeof startWorker>[] = [];
  const start = () =>
    createWorkerClient(() => {
      const worker = startWorker(changes(workers.length));
      workers.push(worker);
      return worker.link;
    });
  const pool = createWorkerPool(start, size);
  pool.putDataset(columns);
  pools.push(pool);
  return { pool, workers };
}

/** The fit and its whole bootstrap from one worker, in one go. */
async function fitWhole(): Promise<{ fit: Fit; bootstrap: Bootstrap }> {
  const client = createWorkerClient(() => startWorker().link);
  client.putDataset(columns);
  const reply = await client.fit(request, { signal: new AbortController().signal });
  client.dispose();
  if (!('result' in reply) || !reply.result.ok) throw new Error(JSON.stringify(reply));
  return reply.result.value as { fit: Fit; bootstrap: Bootstrap };
}

describe('a bootstrap over several workers', () => {
  it.each([1, 2, 3])('is that of one worker, bit for bit: %i', async (size) => {
    const { fit, bootstrap } = await fitWhole();
    const { pool } = createPool(size);
    const seen: number[] = [];
    const reply = await pool.grow(
      { request, fit, from: 0, to: 230 },
      {
        signal: new AbortController().signal,
        onGrown(done, read) {
          const grown = read();
          seen.push(done);
          // What is on screen meanwhile depends on the count alone.
          expect(grown.replicates + grown.failed).toBe(done);
          expect(grown.draws).toEqual(bootstrap.draws.subarray(0, grown.draws.length));
        },
      },
    );
    if (!('result' in reply) || !reply.result.ok) throw new Error(JSON.stringify(reply));
    expect(reply.result.value).toEqual(bootstrap);
    expect(bootstrap.replicates + bootstrap.failed).toBe(230);
    expect(new Set(bootstrap.draws).size).toBeGreaterThan(1000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(230);
    expect(pool.started).toBe(size);
  });
  it('repeats the share of a worker that dies', async () => {
    const { fit, bootstrap } = await fitWhole();
    const asked: number[] = [];
    const { pool, workers } = createPool(2, (nth) =>
      nth === 1
        ? {
            bootstrap: (_, { first }) => {
              asked.push(first);
              return new Promise(() => {});
            },
          }
        : {},
    );
    const signal = new AbortController().signal;
    const pending = pool.grow({ request, fit, from: 0, to: 230 }, { signal, onGrown() {} });
    await expect.poll(() => asked).toEqual([50]);
    workers[1]?.die('out of memory');
    const reply = await pending;
    if (!('result' in reply) || !reply.result.ok) throw new Error(JSON.stringify(reply));
    expect(reply.result.value.draws).toEqual(bootstrap.draws);
    expect(workers).toHaveLength(3);
  });
  it('stops when its signal aborts, and goes on from any replicate', async () => {
    const { fit, bootstrap } = await fitWhole();
    const { pool } = createPool(2);
    const abort = new AbortController();
    const stopped = await pool.grow(
      { request, fit, from: 0, to: 100_000 },
      { signal: abort.signal, onGrown: () => abort.abort() },
    );
    expect(stopped).toEqual({ cancelled: true });
    const rest = await pool.grow(
      { request, fit, from: 130, to: 230 },
      { signal: new AbortController().signal, onGrown() {} },
    );
    if (!('result' in rest) || !rest.result.ok) throw new Error(JSON.stringify(rest));
    expect(bootstrap.failed).toBe(0);
    expect(rest.result.value.draws).toEqual(bootstrap.draws.subarray(130 * 5));
  });
  it('says a problem as a value', async () => {
    const { fit } = await fitWhole();
    const { pool } = createPool(2);
    const reply = await pool.grow(
      { request: { ...request, law: 'nonsense' }, fit, from: 0, to: 100 },
      { signal: new AbortController().signal, onGrown() {} },
    );
    expect(reply).toEqual({
      result: { ok: false, problem: { code: 'unknown-law', data: { law: 'nonsense' } } },
    });
  });
});
