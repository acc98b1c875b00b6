import { afterEach, describe, expect, it } from 'vitest';
import { type CustomSpec, findLaw, type Law } from '../core/laws';
import type { Progress } from '../core/long-work';
import { createWorkerClient, type WorkerClient, type WorkerLink } from './client';
import type { DatasetColumns, FitRequest } from './protocol';
import { startWorker } from './testing/start-worker';

const chinchilla = findLaw('chinchilla') as Law;
const { N, D } = chinchilla.recommendedDesign.runs as { N: number[]; D: number[] };
const truth = [1.8, 480, 2100, 0.348, 0.366];
const columns: DatasetColumns = {
  hash: 'simulated',
  variables: { N: Float64Array.from(N), D: Float64Array.from(D) },
  response: Float64Array.from(N, (n, i) =>
    chinchilla.evaluate([Math.log(n), Math.log(D[i] as number)], truth),
  ),
};

const request: FitRequest = {
  dataset: 'simulated',
  law: 'chinchilla',
  settings: { objective: 'log-mse', delta: 1e-3 },
  weighted: false,
  rows: Uint32Array.from(N, (_, i) => i),
  seed: 1,
  replicates: 20,
};

let client: WorkerClient | null = null;
afterEach(() => client?.dispose());

const signal = (): AbortSignal => new AbortController().signal;

describe('the worker boundary', () => {
  it('fits over the message channel and brings the draws back as numbers', async () => {
    client = createWorkerClient(() => startWorker().link);
    client.putDataset(columns);
    const reply = await client.fit(request, { signal: signal() });
    if (!('result' in reply) || !reply.result.ok) throw new Error(JSON.stringify(reply));
    const { fit, bootstrap } = reply.result.value;
    expect(fit.parameters.alpha).toBeCloseTo(0.348, 6);
    expect(bootstrap?.draws).toBeInstanceOf(Float64Array);
    expect(bootstrap?.draws).toHaveLength(20 * 5);
  });
  it('fits a formula of one\u2019s own, read in the worker', async () => {
    client = createWorkerClient(() => startWorker().link);
    client.putDataset(columns);
    const formula: CustomSpec = {
      formula: 'floor + A/N^alpha + B/tokens^beta',
      variables: [
        { name: 'N', column: 'N' },
        { name: 'tokens', column: 'D' },
      ],
      response: 'loss',
      parameters: {},
    };
    const ask = async (spec: CustomSpec) => {
      const reply = await (client as WorkerClient).fit(
        { ...request, law: 'custom', formula: spec },
        { signal: signal() },
      );
      if (!('result' in reply)) throw new Error(JSON.stringify(reply));
      return reply.result;
    };
    const fitted = await ask(formula);
    if (!fitted.ok) throw new Error(fitted.problem.code);
    expect(fitted.value.fit.parameters.floor).toBeCloseTo(1.8, 6);
    expect(fitted.value.fit.parameters.beta).toBeCloseTo(0.366, 6);
    expect(fitted.value.bootstrap?.draws).toHaveLength(20 * 5);
    expect(await ask({ ...formula, formula: 'eval(N) + tokens' })).toMatchObject({
      ok: false,
      problem: { code: 'formula-function', data: { at: 1, name: 'eval' } },
    });
    expect(
      await ask({
        ...formula,
        variables: [{ name: 'N', column: 'width' }, ...formula.variables.slice(1)],
      }),
    ).toMatchObject({ ok: false, problem: { code: 'missing-variable' } });
  });
  it('says what is wrong as a value', async () => {
    client = createWorkerClient(() => startWorker().link);
    client.putDataset(columns);
    const reply = await client.fit(
      { ...request, rows: Uint32Array.of(0, 1) },
      { signal: signal() },
    );
    if (!('result' in reply) || reply.result.ok) throw new Error('expected a problem');
    expect(reply.result.problem.code).toBe('fit-too-few-rows');
  });
  it('reports progress and stops when the signal aborts', async () => {
    client = createWorkerClient(() => startWorker().link);
    client.putDataset(columns);
    const abort = new AbortController();
    const seen: Progress[] = [];
    const reply = await client.fit(
      { ...request, replicates: 1_000_000 },
      {
        signal: abort.signal,
        onProgress(progress) {
          seen.push(progress);
          // A slow machine speaks of the starts of the fit first.
          if (progress.total >= 1_000_000) abort.abort();
        },
      },
    );
    expect(reply).toEqual({ cancelled: true });
    expect(seen.at(-1)?.total).toBeGreaterThanOrEqual(1_000_000);
    expect(client.spawned).toBe(1);
    const again = await client.fit(request, { signal: signal() });
    expect('result' in again && again.result.ok).toBe(true);
  });
  it('replaces a worker that dies and repeats what was under way, datasets included', async () => {
    const workers = [startWorker({ fit: () => new Promise(() => {}) }), startWorker()];
    let spawned = 0;
    client = createWorkerClient(() => (workers[spawned++] as (typeof workers)[number]).link);
    client.putDataset(columns);
    const pending = client.fit(request, { signal: signal() });
    await new Promise((resolve) => setTimeout(resolve, 20));
    workers[0]?.die('out of memory');
    const reply = await pending;
    expect('result' in reply && reply.result.ok).toBe(true);
    expect(client.spawned).toBe(2);
  });
  it('notices a worker that is gone without a word', async () => {
    // It answers pings but never the fit, and then vanishes as if it had been closed.
    const first = startWorker({ fit: () => new Promise(() => {}) });
    const links = [first.link, startWorker().link];
    let spawned = 0;
    client = createWorkerClient(() => links[spawned++] as WorkerLink);
    client.putDataset(columns);
    const pending = client.fit(request, { signal: signal() });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(client.spawned).toBe(1);
    first.link.terminate();
    const reply = await pending;
    expect('result' in reply && reply.result.ok).toBe(true);
    expect(client.spawned).toBe(2);
  });
  it('replaces a worker that does not hear a cancel', async () => {
    let spawned = 0;
    client = createWorkerClient(
      () =>
        startWorker(
          spawned++ === 0
            ? { fit: () => new Promise(() => {}), ping: () => new Promise(() => {}) as never }
            : {},
        ).link,
    );
    client.putDataset(columns);
    const abort = new AbortController();
    const pending = client.fit(request, { signal: abort.signal });
    abort.abort();
    expect(await pending).toEqual({ cancelled: true });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(client.spawned).toBe(2);
    const reply = await client.fit(request, { signal: signal() });
    expect('result' in reply && reply.result.ok).toBe(true);
  });
});
