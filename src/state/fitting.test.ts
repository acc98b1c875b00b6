import { describe, expect, it } from 'vitest';
import type { Dataset } from '../core/data';
import type { Result } from '../core/result';
import type { FitAnswer, FitRequest, WorkerClient } from '../worker';
import { keepDataset } from './datasets';
import { startFitting } from './fitting';
import { change, createAppStore, endGesture, type Store } from './store';

const dataset: Dataset = {
  id: 'own-1',
  title: 'Eight runs',
  hash: 'abc',
  names: Array.from({ length: 8 }, (_, i) => `run ${i}`),
  N: Float64Array.from({ length: 8 }, (_, i) => 1e8 * 2 ** (i % 4)),
  D: Float64Array.from({ length: 8 }, (_, i) => 1e9 * 3 ** (i % 3)),
  loss: Float64Array.from({ length: 8 }, (_, i) => 4 - i / 10),
  extra: [],
  leftOut: [7],
  origin: { kind: 'own', source: 'eight.csv', notes: [] },
};

function answer(request: FitRequest): FitAnswer {
  const n = request.rows.length;
  return {
    fit: {
      law: request.law,
      objective: request.settings.objective,
      delta: request.settings.delta,
      n,
      value: n,
      parameters: { E: 1.8, A: 480, B: 2100, alpha: 0.35, beta: 0.37 },
      atBound: [],
      certificate: { starts: 12, agreed: 12, nextGap: null, records: [] },
      reciprocalCondition: 1e-4,
      covariance: null,
    },
    bootstrap: {
      seed: 1,
      replicates: 2,
      kind: 'cases',
      failed: 0,
      drops: new Float64Array(2),
      draws: Float64Array.from([1.8, 480, 2100, 0.35, 0.37, 1.7, 470, 2000, 0.34, 0.36]),
    },
  };
}

/** A client that answers when the test says so. */
function fakeClient() {
  const calls: {
    request: FitRequest;
    signal: AbortSignal;
    reply: (result: Result<FitAnswer>) => void;
  }[] = [];
  const put: string[] = [];
  const client: WorkerClient = {
    putDataset: ({ hash }) => put.push(hash),
    fit: (request, { signal }) =>
      new Promise((resolve) =>
        calls.push({ request, signal, reply: (result) => resolve({ result }) }),
      ),
    readTable: () => Promise.reject(new Error('not here')),
    openImport: () => Promise.reject(new Error('not here')),
    viewImport: () => Promise.reject(new Error('not here')),
    buildImport: () => Promise.reject(new Error('not here')),
    closeImport: () => {},
    bootstrap: () => Promise.reject(new Error('not here')),
    analyse: () => Promise.reject(new Error('not here')),
    fitTogether: () => Promise.reject(new Error('not here')),
    spawned: 1,
    dispose() {},
  };
  return { client, calls, put };
}

function setUp(): { store: Store; fitting: ReturnType<typeof startFitting> } & ReturnType<
  typeof fakeClient
> {
  const fake = fakeClient();
  const store = createAppStore();
  keepDataset(store, dataset);
  change(store, { data: 'own-1' });
  const fitting = startFitting(store, fake.client);
  return { store, fitting, ...fake };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('startFitting', () => {
  it('asks for a fit of the rows in use and shows it with its draws', async () => {
    const { store, calls, put } = setUp();
    expect(put).toEqual(['abc']);
    expect([...(calls[0]?.request.rows ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(store.getState().fitting.busy).toBe(true);
    calls[0]?.reply({ ok: true, value: answer(calls[0].request) });
    await settle();
    const { shown, busy } = store.getState().fitting;
    expect(busy).toBe(false);
    expect([...(shown?.model.parameters ?? [])]).toEqual([1.8, 480, 2100, 0.35, 0.37]);
    expect(shown?.model.draws.map((draw) => draw[1])).toEqual([480, 470]);
  });
  it('asks again only when something the fit depends on changes', async () => {
    const { store, calls } = setUp();
    change(store, { C: 1e22 });
    change(store, { tol: 0.05 });
    expect(calls).toHaveLength(1);
    change(store, { excluded: [0] });
    change(store, { obj: 'mse' });
    expect(calls.map(({ request }) => [request.rows.length, request.settings.objective])).toEqual([
      [7, 'huber-log'],
      [6, 'huber-log'],
      [6, 'mse'],
    ]);
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  });
  it('keeps the last result on screen when settings leave the next without one, and says why', async () => {
    const { store, calls } = setUp();
    calls[0]?.reply({ ok: true, value: answer(calls[0].request) });
    await settle();
    change(store, { delta: 0 });
    calls[1]?.reply({ ok: false, problem: { code: 'fit-bad-delta', data: { delta: 0 } } });
    await settle();
    const { shown, problem, busy } = store.getState().fitting;
    expect(shown?.request.rows).toHaveLength(7);
    expect(problem?.code).toBe('fit-bad-delta');
    expect(busy).toBe(false);
  });
  it('shows no fit of other runs for runs that cannot be fitted', async () => {
    const { store, calls } = setUp();
    calls[0]?.reply({ ok: true, value: answer(calls[0].request) });
    await settle();
    const tooFew = { code: 'fit-too-few-rows', data: { rows: 4, needed: 6 } };
    change(store, { excluded: [0, 1, 2] });
    calls[1]?.reply({ ok: false, problem: tooFew });
    await settle();
    expect(store.getState().fitting).toMatchObject({ shown: null, problem: tooFew, busy: false });
    change(store, { excluded: [] });
    calls[2]?.reply({ ok: true, value: answer(calls[2].request) });
    await settle();
    expect(store.getState().fitting.shown?.request.rows).toHaveLength(7);
    expect(store.getState().fitting.problem).toBeNull();
  });
  it('keeps the fit while a hand that leaves out too many runs has not let go', async () => {
    const { store, calls } = setUp();
    calls[0]?.reply({ ok: true, value: answer(calls[0].request) });
    await settle();
    change(store, { excluded: [0, 1, 2] }, 'brush');
    calls[1]?.reply({ ok: false, problem: { code: 'fit-too-few-rows', data: {} } });
    await settle();
    expect(store.getState().fitting.shown?.request.rows).toHaveLength(7);
    endGesture(store);
    expect(store.getState().fitting.shown).toBeNull();
  });
  it('drops a filter it cannot read, and says so', () => {
    const { store, calls } = setUp();
    change(store, { where: 'loss <' });
    expect(calls).toHaveLength(1);
    expect(store.getState().explorer.where).toBe('');
    expect(store.getState().notices.map(({ problem }) => problem.code)).toEqual(['where-syntax']);
  });
  it('cancels, and fits again when asked to', async () => {
    const { store, calls, fitting } = setUp();
    fitting.cancel();
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(store.getState().fitting.busy).toBe(false);
    change(store, { C: 1e22 });
    expect(calls).toHaveLength(1);
    fitting.refit();
    expect(calls).toHaveLength(2);
  });
  it('inside a gesture waits for the fit under way instead of aborting it', async () => {
    const { store, calls } = setUp();
    change(store, { excluded: [0] }, 'brush');
    change(store, { excluded: [0, 1] }, 'brush');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.signal.aborted).toBe(false);
    calls[0]?.reply({ ok: true, value: answer(calls[0].request) });
    await settle();
    expect(calls).toHaveLength(2);
    expect([...(calls[1]?.request.rows ?? [])]).toEqual([2, 3, 4, 5, 6]);
  });
});
