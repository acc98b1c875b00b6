import { describe, expect, it } from 'vitest';
import { findLaw, findPreset, type Law, toVector } from '../core/laws';
import { computeForParams, optimalPlan } from '../core/optimum';
import { defaultState } from '../core/permalink';
import { lawUnder, limit, readLimits } from './limiting';
import { pricePlan } from './plan-prices';
import { budgetForLoss, budgetForParams, goodEnough, planFor, spend } from './planning';
import { movePoint, resolvePoint } from './point';
import type { PlanModel } from './selectors';
import { change, createAppStore } from './store';

const law = findLaw('chinchilla') as Law;
const parameters = toVector(law, findPreset(law, 'hoffmann2022-tex')?.values ?? {});
const none = { ...defaultState, served: null, unique: null, mem: null, bits: null };

function under(limits: Partial<typeof defaultState>): PlanModel {
  const active = readLimits({ ...none, ...limits });
  const base = { law, parameters, draws: [], source: { kind: 'preset' } } as never as PlanModel;
  if (!active) return base;
  const limiting = limit(law, active);
  return { ...base, law: lawUnder(limiting), limiting };
}

const near = (value: number, expected: number, tolerance: number): void =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(tolerance);

describe('a plan under limits', () => {
  it('is the closed form where all of them are off', () => {
    const off = under({
      served: 1e13,
      unique: 1e12,
      mem: 1e9,
      bits: 4,
      off: ['served', 'unique', 'mem', 'bits'],
    });
    expect(off.limiting).toBeUndefined();
    const exact = optimalPlan(law, parameters, 5.76e23);
    near(planFor(off, 5.76e23).N, exact.N, 1e-8);
    // A limit that is no limit gives the same by the search.
    const wide = under({ mem: 1e30 });
    near(planFor(wide, 5.76e23).N, exact.N, 1e-8);
    near(planFor(wide, 5.76e23).loss, exact.loss, 1e-12);
  });
  it('spends its budget on training and serving, and finds its budget again', () => {
    const model = under({ served: 1e13, unique: 2e11 });
    const plan = planFor(model, 3e24);
    near(spend(model, plan.N, plan.D), 3e24, 1e-9);
    near(budgetForLoss(model, plan.loss), 3e24, 1e-6);
    near(budgetForParams(model, plan.N), 3e24, 1e-5);
  });
  it('keeps what is held, with the serving paid', () => {
    const model = under({ served: 1e12 });
    const held = resolvePoint({ C: 1e24, N: 7e10, D: null, lock: 'N', target: null }, model, 1e21);
    near(held.N * (6 * held.D + 2e12), 1e24, 1e-12);
    const moved = movePoint(held, 'ratio', 'C', 4e24, model);
    const next = resolvePoint(
      { C: 4e24, N: moved.N ?? null, D: null, lock: 'N', target: null },
      model,
      1e21,
    );
    near(next.D / next.N, held.D / held.N, 1e-9);
  });
  it('names a size no budget can have by leaving the budget alone', () => {
    const model = under({ mem: 14e9 });
    const from = { C: 1e24, ...planFor(model, 1e24) };
    near(from.N, 7e9, 1e-12);
    expect(movePoint(from, 'optimum', 'N', 9e9, model).C).toBeGreaterThan(0);
    expect(planFor(model, movePoint(from, 'optimum', 'N', 9e9, model).C as number).N).toBeCloseTo(
      7e9,
      -5,
    );
  });
  it('has a good-enough range about it', () => {
    const model = under({ served: 1e13, bits: 4 });
    const { low, high } = goodEnough(model, 3e24, 0.01);
    const best = planFor(model, 3e24).N;
    expect(low).toBeLessThan(best);
    expect(high).toBeGreaterThan(best);
    expect(high / low).toBeLessThan(2);
  });
});

describe('the example of Sardana et al.', () => {
  const target = optimalPlan(law, parameters, computeForParams(law, parameters, 30e9)).loss;
  const model = under({ served: 1e13 });
  const budget = budgetForLoss(model, target);
  it('plans 13.93B where the paper says 13.6B', () => {
    const plan = planFor(model, budget);
    near(plan.N, 13.9336e9, 1e-5);
    const prices = pricePlan(model, budget);
    near(prices?.serving?.tokens as number, 2.73901, 1e-5);
    near(prices?.serving?.saved as number, 0.265868, 1e-5);
    near(prices?.serving?.params as number, 13.9336 / 30, 1e-5);
  });
  it('is solved in a fraction of 20 ms', () => {
    const all = under({ served: 1e13, unique: 1e12, mem: 24e9, bits: 4 });
    planFor(all, 1e24);
    const start = performance.now();
    for (let i = 0; i < 20; i++) planFor(all, 1e24 * (1 + i / 100));
    expect((performance.now() - start) / 20).toBeLessThan(20);
  });
});

describe('limits set on other screens', () => {
  it('begin switched off on Explore; those set there do not', () => {
    const store = createAppStore({ ...defaultState, screen: 'quantize' });
    change(store, { bits: 3 });
    expect(store.getState().explorer.off).toEqual(['bits']);
    change(store, { bits: 4 });
    change(store, { screen: 'explore', served: 1e13 });
    expect(store.getState().explorer.off).toEqual(['bits']);
    change(store, { off: [] });
    change(store, { screen: 'quantize', bits: 2 });
    expect(store.getState().explorer.off).toEqual([]);
    change(store, { bits: null, off: ['bits'] });
    expect(store.getState().explorer.off).toEqual([]);
  });
});
