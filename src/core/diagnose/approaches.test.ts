import { describe, expect, test } from 'vitest';
import { bootstrap, fit } from '../fit';
import { predict, toVector } from '../laws';
import { runToEnd } from '../long-work';
import { compareApproaches, findCurveSize } from './approaches';
import { fitEnvelope, type LossCurve } from './envelope';
import { findGridBias } from './grid-bias';
import { fitParabolas } from './parabolas';
import { problemOf } from './run-rows';
import { chinchilla, defaultRows, isoFlopPoints, presetVector, rowsFrom } from './testing/designs';

const settings = { objective: 'huber-log', delta: 1e-3 } as const;
const defaultProblem = problemOf(chinchilla, defaultRows());
const fitted = runToEnd(fit(defaultProblem, settings));
if (!fitted.ok) throw new Error(fitted.problem.code);
const defaultFit = fitted.value;
const defaultTruth = toVector(chinchilla, defaultFit.parameters);

describe('Approach 2 without noise', () => {
  test.each([
    ['default fit, beta > alpha', defaultTruth, 0.9694, 0.53379],
    ['hoffmann2022-tex, alpha > beta', presetVector('hoffmann2022-tex'), 1.0332, 0.45653],
  ])('misses the size, not the exponent: %s', (_, truth, ratio, exponent) => {
    const bias = findGridBias(rowsFrom(truth, isoFlopPoints(truth, 0)), chinchilla, truth);
    expect(bias?.budgets).toHaveLength(9);
    expect(bias?.ratio).toBeCloseTo(ratio, 4);
    expect(bias?.trueExponent).toBeCloseTo(exponent, 5);
    expect(Math.abs((bias?.exponent as number) - exponent)).toBeLessThan(1e-4);
  });

  test('on a grid that drifts the exponent moves: 0.5322 against 0.5338', () => {
    const rows = rowsFrom(defaultTruth, isoFlopPoints(defaultTruth, 0.6));
    const bias = findGridBias(rows, chinchilla, defaultTruth);
    expect(bias?.exponent).toBeCloseTo(0.5322, 4);
    expect(bias?.trueExponent).toBeCloseTo(0.5338, 4);
    // What is found by way of the law is what the parabolas find in the runs themselves.
    expect(fitParabolas(rows).params?.exponent).toBe(bias?.exponent);
  });
});

describe('parabolas', () => {
  test('on the default dataset: nine budgets, eight with the minimum inside', () => {
    const { budgets, params, tokens } = fitParabolas(defaultRows());
    expect(budgets.map(({ compute }) => compute)).toEqual([
      6e18, 1e19, 3e19, 6e19, 1e20, 3e20, 6e20, 1e21, 3e21,
    ]);
    expect(
      budgets
        .filter(({ place }) => place !== 'inside')
        .map(({ compute, place }) => [compute, place]),
    ).toEqual([[1e20, 'below-smallest']]);
    expect(params?.exponent).toBeCloseTo(0.508, 3);
    expect((params?.exponent as number) + (tokens?.exponent as number)).toBeCloseTo(1, 10);
    expect(params?.exponentInterval?.low).toBeCloseTo(0.4491, 3);
    expect(params?.exponentInterval?.high).toBeCloseTo(0.5668, 3);
    for (const { params: size, paramsInterval, place } of budgets) {
      if (place !== 'inside' || !paramsInterval) continue;
      expect(paramsInterval.low).toBeLessThan(size);
      expect(paramsInterval.high).toBeGreaterThan(size);
    }
  });

  test("the minimum's 95 % interval covers the noise-free vertex about 95 times in 100", () => {
    const truth = presetVector('besiroglu2024');
    const points = isoFlopPoints(truth, 0, 9).slice(0, 9);
    const clean = fitParabolas(rowsFrom(truth, points)).budgets[0]?.params as number;
    let covered = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const interval = fitParabolas(rowsFrom(truth, points, 0.005, seed)).budgets[0]
        ?.paramsInterval;
      if (!interval || (interval.low <= clean && clean <= interval.high)) covered++;
    }
    expect(covered).toBeGreaterThan(276);
    expect(covered).toBeLessThan(297);
  });

  test('two sizes are no budget, and a straight fall has no minimum', () => {
    const rows = rowsFrom(presetVector('besiroglu2024'), [
      [1e8, 1e9],
      [2e8, 5e8],
    ]);
    expect(fitParabolas(rows)).toEqual({ budgets: [], params: null, tokens: null });
    const N = Float64Array.of(1e8, 2e8, 4e8, 8e8);
    const falling = { N, D: N.map((n) => 1e18 / n) };
    expect(
      fitParabolas({ ...falling, loss: Float64Array.of(4, 3.9, 3.5, 2.5) }).budgets[0]?.place,
    ).toBe('no-minimum');
    expect(
      fitParabolas({ ...falling, loss: Float64Array.of(4, 3, 2.6, 2.9) }).budgets[0]?.place,
    ).toBe('inside');
  });
});

/** Curves of the law itself: what a run of each size has at each token count. */
function curvesOf(truth: Float64Array, sizes: readonly number[], spacing: number): LossCurve[] {
  return sizes.map((params) => {
    const tokens = Float64Array.from({ length: 160 }, (_, i) => 1e8 * spacing ** i);
    const loss = tokens.map((D) => predict(chinchilla, { N: params, D }, truth));
    return { id: `${params}`, params, tokens, loss };
  });
}

describe('envelope', () => {
  test('of curves from the law has the exponent of the law', () => {
    const truth = presetVector('besiroglu2024');
    const sizes = Array.from({ length: 25 }, (_, i) => 2e7 * 10 ** (i / 8));
    const { params, points, exponentInterval } = fitEnvelope(curvesOf(truth, sizes, 1.08));
    const a = chinchilla.optimum?.exponents(truth).a as number;
    expect(points.length).toBeGreaterThan(100);
    expect(
      points.every(
        ({ compute, params: N, tokens }) => Math.abs((6 * N * tokens) / compute - 1) < 1e-12,
      ),
    ).toBe(true);
    expect(params?.exponent).toBeGreaterThan(a - 0.05);
    expect(params?.exponent).toBeLessThan(a + 0.05);
    expect(exponentInterval?.low).toBeLessThan(a + 0.02);
    expect(exponentInterval?.high).toBeGreaterThan(a - 0.02);
  });

  test('one size has no exponent', () => {
    const result = fitEnvelope(curvesOf(presetVector('besiroglu2024'), [1e8], 1.1));
    expect(result.params).toBeNull();
    expect(result.points).toEqual([]);
  });

  test('takes the size of a curve from runs of like names', () => {
    const names = ['s0-seed0-1M', 's0-seed0-2M', 's1-seed0-1M'];
    expect(findCurveSize('s0-seed1-trunk', names, [10, 10, 20])).toBe(10);
    expect(findCurveSize('s1-seed0-trunk', names, [10, 10, 20])).toBe(20);
    expect(findCurveSize('big', names, [10, 10, 20])).toBeUndefined();
    expect(findCurveSize('s0-x', names, [10, 11, 20])).toBeUndefined();
  });
});

test('three approaches side by side, with what their intervals are made from', () => {
  const draws = runToEnd(
    bootstrap(defaultProblem, defaultFit, settings, { replicates: 100, seed: 1 }),
  );
  const { approaches, bias } = compareApproaches(defaultRows(), {
    law: chinchilla,
    fit: defaultFit,
    bootstrap: draws,
    curves: curvesOf(defaultTruth, [2.5e7, 5e7, 1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9, 6.4e9], 1.08),
    compute: 5.76e23,
  });
  expect(approaches.map(({ method, intervalFrom }) => [method, intervalFrom])).toEqual([
    ['envelope', 'resampled-curves'],
    ['parabolas', 'student'],
    ['parametric', 'bootstrap'],
  ]);
  const [, two, three] = approaches;
  expect(two?.params).toBeCloseTo(6.94e10, -9);
  expect(three?.exponent).toBeCloseTo(0.53379, 5);
  expect((three?.coefficient as number) * 5.76e23 ** (three?.exponent as number)).toBeCloseTo(
    three?.params as number,
    -3,
  );
  expect(three?.exponentInterval?.low).toBeLessThan(0.53379);
  expect(three?.exponentInterval?.high).toBeGreaterThan(0.53379);
  expect(bias?.budgets.length).toBeGreaterThan(6);
});
