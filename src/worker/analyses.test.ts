import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkDesign,
  compareApproaches,
  findInfluence,
  findResiduals,
  leaveOneOut,
  type RunRows,
} from '../core/diagnose';
import {
  type Bootstrap,
  calibratedThreshold,
  type Fit,
  type FitProblem,
  type FitSettings,
  jackknife,
  profileFit,
} from '../core/fit';
import { findLaw, type Law, planLaws, predict } from '../core/laws';
import { runToEnd } from '../core/long-work';
import { createRandom } from '../core/numerics';
import { optimalParams } from '../core/optimum';
import type { AnalysisKind, AnalysisOptions, AnalysisTask, AnalysisValue } from './analyses';
import { createWorkerClient, type WorkerClient } from './client';
import type { DatasetColumns, FitRequest } from './protocol';
import { startWorker } from './testing/start-worker';

const law = findLaw('chinchilla') as Law;
const { N, D } = law.recommendedDesign.runs as { N: number[]; D: number[] };
const truth = [1.8, 480, 2100, 0.348, 0.366];
const random = createRandom(11);
const response = Float64Array.from(N, (n, i) => {
  const loss = law.evaluate([Math.log(n), Math.log(D[i] as number)], truth);
  return loss * Math.exp(0.004 * random.normal());
});
const columns: DatasetColumns = {
  hash: 'noisy',
  variables: { N: Float64Array.from(N), D: Float64Array.from(D) },
  response,
};
const settings: FitSettings = { objective: 'huber-log', delta: 1e-3 };
// The first row is left out: what is about all rows must still know it.
const rows = Uint32Array.from({ length: N.length - 1 }, (_, i) => i + 1);
const request: FitRequest = {
  dataset: 'noisy',
  law: 'chinchilla',
  settings,
  weighted: false,
  rows,
  seed: 1,
  replicates: 40,
};
const problem: FitProblem = {
  law,
  variables: [Float64Array.from(N.slice(1)), Float64Array.from(D.slice(1))],
  response: response.slice(1),
};
const runs: RunRows = {
  N: problem.variables[0] as Float64Array,
  D: problem.variables[1] as Float64Array,
  loss: problem.response,
};

let client: WorkerClient;
let fit: Fit;
let bootstrap: Bootstrap;

beforeAll(async () => {
  client = createWorkerClient(() => startWorker().link);
  client.putDataset(columns);
  const reply = await client.fit(request, { signal: new AbortController().signal });
  if (!('result' in reply) || !reply.result.ok) throw new Error(JSON.stringify(reply));
  fit = reply.result.value.fit;
  bootstrap = reply.result.value.bootstrap as Bootstrap;
});
afterAll(() => client.dispose());

/** Asks over the message channel, so that what cannot cross it fails here. */
async function ask<K extends AnalysisKind>(
  kind: K,
  options: AnalysisOptions<K>,
  further: { readonly fit?: Fit | null; readonly bootstrap?: Bootstrap | null } = {},
) {
  const asked = { request, fit, bootstrap, ...further, task: { kind, options } as AnalysisTask };
  const reply = await client.analyse(asked, { signal: new AbortController().signal });
  if (!('result' in reply)) throw new Error(JSON.stringify(reply));
  return reply.result;
}

async function get<K extends AnalysisKind>(
  kind: K,
  options: AnalysisOptions<K>,
): Promise<AnalysisValue<K>> {
  const result = await ask(kind, options);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value as AnalysisValue<K>;
}

describe('analyses over the worker boundary give what the core gives', () => {
  it('profiles, with the threshold the draws calibrate', async () => {
    const point = { N: 1e10, D: 2e11 };
    const found = await get('profiles', {
      points: [point],
      statistics: [{ kind: 'params', compute: 1e22 }],
    });
    const threshold = calibratedThreshold(fit, 5, bootstrap, 0.95, 1);
    expect(found.threshold).toEqual(threshold);
    const alone = runToEnd(profileFit(problem, fit, settings, threshold, [point]));
    expect(found.parameters).toEqual(alone.parameters);
    expect(found.predictions).toEqual(alone.predictions);
    const parameters = law.parameters.map(({ id }) => fit.parameters[id] as number);
    const [params] = found.statistics;
    expect(params?.estimate).toBeCloseTo(optimalParams(law, parameters, 1e22), -3);
    expect(params?.low).toBeLessThan(params?.estimate as number);
    expect(params?.high).toBeGreaterThan(params?.estimate as number);
  });
  it('refuses a profile that nothing calibrates', async () => {
    expect(await ask('profiles', {}, { bootstrap: null })).toEqual({
      ok: false,
      problem: { code: 'analysis-needs-refits', data: {} },
    });
  });
  it('the proof', async () => {
    const found = await get('proof', { cellLimit: 40 });
    expect(found.cells).toBeGreaterThan(0);
    expect(found.lowerBound).toBeLessThanOrEqual(fit.value);
    expect(found.upperBound).toBeLessThanOrEqual(fit.value * (1 + 1e-9));
  });
  it('influence and residuals', async () => {
    const inputs = { N: 1e11, D: 2e12 };
    const { moves, exact } = await get('influence', { statistic: { kind: 'response', inputs } });
    const loss = (p: Float64Array) => predict(law, inputs, p);
    expect(exact).toBe(true);
    expect(moves).toEqual(runToEnd(findInfluence(problem, settings, fit, loss)));
    const found = await get('residuals', {});
    const { standardised } = findResiduals(problem, settings, fit);
    expect(found.standardised).toEqual(standardised);
    expect(Array.from(found.linear)).toEqual(
      Array.from(found.residual, (u) => (u > 1e-3 ? 1 : u < -1e-3 ? -1 : 0)),
    );
  });
  it('the design, also without a fit', async () => {
    expect(await get('design', {})).toEqual(checkDesign(runs, law, fit));
    const result = await ask('design', {}, { fit: null, bootstrap: null });
    expect(result).toEqual({ ok: true, value: checkDesign(runs, law, null) });
  });
  it('three approaches', async () => {
    const found = await get('approaches', { compute: 1e23 });
    const alone = compareApproaches(runs, { law, fit, bootstrap, compute: 1e23 });
    expect(found.approaches).toEqual(alone.approaches);
    expect(found.bias).toEqual(alone.bias);
    expect(found.parabolas.budgets).toEqual(alone.parabolas.budgets);
    expect(found.parabolas.params?.exponent).toBe(alone.parabolas.params?.exponent);
    expect(found.approaches.map(({ method }) => method)).toContain('parametric');
  });
  it('backtests by cutoff and by group', async () => {
    const left = await get('backtest', { by: 'size' });
    const alone = runToEnd(leaveOneOut(problem, runs, settings, 'size', { replicates: 0 }));
    expect(left).toEqual({ ...alone, heldOut: 'size' });
    const rolled = await get('backtest', { cutoff: 1e20, replicates: 20 });
    expect(rolled.folds).toHaveLength(1);
    expect(rolled.folds[0]?.runs[0]?.predictionInterval).not.toBeNull();
    expect(await ask('backtest', { cutoff: 1e30 })).toMatchObject({
      ok: false,
      problem: { code: 'backtest-nothing-above' },
    });
  });
  it('a tournament and a multiverse, laws by their ids', async () => {
    const { entries } = await get('tournament', {});
    const ids = new Set(entries.map((entry) => entry.law));
    expect(ids).toEqual(new Set(planLaws.map(({ id }) => id)));
    const { entries: fits, untried } = await get('multiverse', {
      target: { N: 1e11, D: 2e12 },
      compute: 1e24,
    });
    expect(untried).toEqual([]);
    const same = fits.find(
      ({ choice }) =>
        choice.objective === 'huber-log' &&
        choice.delta === 1e-3 &&
        choice.floor === 'free' &&
        choice.rows === 'as-given',
    );
    expect(same?.fit?.value).toBeCloseTo(fit.value, 12);
    expect(Array.from(same?.choice.indices ?? [])).toEqual(Array.from(rows));
    const whole = fits.find(({ choice }) => choice.rows === 'none-excluded');
    expect(whole?.choice.indices).toHaveLength(N.length);
  });
  it('the jackknife, by row and by family', async () => {
    const found = await get('bca', {});
    expect(found).toEqual(runToEnd(jackknife(problem, fit, settings)));
    const clusters = Int32Array.from(rows, (_, i) => i % 7);
    const reply = await client.analyse(
      { request: { ...request, clusters }, fit, bootstrap, task: { kind: 'bca', options: {} } },
      { signal: new AbortController().signal },
    );
    expect(reply).toMatchObject({ result: { value: { replicates: 7 } } });
  });
  it('a joint region around the fit', async () => {
    const { contour, ellipse, threshold } = await get('joint-region', {
      pair: ['alpha', 'beta'],
      rays: 12,
    });
    expect(threshold.dimensions).toBe(2);
    expect(contour).toHaveLength(12);
    for (const outline of [contour, ellipse ?? []]) {
      const alphas = outline.map(([alpha]) => alpha);
      expect(Math.min(...alphas)).toBeLessThan(fit.parameters.alpha as number);
      expect(Math.max(...alphas)).toBeGreaterThan(fit.parameters.alpha as number);
    }
  });
  it('two recipes and the next runs', async () => {
    const other = { ...runs, loss: runs.loss.map((loss) => loss * 0.99) };
    const found = await get('recipes', { other, compute: 1e21, replicates: 20 });
    expect(found.multiplier.value).toBeGreaterThan(1);
    // Two groups of the fit's own runs, here the same ones: no difference at all.
    const places = Int32Array.from(runs.N.keys());
    const same = await get('recipes', {
      baseline: places,
      others: places,
      compute: 1e21,
      replicates: 0,
    });
    expect(same.pairs).toBe(runs.N.length);
    expect(same.multiplier.value).toBeCloseTo(1, 4);
    const proposed = await get('next', {
      budget: 1e21,
      target: { N: 1e11, D: 2e12 },
      limits: { ratio: [4, 400], sizeFactor: 4 },
      count: 4,
    });
    expect(proposed.after).toBeLessThan(proposed.before);
    expect(proposed.runs.length).toBeGreaterThan(0);
  });
  it('stops in the middle when it is not wanted any more', async () => {
    const abort = new AbortController();
    const task: AnalysisTask = {
      kind: 'multiverse',
      options: { target: { N: 1e11, D: 2e12 }, compute: 1e24, laws: planLaws.map(({ id }) => id) },
    };
    const reply = await client.analyse(
      { request, fit, bootstrap, task },
      { signal: abort.signal, onProgress: () => abort.abort() },
    );
    expect(reply).toEqual({ cancelled: true });
    expect(client.spawned).toBe(1);
  });
});
