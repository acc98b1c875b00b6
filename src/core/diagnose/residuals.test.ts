import { describe, expect, test } from 'vitest';
import { type Fit, type FitSettings, fit } from '../fit';
import { predict, toVector } from '../laws';
import { runToEnd } from '../long-work';
import { approximateInfluence, findInfluence } from './influence';
import { findResiduals } from './residuals';
import { indicesWhere, pickProblem, problemOf } from './run-rows';
import { chinchilla, defaultRows, isoFlopPoints, presetVector, rowsFrom } from './testing/designs';

const squares: FitSettings = { objective: 'log-mse', delta: 1e-3 };
const huber: FitSettings = { objective: 'huber-log', delta: 1e-3 };

function fitted(problem: Parameters<typeof fit>[0], settings: FitSettings): Fit {
  const result = runToEnd(fit(problem, settings));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const noisy = problemOf(
  chinchilla,
  rowsFrom(presetVector('besiroglu2024'), isoFlopPoints(presetVector('besiroglu2024'), 0, 7), 0.01),
);
const atTarget = (parameters: ArrayLike<number>) =>
  predict(chinchilla, { N: 7e10, D: 1.4e12 }, parameters);

describe('residuals', () => {
  test('are log predicted less log observed, in units of their own spread', () => {
    const fitHere = fitted(noisy, squares);
    const found = findResiduals(noisy, squares, fitHere);
    const N = noisy.variables[0] as Float64Array;
    const D = noisy.variables[1] as Float64Array;
    const law = predict(
      chinchilla,
      { N: N[5] as number, D: D[5] as number },
      toVector(chinchilla, fitHere.parameters),
    );
    expect(found.space).toBe('log-loss');
    expect(found.predicted[5]).toBeCloseTo(law, 12);
    expect(found.residual[5]).toBeCloseTo(Math.log(law / (noisy.response[5] as number)), 12);
    const sum = found.residual.reduce((total, r) => total + r * r, 0);
    expect(found.scale).toBeCloseTo(Math.sqrt(sum / (63 - 5)), 12);
    expect(found.scale).toBeGreaterThan(0.008);
    expect(found.scale).toBeLessThan(0.012);
    const mean = found.standardised.reduce((total, z) => total + z * z, 0) / 63;
    expect(mean).toBeGreaterThan(0.95);
    expect(mean).toBeLessThan(1.05);
  });

  test('leverages add up to the parameters, without those on a bound', () => {
    const free = findResiduals(noisy, squares, fitted(noisy, squares)).leverage;
    expect(free.reduce((a, b) => a + b)).toBeCloseTo(5, 8);
    const held: FitSettings = { ...squares, fixed: { E: 1.8 } };
    const four = findResiduals(noisy, held, fitted(noisy, held)).leverage;
    expect(four.reduce((a, b) => a + b)).toBeCloseTo(4, 8);
  });

  test('QQ points are ascending, symmetric in what is expected, and name their rows', () => {
    const { quantiles, standardised } = findResiduals(noisy, huber, fitted(noisy, huber));
    const { expected, found, rows } = quantiles;
    expect(expected[0]).toBeCloseTo(-(expected[62] as number), 10);
    expect(expected[31]).toBeCloseTo(0, 10);
    expect(expected[62]).toBeCloseTo(2.33082, 5);
    expect(Array.from(found)).toEqual([...found].sort((a, b) => a - b));
    expect(standardised[rows[0] as number]).toBe(found[0]);
  });
});

describe('influence', () => {
  test('exact: what a cold fit without the run says', () => {
    const full = fitted(noisy, huber);
    const moves = runToEnd(findInfluence(noisy, huber, full, atTarget));
    const before = atTarget(toVector(chinchilla, full.parameters));
    for (const row of [0, 31, 62]) {
      const without = pickProblem(
        noisy,
        indicesWhere(63, (i) => i !== row),
      );
      const after = atTarget(toVector(chinchilla, fitted(without, huber).parameters));
      expect(moves[row]).toBeCloseTo(after - before, 7);
    }
  });

  test('one step is within 15 % of the exact move for squares', () => {
    const full = fitted(noisy, squares);
    const exact = runToEnd(findInfluence(noisy, squares, full, atTarget));
    const quick = approximateInfluence(noisy, squares, full, atTarget);
    const largest = Math.max(...exact.map(Math.abs));
    exact.forEach((move, row) => {
      expect(Math.abs((quick[row] as number) - move)).toBeLessThan(0.15 * largest);
    });
  });

  test('one step ranks the runs of the default dataset much as refits do under Huber', () => {
    const problem = problemOf(chinchilla, defaultRows());
    const full = fitted(problem, huber);
    const exact = runToEnd(findInfluence(problem, huber, full, atTarget));
    const quick = approximateInfluence(problem, huber, full, atTarget);
    expect(rankCorrelation(exact, quick)).toBeGreaterThan(0.85);
  });
});

function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const ranks = (values: Float64Array) => {
    const order = Array.from(values.keys()).sort(
      (i, j) => (values[i] as number) - (values[j] as number),
    );
    const rank = new Float64Array(values.length);
    order.forEach((row, k) => {
      rank[row] = k;
    });
    return rank;
  };
  const x = ranks(a);
  const y = ranks(b);
  const middle = (a.length - 1) / 2;
  let top = 0;
  let bottom = 0;
  x.forEach((value, i) => {
    top += (value - middle) * ((y[i] as number) - middle);
    bottom += (value - middle) ** 2;
  });
  return top / bottom;
}
