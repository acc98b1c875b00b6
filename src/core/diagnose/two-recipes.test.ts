import { describe, expect, test } from 'vitest';
import type { FitSettings } from '../fit';
import { planLaws } from '../laws';
import { runToEnd } from '../long-work';
import { fQuantile } from '../numerics';
import { listFactors, pairLaw, parametersOf } from './paired-law';
import { chinchilla, isoFlopPoints, presetVector, rowsFrom } from './testing/designs';
import { compareRecipes } from './two-recipes';

const truth = presetVector('besiroglu2024');
const settings: FitSettings = { objective: 'log-mse', delta: 1e-3 };
const points = isoFlopPoints(truth, 0, 5);

/** The same law with every FLOP worth `factor`: sizes and data each count for its root. */
function improved(factor: number): Float64Array {
  const better = truth.slice();
  const root = Math.sqrt(factor);
  better[1] = (truth[1] as number) * root ** -(truth[3] as number);
  better[2] = (truth[2] as number) * root ** -(truth[4] as number);
  return better;
}

describe('paired law', () => {
  test('has the law of each recipe, with derivatives in the right places', () => {
    const paired = pairLaw(chinchilla, ['A', 'B']);
    expect(paired.parameters.map(({ id }) => id)).toEqual([
      'E',
      'A',
      'B',
      'alpha',
      'beta',
      'A_other',
      'B_other',
    ]);
    const p = [...truth, 300, 1500];
    const other = [truth[0], 300, 1500, truth[3], truth[4]] as number[];
    const at = [Math.log(1e9), Math.log(2e10)];
    expect(paired.evaluate([...at, 0], p)).toBe(chinchilla.evaluate(at, truth));
    expect(paired.evaluate([...at, 1], p)).toBe(chinchilla.evaluate(at, other));
    const gradient = new Float64Array(7);
    const hessian = new Float64Array(28);
    paired.derivatives([...at, 1], p, gradient, hessian);
    const slope = new Float64Array(7);
    p.forEach((value, a) => {
      const step = 1e-6 * Math.abs(value);
      const shifted = (by: number) => p.map((v, i) => (i === a ? v + by : v));
      const difference =
        paired.evaluate([...at, 1], shifted(step)) - paired.evaluate([...at, 1], shifted(-step));
      expect(gradient[a]).toBeCloseTo(difference / (2 * step), 6);
      const scratch = new Float64Array(7);
      paired.derivatives([...at, 1], shifted(step), slope, null);
      paired.derivatives([...at, 1], shifted(-step), scratch, null);
      for (let b = 0; b <= a; b++) {
        const second = ((slope[b] as number) - (scratch[b] as number)) / (2 * step);
        expect(hessian[(a * (a + 1)) / 2 + b]).toBeCloseTo(second, 5);
      }
    });
    const values = Object.fromEntries(paired.parameters.map(({ id }, i) => [id, p[i] as number]));
    expect([...parametersOf(chinchilla, values, 'other')]).toEqual(other);
  });

  test('factors are what stands in front of terms', () => {
    expect(listFactors(chinchilla)).toEqual(['A', 'B']);
    const powerMean = planLaws.find(({ id }) => id === 'power-mean');
    expect(powerMean && listFactors(powerMean)).toEqual(['A', 'B']);
  });
});

describe('two recipes', () => {
  test('a recipe that makes every FLOP worth 1.5 is found to, without noise exactly', () => {
    const result = runToEnd(
      compareRecipes(rowsFrom(truth, points), rowsFrom(improved(1.5), points), {
        law: chinchilla,
        settings,
        compute: 1e21,
        replicates: 0,
      }),
    );
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.multiplier.value).toBeCloseTo(1.5, 4);
    expect(result.value.multiplierSeparate.value).toBeCloseTo(1.5, 3);
    expect(result.value.multiplier.interval).toBeNull();
    expect(result.value.pairs).toBe(45);
  });

  test('with noise: the interval holds the truth, and shared exponents are not rejected', () => {
    const result = runToEnd(
      compareRecipes(rowsFrom(truth, points, 0.005, 1), rowsFrom(improved(1.5), points, 0.005, 2), {
        law: chinchilla,
        settings,
        compute: 1e21,
        replicates: 60,
      }),
    );
    if (!result.ok) throw new Error(result.problem.code);
    const { multiplier, multiplierSeparate, test: tested, replicates } = result.value;
    expect(replicates).toBe(60);
    expect(multiplier.interval?.low).toBeLessThan(1.5);
    expect(multiplier.interval?.high).toBeGreaterThan(1.5);
    expect(multiplier.interval?.low).toBeGreaterThan(1.2);
    expect(multiplierSeparate.interval?.low).toBeLessThan(1.5);
    expect(tested?.shared).toEqual(['E', 'alpha', 'beta']);
    expect(tested?.freedom).toEqual([3, 80]);
    expect(tested?.pValue).toBeGreaterThan(0.05);
    // The p value is where the statistic is the quantile.
    expect(fQuantile(1 - (tested?.pValue as number), 3, 80)).toBeCloseTo(
      tested?.statistic as number,
      8,
    );
  }, 20_000);

  test('recipes with exponents of their own reject one multiplier', () => {
    const other = presetVector('hoffmann2022-tex');
    const result = runToEnd(
      compareRecipes(rowsFrom(truth, points, 0.002, 1), rowsFrom(other, points, 0.002, 2), {
        law: chinchilla,
        settings,
        compute: 1e21,
        replicates: 0,
      }),
    );
    expect(result.ok && result.value.test?.pValue).toBeLessThan(1e-3);
  });

  test('a set too small to fit says so', () => {
    const few = rowsFrom(truth, points.slice(0, 3));
    const result = runToEnd(
      compareRecipes(rowsFrom(truth, points), few, { law: chinchilla, settings, compute: 1e21 }),
    );
    expect(result.ok ? '' : result.problem.code).toBe('fit-too-few-rows');
  });
});
