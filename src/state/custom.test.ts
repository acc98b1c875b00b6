import { describe, expect, it } from 'vitest';
import type { Dataset } from '../core/data';
import { bootstrap, type FitProblem, fit } from '../core/fit';
import { type CustomSpec, findLaw, type Law, loadLaw } from '../core/laws';
import { runToEnd } from '../core/long-work';
import { encodeLink } from '../core/permalink';
import type { Result } from '../core/result';
import type { DatasetColumns, FitAnswer, FitRequest, WorkerClient } from '../worker';
import { openLink } from './address';
import { keepFormula, selectCustomLaw, startCustom } from './custom';
import { keepDataset } from './datasets';
import { startFitting } from './fitting';
import { selectLaw, selectMarks, selectModel, selectReadouts } from './selectors';
import { change, createAppStore, type Store, stepBack, stepForward } from './store';

const chinchilla = findLaw('chinchilla') as Law;
const { N, D } = chinchilla.recommendedDesign.runs as { N: number[]; D: number[] };
const truth = [1.8, 480, 2100, 0.348, 0.366];
const dataset: Dataset = {
  id: 'own-1',
  title: 'Runs',
  hash: 'abc',
  names: N.map((_, i) => `run ${i}`),
  N: Float64Array.from(N),
  D: Float64Array.from(D),
  loss: Float64Array.from(N, (n, i) =>
    chinchilla.evaluate([Math.log(n), Math.log(D[i] as number)], truth),
  ),
  extra: [{ name: 'lr', kind: 'number', values: Float64Array.from(N, (n) => 1 / Math.sqrt(n)) }],
  leftOut: [],
  origin: { kind: 'own', source: 'runs.csv', notes: [] },
};

const spec: CustomSpec = {
  formula: 'E + A/N^alpha + B/D^beta',
  variables: [
    { name: 'N', column: 'N' },
    { name: 'D', column: 'D' },
  ],
  response: 'loss',
  parameters: {},
};

/** A client that fits where it stands. */
function directClient() {
  const put = new Map<string, DatasetColumns>();
  const asked: FitRequest[] = [];
  const answer = async (request: FitRequest): Promise<Result<FitAnswer>> => {
    const law = await loadLaw({ law: request.law, formula: request.formula ?? null });
    if (!law.ok) return law;
    const columns = put.get(request.dataset) as DatasetColumns;
    const names = request.formula?.variables.map(({ column }) => column) ?? ['N', 'D'];
    const problem: FitProblem = {
      law: law.value,
      variables: names.map((name) => columns.variables[name] as Float64Array),
      response: columns.response,
    };
    const fitted = runToEnd(fit(problem, request.settings));
    if (!fitted.ok) return fitted;
    const plan = { seed: 1, replicates: 5 };
    const draws = runToEnd(bootstrap(problem, fitted.value, request.settings, plan));
    return { ok: true, value: { fit: fitted.value, bootstrap: draws } };
  };
  const client: WorkerClient = {
    putDataset: (columns) => void put.set(columns.hash, columns),
    fit: async (request) => {
      asked.push(request);
      return { result: await answer(request) };
    },
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
  return { client, asked, put };
}

function setUp(link?: string) {
  const store = createAppStore();
  keepDataset(store, dataset);
  if (link !== undefined) openLink(store, link);
  change(store, { data: 'own-1' });
  const direct = directClient();
  startCustom(store);
  startFitting(store, direct.client);
  return { store, ...direct };
}

async function until(store: Store, done: (state: ReturnType<Store['getState']>) => boolean) {
  for (let i = 0; i < 500 && !done(store.getState()); i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(done(store.getState())).toBe(true);
}

const showsLaw = (id: string) => (state: ReturnType<Store['getState']>) =>
  selectModel(state)?.law.id === id;

describe('a formula in the state', () => {
  it('keeps the last picture until its law is built and fitted, then is drawn like any other', async () => {
    const { store, asked } = setUp();
    await until(store, showsLaw('chinchilla'));
    const before = selectReadouts(store.getState());
    keepFormula(store, spec);
    expect(store.getState().explorer).toMatchObject({
      law: 'custom',
      preset: 'fit',
      formula: spec,
    });
    expect(selectLaw(store.getState())).toBeNull();
    expect(selectModel(store.getState())?.law.id).toBe('chinchilla');
    expect(selectMarks(store.getState())).not.toBeNull();
    await until(store, showsLaw('custom'));
    expect(asked.at(-1)).toMatchObject({ law: 'custom', formula: spec });
    const after = selectReadouts(store.getState());
    expect((after?.loss.value ?? 0) / (before?.loss.value ?? 1)).toBeCloseTo(1, 9);
    expect((after?.optimalN.value ?? 0) / (before?.optimalN.value ?? 1)).toBeCloseTo(1, 7);
    expect(after?.loss.low).not.toBeNull();
  });

  it('is undone and redone, without being built again', async () => {
    const { store } = setUp();
    keepFormula(store, spec);
    await until(store, showsLaw('custom'));
    const law = selectCustomLaw(store.getState());
    stepBack(store);
    expect(store.getState().explorer).toMatchObject({ law: 'chinchilla', formula: null });
    await until(store, showsLaw('chinchilla'));
    stepForward(store);
    expect(selectLaw(store.getState())).toBe(law);
    keepFormula(store, null);
    expect(store.getState().explorer).toMatchObject({ law: 'chinchilla', formula: null });
  });

  it('comes out of a link; one that is no law is said and left out', async () => {
    const good = setUp(
      encodeLink({ ...createAppStore().getState().explorer, law: 'custom', formula: spec }).hash,
    );
    await until(good.store, showsLaw('custom'));
    expect(good.store.getState().notices).toEqual([]);
    const formula = { ...spec, formula: 'alert(N) + D' };
    const bad = setUp(
      encodeLink({ ...createAppStore().getState().explorer, law: 'custom', formula }).hash,
    );
    await until(bad.store, (state) => state.explorer.formula === null);
    expect(bad.store.getState().explorer.law).toBe('chinchilla');
    expect(bad.store.getState().notices.map(({ problem }) => problem.code)).toEqual([
      'formula-function',
    ]);
    await until(bad.store, showsLaw('chinchilla'));
  });

  it('may read any column of the runs, and is no law to plan with then', async () => {
    const { store, asked, put } = setUp();
    const formula: CustomSpec = {
      ...spec,
      formula: 'E + A/N^alpha + k*lr^s',
      variables: [
        { name: 'N', column: 'N' },
        { name: 'lr', column: 'lr' },
      ],
    };
    keepFormula(store, formula);
    expect(store.getState().explorer).toMatchObject({ law: 'chinchilla', formula });
    await until(store, () => selectCustomLaw(store.getState()) !== null);
    change(store, { law: 'custom' });
    await until(store, () => asked.at(-1)?.law === 'custom');
    expect(asked.at(-1)?.dataset).toBe('abc lr');
    expect(put.get('abc lr')?.variables.lr).toEqual(dataset.extra[0]?.values);
  });
});
