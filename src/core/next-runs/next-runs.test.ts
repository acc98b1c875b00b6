import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCatalogueEntry, loadCatalogueDataset } from '../catalogue';
import { tableToCsv } from '../export';
import { type Plan, toVector } from '../laws';
import { runToEnd } from '../long-work';
import { createRandom } from '../numerics';
import { type FittedModel, nextRunColumns, proposeRuns, takeAim, usualLimits } from './index';
import { estimateNoise } from './noise';
import { searchDesign } from './search-design';
import { createSpread } from './spread';
import {
  chinchilla,
  drawDesign,
  fitModel,
  flopsOf,
  joinProblems,
  logSquares,
  makeRuns,
  truth,
} from './testing/simulated';
import type { NextRunsRequest } from './types';

const random = createRandom(11);
const design = drawDesign(random);
const data = makeRuns(design, 0.006, random);
const squares = { objective: 'mse', delta: 1e-3 } as const;
const model = fitModel(data, logSquares);
const largest = Math.max(...design.map(({ N, D }) => 6 * N * D));
const target = { N: 7e9, D: 1.4e11 };
const request: NextRunsRequest = { budget: 2 * largest, target, limits: usualLimits };
const some: Plan[] = [
  { N: 2e7, D: 4e9 },
  { N: 5e8, D: 5e9 },
  { N: 1e9, D: 1e10 },
];

function aimOf(at: FittedModel, point: NextRunsRequest['target'] = target) {
  const aim = takeAim(at, point);
  if (!aim.ok) throw new Error(aim.problem.code);
  return aim.value;
}

function propose(changes: Partial<NextRunsRequest> = {}, at = model) {
  const found = runToEnd(proposeRuns(at, { ...request, ...changes }));
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

/** The same rows and these runs, each exactly where the fit says, so that the optimum stays. */
function withRuns(at: FittedModel, runs: readonly Plan[]): FittedModel['problem'] {
  const parameters = toVector(chinchilla, at.fit.parameters);
  return joinProblems(at.problem, makeRuns(runs, 0, createRandom(1), parameters));
}

/** Half width by the covariance a fit itself reports. */
function halfWidthOf({ fit }: FittedModel): number {
  const gradient = new Float64Array(5);
  const features = [Math.log(target.N), Math.log(target.D)];
  chinchilla.derivatives(features, toVector(chinchilla, fit.parameters), gradient, null);
  let variance = 0;
  for (let a = 0; a < 5; a++) {
    for (let b = 0; b < 5; b++) {
      const covariance = fit.covariance?.[a * 5 + b] as number;
      variance += (gradient[a] as number) * covariance * (gradient[b] as number);
    }
  }
  return 1.959963984540054 * Math.sqrt(variance);
}

describe('the criterion', () => {
  it.each([logSquares, squares])('is the covariance of a refit under $objective', (settings) => {
    const own = fitModel(data, settings);
    expect(aimOf(own).halfWidth / halfWidthOf(own)).toBeCloseTo(1, 7);
    const refit = fitModel(withRuns(own, some), settings, own.fit.parameters);
    // The refit also has more degrees of freedom: its noise is smaller by a known factor.
    const degrees = own.fit.n - 5;
    const noise = Math.sqrt((degrees + some.length) / degrees);
    expect(aimOf(own).halfWidthWith(some) / (halfWidthOf(refit) * noise)).toBeCloseTo(1, 6);
  });

  it('has a ghost that is the whole sum done again, to 1e-10, in well under a millisecond', () => {
    const aim = aimOf(model);
    const degrees = model.fit.n - 5;
    const noise = Math.sqrt((degrees + 1) / degrees);
    for (const run of some) {
      const whole = aimOf({ ...model, problem: withRuns(model, [run]) }).halfWidth * noise;
      expect(Math.abs(aim.ghost(run.N, run.D) / whole - 1)).toBeLessThan(1e-10);
      expect(aim.ghost(run.N, run.D) / aim.halfWidthWith([run])).toBeCloseTo(1, 12);
    }
    const started = performance.now();
    for (let i = 0; i < 1000; i++) aim.ghost(1e9 + i, 1e10);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('takes a budget, a size or tokens alone as the optimal plan there', () => {
    const plan = chinchilla.optimum?.atCompute(toVector(chinchilla, model.fit.parameters), 1e22);
    for (const given of [{ C: 1e22 }, { N: plan?.N as number }, { D: plan?.D as number }]) {
      const { N, D } = aimOf(model, given).target;
      expect((N as number) / (plan?.N as number)).toBeCloseTo(1, 9);
      expect((D as number) / (plan?.D as number)).toBeCloseTo(1, 9);
    }
  });

  it('knows nothing of a target that the rows say nothing of', () => {
    const flat = makeRuns(
      design.map(({ N }) => ({ N, D: 1e10 })),
      0.006,
      createRandom(2),
    );
    const blind = { ...model, problem: flat, fit: { ...model.fit, parameters: truth } };
    expect(aimOf(blind).halfWidth).toBe(Number.POSITIVE_INFINITY);
    expect(aimOf(blind, { N: 1e9, D: 1e10 }).halfWidth).toBeLessThan(0.02);
    const cured = propose({}, blind);
    expect(cured.before).toBe(Number.POSITIVE_INFINITY);
    expect(cured.after).toBeLessThan(0.2);
  });

  it('counts a floor on its bound as unknown up to the least loss, not as known', () => {
    const entry = findCatalogueEntry('microladder');
    const loaded = entry && loadCatalogueDataset(entry, readFileSync(`public/data/${entry.file}`));
    if (!loaded?.ok) throw new Error('the micro ladder does not load');
    const { N, D, loss } = loaded.value;
    const problem = { law: chinchilla, variables: [N, D], response: loss };
    const point = { N: 1e7, D: 2e8 };
    const free = fitModel(problem, logSquares);
    expect(free.fit.atBound).toEqual([{ parameter: 'E', side: 'lower', value: 0 }]);
    const held = fitModel(problem, { ...logSquares, fixed: { E: 0 } });
    const [wide, narrow] = [aimOf(free, point), aimOf(held, point)];
    expect(wide.halfWidth).toBeGreaterThan(1.5 * narrow.halfWidth);
    expect(wide.halfWidth).toBeLessThan(wide.estimate);
  });

  it('has the noise of a median under Huber with a delta far inside it', () => {
    const normal = createRandom(4);
    const residuals = Float64Array.from({ length: 4000 }, () => 0.01 * normal.normal());
    expect(estimateNoise(residuals, Number.POSITIVE_INFINITY, 1, 5) / 1e-4).toBeCloseTo(1, 1);
    expect(estimateNoise(residuals, 1e-4, 1, 5) / (1e-4 * (Math.PI / 2))).toBeCloseTo(1, 0.5);
    expect(estimateNoise(new Float64Array(20), 1e-3, 1, 5)).toBe(0);
  });
});

describe('proposed runs', () => {
  it('stay inside budget and limits, are never the same twice, and are ranked by what they add', () => {
    const found = propose();
    const sizes = design.map(({ N }) => N);
    expect(found.runs).toHaveLength(20);
    expect(flopsOf(found.runs)).toBe(found.flops);
    expect(found.flops).toBeLessThanOrEqual(request.budget);
    expect(found.flops).toBeGreaterThan(0.8 * request.budget);
    for (const { N, D } of found.runs) {
      expect(D / N).toBeGreaterThanOrEqual(4);
      expect(D / N).toBeLessThanOrEqual(400);
      expect(N).toBeGreaterThanOrEqual(Math.min(...sizes) / 4);
      expect(N).toBeLessThanOrEqual(Math.max(...sizes) * 4);
    }
    expect(new Set(found.runs.map(({ N, D }) => `${N} ${D}`)).size).toBe(20);
    const widths = [found.before, ...found.runs.map(({ halfWidthAfter }) => halfWidthAfter)];
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(widths.at(-1)).toBe(found.after);
    expect(found.after).toBeLessThan(0.6 * found.before);
    const [first] = found.runs;
    expect((first?.halfWidthAlone ?? 0) / (first?.halfWidthAfter ?? 1)).toBeCloseTo(1, 12);
    expect(propose()).toEqual(found);
  });

  it('follow limits and count that are asked for', () => {
    const { runs } = propose({ limits: { ratio: [15, 25], sizeFactor: 1 }, count: 3 });
    expect(runs).toHaveLength(3);
    for (const { N, D } of runs) {
      expect(D / N).toBeGreaterThanOrEqual(15);
      expect(D / N).toBeLessThanOrEqual(25);
      expect(N).toBeLessThanOrEqual(Math.max(...design.map((run) => run.N)));
    }
  });

  it('are nearly always the best of all designs where all can be tried', () => {
    const ratios: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const draw = createRandom(seed, 9);
      const rows = Float64Array.from({ length: 14 * 3 }, () => draw.normal());
      const costs = Float64Array.from({ length: 14 }, () => 1 + 3 * draw.uniform());
      const slope = Float64Array.from({ length: 3 }, () => draw.normal());
      const search = { slope, rows, costs, budget: 6, count: 3 };
      const spread = createSpread(slope);
      const varianceOf = (chosen: readonly number[]): number => {
        spread.reset();
        for (const i of chosen) spread.add(rows, i * 3);
        return spread.variance();
      };
      let best = spread.variance();
      for (let code = 0; code < 2 ** 14; code++) {
        const chosen = Array.from({ length: 14 }, (_, i) => i).filter((i) => (code >> i) & 1);
        const cost = chosen.reduce((sum, i) => sum + (costs[i] as number), 0);
        if (chosen.length <= 3 && cost <= 6) best = Math.min(best, varianceOf(chosen));
      }
      ratios.push(varianceOf(runToEnd(searchDesign(search))) / best);
    }
    expect(ratios.filter((ratio) => ratio < 1 + 1e-9).length).toBeGreaterThanOrEqual(18);
    expect(Math.max(...ratios)).toBeLessThan(1.15);
  });

  it('name the rows that taught nothing: without all of them the variance grows by under 1 %', () => {
    const { idle, before } = propose();
    expect(idle.length).toBeGreaterThan(0);
    const keep = (column: Float64Array) => column.filter((_, row) => !idle.includes(row));
    const without = (rows: FittedModel['problem']) => ({
      ...rows,
      variables: rows.variables.map(keep),
      response: keep(rows.response),
    });
    const fewer = { ...model, problem: without(data) };
    // At one and the same noise.
    const noiseOf = ({ problem }: FittedModel): number => {
      const parameters = toVector(chinchilla, model.fit.parameters);
      const residuals = problem.response.map((loss, row) => {
        const features = problem.variables.map((column) => Math.log(column[row] as number));
        return Math.log(chinchilla.evaluate(features, parameters) / loss);
      });
      return estimateNoise(residuals, Number.POSITIVE_INFINITY, 1, 5);
    };
    const grown = (aimOf(fewer).halfWidth / before) ** 2 * (noiseOf(model) / noiseOf(fewer));
    expect(grown).toBeGreaterThan(1);
    expect(grown).toBeLessThan(1.01);
  });

  it('become a table', () => {
    const csv = tableToCsv(nextRunColumns(propose({ count: 2 }), 'nats/token'));
    const [head, first, second, end] = csv.split('\n');
    expect(head).toBe(
      'rank,N (parameters),D (tokens),C (FLOPs),half width with those above (nats/token),half width alone (nats/token)',
    );
    expect(first).toMatch(/^1,\d+/);
    expect(second?.split(',')).toHaveLength(6);
    expect(end).toBe('');
  });

  it.each<[string, Partial<NextRunsRequest>]>([
    ['next-bad-budget', { budget: 0 }],
    ['next-budget-small', { budget: 1e10 }],
    ['next-bad-limits', { limits: { ratio: [40, 4], sizeFactor: 4 } }],
    ['next-bad-limits', { limits: { ratio: [4, 400], sizeFactor: 0.5 } }],
    ['next-no-candidates', { limits: { ratio: [4.01, 4.02], sizeFactor: 1 } }],
    ['next-target-short', { target: {} }],
    ['next-target-outside', { target: { N: -1, D: 1e9 } }],
  ])('are refused with %s', (code, changes) => {
    const found = runToEnd(proposeRuns(model, { ...request, ...changes }));
    expect(found.ok ? 'made' : found.problem.code).toBe(code);
  });
});
