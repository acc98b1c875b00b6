import { describe, expect, it } from 'vitest';
import { hashColumns, importFile, textAt, toCsv } from '../data';
import { fit } from '../fit';
import { findLaw, type Law, type ParameterSet, predict, toVector } from '../laws';
import { runToEnd } from '../long-work';
import { type Design, type SimulatedRuns, type Simulation, simulateRuns } from '.';

const chinchilla = findLaw('chinchilla') as Law;
const truth = chinchilla.presets.find(({ id }) => id === 'besiroglu2024') as ParameterSet;
const budgets = [1e19, 1e20, 1e21];
const isoflop: Design = { kind: 'isoflop', budgets, sizes: 5, spread: 4 };

const simulate = (changes: Partial<Simulation> = {}) =>
  simulateRuns({ law: chinchilla, truth, design: isoflop, noise: 0, seed: 1, ...changes });
function simulated(changes: Partial<Simulation> = {}): SimulatedRuns {
  const result = simulate(changes);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}
function runs(changes: Partial<Simulation> = {}) {
  const result = simulate(changes);
  if (!result.ok || !result.value.dataset) throw new Error('no dataset');
  return result.value.dataset;
}

describe('simulateRuns', () => {
  it('lays sizes around the optimum of each budget', () => {
    const { N, D, loss } = runs();
    expect(N).toHaveLength(15);
    budgets.forEach((compute, b) => {
      const rows = [0, 1, 2, 3, 4].map((i) => 5 * b + i);
      for (const row of rows)
        expect((6 * (N[row] as number) * (D[row] as number)) / compute).toBeCloseTo(1, 12);
      const best = chinchilla.optimum?.atCompute(toVector(chinchilla, truth.values), compute).N;
      expect((N[5 * b + 2] as number) / (best ?? 0)).toBeCloseTo(1, 12);
      expect((N[5 * b + 4] as number) / (N[5 * b] as number)).toBeCloseTo(16, 9);
      const losses = rows.map((row) => loss[row] as number);
      expect(Math.min(...losses)).toBe(losses[2]);
    });
  });

  it('lays a grid, a ladder and an isoFLOP around tokens per parameter', () => {
    const grid = runs({ design: { kind: 'grid', sizes: [1e8, 1e9], tokens: [1e10, 2e10, 4e10] } });
    expect(Array.from(grid.N)).toEqual([1e8, 1e8, 1e8, 1e9, 1e9, 1e9]);
    expect(Array.from(grid.D)).toEqual([1e10, 2e10, 4e10, 1e10, 2e10, 4e10]);
    const ladder = runs({
      design: { kind: 'ladder', sizes: [1e8, 1e9], tokensPerParam: [20, 40] },
    });
    expect(Array.from(ladder.D)).toEqual([2e9, 4e9, 2e10, 4e10]);
    const centred = runs({ design: { ...isoflop, sizes: 1, centre: 100 } as Design });
    expect((centred.D[0] as number) / (centred.N[0] as number)).toBeCloseTo(100, 9);
  });

  it('is exact without noise, and off by the noise it says with it', () => {
    const parameters = toVector(chinchilla, truth.values);
    const { N, D, loss } = runs();
    N.forEach((params, row) => {
      const clean = predict(chinchilla, { N: params, D: D[row] as number }, parameters);
      expect(loss[row]).toBe(clean);
    });
    const many = { ...isoflop, sizes: 600 } as Design;
    const noisy = runs({ noise: 0.02, design: many });
    const clean = runs({ design: many });
    const shocks = noisy.loss.map((value, row) => Math.log(value / (clean.loss[row] as number)));
    const mean = shocks.reduce((a, b) => a + b) / shocks.length;
    const sd = Math.sqrt(shocks.reduce((a, b) => a + (b - mean) ** 2, 0) / shocks.length);
    expect(Math.abs(mean)).toBeLessThan(0.002);
    expect(sd / 0.02).toBeGreaterThan(0.95);
    expect(sd / 0.02).toBeLessThan(1.05);
  });

  it('gives the same numbers for the same seed only', () => {
    const one = runs({ noise: 0.01 });
    expect(runs({ noise: 0.01 }).hash).toBe(one.hash);
    expect(runs({ noise: 0.01, seed: 2 }).hash).not.toBe(one.hash);
    expect(one.hash).toBe(hashColumns(one));
    expect(one.id).toBe(`own-${one.hash.slice(0, 12)}`);
  });

  it('gives back the law it was drawn from', () => {
    const { N, D, loss } = runs({ design: { kind: 'recommended' } });
    const problem = { law: chinchilla, variables: [N, D], response: loss };
    const fitted = runToEnd(fit(problem, { objective: 'log-mse', delta: 1e-3 }));
    if (!fitted.ok) throw new Error(fitted.problem.code);
    expect(fitted.value.value).toBeLessThan(1e-18);
    for (const [id, value] of Object.entries(truth.values))
      expect((fitted.value.parameters[id] as number) / value).toBeCloseTo(1, 5);
  });

  it('says everywhere that nothing was measured', () => {
    const dataset = runs({ noise: 0.01, seed: 7 });
    expect(dataset.title).toBe(
      'Simulated: Chinchilla (Besiroglu et al. 2024), isoflop design, noise 0.01, seed 7',
    );
    expect(dataset.origin).toEqual({
      kind: 'own',
      source:
        'Simulated from Chinchilla (Besiroglu et al. 2024), isoflop design, noise 0.01, seed 7',
      notes: [],
      simulated: {
        ...{ law: 'chinchilla', truth: 'besiroglu2024', design: 'isoflop', noise: 0.01, seed: 7 },
      },
    });
    const read = importFile(new TextEncoder().encode(toCsv(dataset)), 'table.csv');
    if (!read.ok) throw new Error(read.problem.code);
    expect(textAt(read.value.dataset.names, 14)).toBe('simulated 15');
    expect(read.value.dataset.hash).toBe(dataset.hash);
  });

  it('simulates what has another response than a loss from the design of its law', () => {
    const downstream = findLaw('downstream') as Law;
    const { source, dataset } = simulated({
      law: downstream,
      truth: downstream.presets[0] as ParameterSet,
      design: { kind: 'recommended' },
    });
    expect(dataset).toBeUndefined();
    expect(source.columns.map(({ name }) => name)).toEqual([
      'name',
      ...downstream.variables.map(({ id }) => id),
      downstream.outputs[0].id,
    ]);
    const length = downstream.recommendedDesign.runs[downstream.variables[0]?.id ?? '']?.length;
    expect(source.rowCount).toBe(length);
    expect(source.title).toMatch(/^Simulated: /);
  });

  it.each<[string, Partial<Simulation>]>([
    ['simulate-bad-noise', { noise: -0.1 }],
    ['simulate-bad-noise', { noise: Number.NaN }],
    ['simulate-too-many', { design: { ...isoflop, sizes: 1e5 } as Design }],
    ['simulate-bad-design', { design: { kind: 'grid', sizes: [0], tokens: [1e9] } }],
    [
      'simulate-no-plane',
      {
        law: findLaw('downstream') as Law,
        truth: findLaw('downstream')?.presets[0] as ParameterSet,
      },
    ],
  ])('refuses with %s', (code, changes) => {
    const result = simulate(changes);
    expect(result.ok ? 'made' : result.problem.code).toBe(code);
  });
});
