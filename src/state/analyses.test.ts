import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnalysisTask, WorkerPool } from '../worker';
import {
  type Analyses,
  createAnalyses,
  selectAnalysisEntry,
  selectFitRuns,
  selectWantedKey,
  viewAnalysis,
} from './analyses';
import { change } from './store';
import { createFittedStore, type FittedStore, noisyRuns } from './testing/fitted-store';

// How long the work takes is the machine's business: only what comes of it is tested.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const patient = { timeout: 30_000 };

let fitted: FittedStore;
let analyses: Analyses;
const asked: AnalysisTask[] = [];

beforeEach(async () => {
  fitted = createFittedStore();
  asked.length = 0;
  const pool: Pick<WorkerPool, 'putDataset' | 'analyse'> = {
    putDataset: (columns) => fitted.pool.putDataset(columns),
    analyse(request, options) {
      asked.push(request.task);
      return fitted.pool.analyse(request, options);
    },
  };
  analyses = createAnalyses(fitted.store, pool);
  await idle();
});

const idle = () => expect.poll(() => fitted.store.getState().fitting.busy, patient).toBe(false);
const entry = (slot: string) => selectAnalysisEntry(fitted.store.getState(), slot);
const answered = (slot: string) => expect.poll(() => entry(slot).busy, patient).toBe(false);
const residuals: AnalysisTask = { kind: 'residuals', options: {} };
const influenceAt = (N: number): AnalysisTask => ({
  kind: 'influence',
  options: { statistic: { kind: 'response', inputs: { N, D: 2e12 } } },
});
const view = () =>
  viewAnalysis(
    entry('residuals'),
    'residuals',
    selectWantedKey(fitted.store.getState(), residuals),
  );

describe('analyses of the shown fit', () => {
  it('answer what is on screen, and are stale once it is another fit, until asked again', async () => {
    analyses.run(residuals);
    expect(view()).toMatchObject({ busy: true, result: null, stale: false });
    await answered('residuals');
    expect(view().result?.residual).toHaveLength(noisyRuns.N.length);
    expect(view()).toMatchObject({ stale: false, problem: null });

    change(fitted.store, { excluded: [3] });
    // The fit is on its way: the old answer stays and is marked, and nothing can be asked yet.
    expect(view()).toMatchObject({ stale: true });
    expect(view().result?.residual).toHaveLength(noisyRuns.N.length);
    analyses.run(residuals);
    expect(asked).toHaveLength(1);
    await idle();
    expect(view()).toMatchObject({ stale: true });
    analyses.run(residuals);
    await answered('residuals');
    expect(view()).toMatchObject({ stale: false });
    expect(view().result?.residual).toHaveLength(noisyRuns.N.length - 1);
  });
  it('are remembered by rows, law, settings and options', async () => {
    analyses.run(residuals);
    await answered('residuals');
    const before = view().result;
    change(fitted.store, { excluded: [3] });
    await idle();
    analyses.run(residuals);
    await answered('residuals');
    change(fitted.store, { excluded: [] });
    await idle();
    expect(view().stale).toBe(true);
    const wanted = selectWantedKey(fitted.store.getState(), residuals) as string;
    expect(analyses.isKnown(wanted)).toBe(true);
    analyses.run(residuals);
    expect(view()).toMatchObject({ stale: false, busy: false });
    expect(view().result).toBe(before);
    expect(asked).toHaveLength(2);

    const key = (task: AnalysisTask) => selectWantedKey(fitted.store.getState(), task);
    expect(key(influenceAt(1e10))).not.toBe(key(influenceAt(2e10)));
    expect(key(influenceAt(1e10))).toBe(key(influenceAt(1e10)));
    const loss = (last: number): AnalysisTask => ({
      kind: 'recipes',
      options: { compute: 1e21, other: { ...noisyRuns, loss: Float64Array.of(2, last) } as never },
    });
    expect(key(loss(3))).not.toBe(key(loss(4)));
  });
  it('let only the newest question of a slot answer; other slots go on', async () => {
    analyses.run(influenceAt(1e10));
    analyses.run(influenceAt(1e11));
    analyses.run(influenceAt(1e9), 'other');
    await answered('influence');
    await answered('other');
    const key = (task: AnalysisTask) => selectWantedKey(fitted.store.getState(), task);
    expect(entry('influence').shown?.key).toBe(key(influenceAt(1e11)));
    expect(entry('other').shown?.key).toBe(key(influenceAt(1e9)));
    expect(analyses.isKnown(key(influenceAt(1e10)) as string)).toBe(false);
  });
  it('stop when cancelled and keep what was there', async () => {
    const multiverse: AnalysisTask = {
      kind: 'multiverse',
      options: { target: { N: 1e11, D: 2e12 }, compute: 1e24 },
    };
    analyses.run(multiverse);
    await expect.poll(() => entry('multiverse').progress?.total ?? 0, patient).toBeGreaterThan(0);
    analyses.cancel('multiverse');
    expect(entry('multiverse')).toMatchObject({ busy: false, progress: null, shown: null });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(entry('multiverse').shown).toBeNull();
  });
  it('say why there is no answer, for as long as it is so', async () => {
    const roll = (cutoff: number): AnalysisTask => ({ kind: 'backtest', options: { cutoff } });
    analyses.run(roll(1e30));
    await answered('backtest');
    const wanted = (cutoff: number) => selectWantedKey(fitted.store.getState(), roll(cutoff));
    expect(viewAnalysis(entry('backtest'), 'backtest', wanted(1e30)).problem).toMatchObject({
      code: 'backtest-nothing-above',
    });
    expect(viewAnalysis(entry('backtest'), 'backtest', wanted(1e20)).problem).toBeNull();
  });
  it('of the design wait for no fit, and look at rows that cannot have one', async () => {
    const one = noisyRuns.N[0] as number;
    const design: AnalysisTask = { kind: 'design', options: {} };
    const wanted = () => selectWantedKey(fitted.store.getState(), design);
    change(fitted.store, { excluded: [3] });
    const early = wanted();
    expect(early).not.toBeNull();
    await idle();
    // With the fit it can say more: which sizes lie above its surface.
    expect(wanted()).not.toBe(early);
    change(fitted.store, { where: `N == ${one}`, excluded: [] });
    const unfitted = wanted();
    await idle();
    expect(fitted.store.getState().fitting).toMatchObject({
      shown: null,
      problem: { code: 'fit-too-few-rows' },
    });
    expect(selectWantedKey(fitted.store.getState(), residuals)).toBeNull();
    expect(wanted()).toBe(unfitted);
    analyses.run(design);
    await answered('design');
    const { result, stale } = viewAnalysis(entry('design'), 'design', wanted());
    expect(stale).toBe(false);
    expect(result?.findings.map(({ code }) => code)).toEqual(['design-few-runs']);
    expect(result?.findings[0]?.cure).toHaveLength(5);
    expect(result?.refused).toEqual(expect.arrayContaining(['alpha', 'beta']));
  });
  it('know the families of the runs', async () => {
    change(fitted.store, { cluster: 'trunk', resample: 'clusters' });
    const runs = selectFitRuns(fitted.store.getState());
    expect(runs?.clusters?.slice(0, 10)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '0',
    ]);
    await idle();
    const { shown } = fitted.store.getState().fitting;
    expect(shown?.bootstrap?.kind).toBe('clusters');
    change(fitted.store, { cluster: 'recipe' });
    expect(fitted.store.getState().explorer).toMatchObject({ cluster: '', resample: 'cases' });
    expect(fitted.store.getState().notices[0]?.problem).toMatchObject({
      code: 'diagnose-no-clusters',
      data: { column: 'recipe' },
    });
  });
  it('ask for the held floor, the envelope and the weights the state names', async () => {
    change(fitted.store, { floor: 1.7, envelope: 3, weights: 'loss' });
    await idle();
    const { shown } = fitted.store.getState().fitting;
    expect(shown?.request).toMatchObject({
      weighted: true,
      settings: { fixed: { E: 1.7 }, envelope: 3 },
    });
    expect(shown?.model.parameters[0]).toBe(1.7);
  });
});
