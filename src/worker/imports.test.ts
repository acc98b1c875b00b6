import { afterEach, describe, expect, it } from 'vitest';
import type { ImportChoices } from '../core/data';
import { createWorkerClient, type WorkerClient } from './client';
import { startWorker } from './testing/start-worker';

const csv = 'params,tokens,loss\n70M,1.4B,3.5\n160M,3.2B,3.1\n410M,8.2B,2.8\nabc,1B,3\n';
const nothing: ImportChoices = { roles: {} };

let client: WorkerClient | null = null;
afterEach(() => client?.dispose());

const signal = (): AbortSignal => new AbortController().signal;
const value = <T>(reply: unknown): T => {
  const { result } = reply as { result: { ok: boolean; value: T } };
  if (!result?.ok) throw new Error(JSON.stringify(reply));
  return result.value;
};

describe('an import in the worker', () => {
  it('keeps the table there; what it shows and the runs cross', async () => {
    client = createWorkerClient(() => startWorker().link);
    const files = [{ name: 'runs.csv', content: new Blob([csv]) }];
    const session = value<number>(await client.openImport(files, { signal: signal() }));
    const view = value<{ usable: number; rejectedCount: number; files: { rows: number }[] }>(
      await client.viewImport(session, nothing, { signal: signal() }),
    );
    expect(view).toMatchObject({ usable: 3, rejectedCount: 1, files: [{ rows: 4 }] });
    const built = value<{ dataset: { N: Float64Array; title: string } }>(
      await client.buildImport(session, { ...nothing, title: 'mine' }, { signal: signal() }),
    );
    expect([...built.dataset.N]).toEqual([70e6, 160e6, 410e6]);
    expect(built.dataset.title).toBe('mine');
    // Building left the table where it is.
    expect(
      value<{ usable: number }>(
        await client.viewImport(session, { roles: { D: { column: null } } }, { signal: signal() }),
      ).usable,
    ).toBe(0);
    client.closeImport(session);
    const lost = await client.viewImport(session, nothing, { signal: signal() });
    expect(lost).toMatchObject({ result: { ok: false, problem: { code: 'import-lost' } } });
  });

  it('moves the buffers of many runs to the page, and has no session of them left', async () => {
    client = createWorkerClient(() => startWorker().link);
    const rows = Array.from({ length: 100_001 }, (_, i) => `${i + 1},${2 * i + 2},3.5`);
    const content = new Blob([`params,tokens,loss\n${rows.join('\n')}\n`]);
    const session = value<number>(
      await client.openImport([{ name: 'runs.csv', content }], { signal: signal() }),
    );
    const { dataset } = value<{ dataset: { N: Float64Array; D: Float64Array; hash: string } }>(
      await client.buildImport(session, nothing, { signal: signal() }),
    );
    expect([dataset.N[100_000], dataset.D[100_000]]).toEqual([100_001, 200_002]);
    expect(dataset.hash).toMatch(/^[0-9a-f]{64}$/);
    const again = await client.buildImport(session, nothing, { signal: signal() });
    expect(again).toMatchObject({ result: { ok: false, problem: { code: 'import-lost' } } });
  });

  it('says that a worker died under it, and does not try the same files again', async () => {
    const workers: ReturnType<typeof startWorker>[] = [];
    client = createWorkerClient(() => {
      const worker = startWorker({ openImport: () => new Promise(() => {}) });
      workers.push(worker);
      return worker.link;
    });
    const opened = client.openImport([{ name: 'a.csv', content: new Blob([csv]) }], {
      signal: signal(),
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    workers[0]?.die('out of memory');
    expect(await opened).toMatchObject({ result: { problem: { code: 'import-died' } } });
    expect(workers).toHaveLength(2);
  });

  it('lives through the impatience of others while it reads one long file', async () => {
    const workers: ReturnType<typeof startWorker>[] = [];
    let parsed: (session: number) => void = () => {};
    client = createWorkerClient(() => {
      const isFirst = workers.length === 0;
      let asked = 0;
      const parsing = new Promise<number>((resolve) => {
        parsed = resolve;
      });
      // Deaf from the second ping on, until the file is parsed.
      const worker = startWorker(
        isFirst
          ? {
              ping: () => (asked++ === 0 ? true : (parsing.then(() => true) as never)),
              fit: () => new Promise(() => {}),
              openImport: async () => ({ result: { ok: true, value: await parsing } }),
            }
          : {},
      );
      workers.push(worker);
      return worker.link;
    });
    const opened = client.openImport([{ name: 'a.json', content: new Blob([csv]) }], {
      signal: signal(),
    });
    const cancel = new AbortController();
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const fit = {
      ...{ dataset: 'x', law: 'chinchilla', settings, weighted: false },
      ...{ rows: Uint32Array.of(0), seed: 1, replicates: 0 },
    };
    void client.fit(fit, { signal: signal() });
    const moved = client.fit(fit, { signal: cancel.signal });
    cancel.abort();
    expect(await moved).toEqual({ cancelled: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(workers).toHaveLength(1);
    parsed(7);
    expect(value<number>(await opened)).toBe(7);
  });

  it('names a file the browser could not open and reads the others', async () => {
    client = createWorkerClient(() => startWorker().link);
    const session = value<number>(
      await client.openImport([{ name: 'pasted', content: new TextEncoder().encode(csv) }], {
        signal: signal(),
      }),
    );
    const { files } = value<{ files: unknown[] }>(
      await client.viewImport(session, nothing, { signal: signal() }),
    );
    expect(files).toEqual([{ name: 'pasted', format: 'delimited', rows: 4, problem: null }]);
  });
});
