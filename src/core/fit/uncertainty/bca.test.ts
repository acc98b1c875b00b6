import { describe, expect, it } from 'vitest';
import { toVector } from '../../laws';
import { runToEnd } from '../../long-work';
import { createRandom, percentileInterval, quantile } from '../../numerics';
import { bootstrap, bootstrapInterval } from '../bootstrap';
import { fit as fitRows } from '../fit';
import { chinchilla, simulate } from '../testing/problems';
import type { Bootstrap, Fit, FitProblem, FitSettings } from '../types';
import { bcaInterval, bootstrapEllipse, type Jackknife, jackknife } from '.';

function fitted(rows: FitProblem, settings: FitSettings): Fit {
  const result = runToEnd(fitRows(rows, settings));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

/** Draws of one number. */
const cloud = (values: readonly number[]): Bootstrap => ({
  seed: 1,
  kind: 'cases',
  replicates: values.length,
  draws: Float64Array.from(values),
  drops: new Float64Array(values.length),
  failed: 0,
});
const left = (values: readonly number[]): Jackknife => ({
  replicates: values.length,
  draws: Float64Array.from(values),
});
const first = (p: ArrayLike<number>): number => p[0] as number;

describe('bcaInterval', () => {
  const even = cloud(Array.from({ length: 1001 }, (_, i) => i));

  it('is the percentile interval without bias and acceleration', () => {
    const { low, high } = bcaInterval(even, left([1, 2, 3]), first, 500, 0.95);
    expect(low).toBeCloseTo(25, 6);
    expect(high).toBeCloseTo(975, 6);
  });

  it('moves with the bias: a share of 0.6 below moves both tails by 2 z0', () => {
    const { low, high } = bcaInterval(even, left([1, 2, 3]), first, 600.6, 0.95);
    // z0 = 0.25375 (601 of 1,001 below); Phi(2 z0 -+ 1.95996) = 0.0732 and 0.99319.
    expect(low / 1000).toBeCloseTo(0.0734, 3);
    expect(high / 1000).toBeCloseTo(0.9932, 3);
  });

  it('moves with the acceleration', () => {
    // Influence 2, -1, -1: a = 6 / (6 x 6^1.5) = 0.068041.
    const { low, high } = bcaInterval(even, left([0, 3, 3]), first, 500, 0.95);
    // Phi(z / (1 - a z)) at z = -+1.95996: Phi(-1.72934) and Phi(2.26154).
    expect(low / 1000).toBeCloseTo(0.04187, 3);
    expect(high / 1000).toBeCloseTo(0.98814, 3);
  });

  it('is the plain interval where every draw lies on one side', () => {
    expect(bcaInterval(even, left([0, 3, 3]), first, -1, 0.95)).toEqual(
      percentileInterval(even.draws, 0.95),
    );
  });

  it('does not depend on the scale of the statistic, and is near the percentiles of a fit', () => {
    const problem = simulate({
      seed: 2,
      rows: 50,
      truth: [1.7, 400, 1500, 0.34, 0.36],
      noise: 0.01,
    });
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const full = fitted(problem, settings);
    const draws = runToEnd(bootstrap(problem, full, settings, { seed: 1, replicates: 400 }));
    const without = runToEnd(jackknife(problem, full, settings));
    expect(without.replicates).toBe(50);
    const A = full.parameters.A as number;
    const plain = bcaInterval(draws, without, (p) => p[1] as number, A, 0.95);
    const logged = bcaInterval(draws, without, (p) => Math.log(p[1] as number), Math.log(A), 0.95);
    // Draws in log A and in A have the same ranks; only the jackknife's skewness differs.
    expect(Math.exp(logged.low) / plain.low).toBeGreaterThan(0.8);
    expect(Math.exp(logged.low) / plain.low).toBeLessThan(1.25);
    const percentile = bootstrapInterval(draws, (p) => p[3] as number, 0.95);
    const alpha = bcaInterval(
      draws,
      without,
      (p) => p[3] as number,
      full.parameters.alpha ?? 0,
      0.95,
    );
    expect(Math.abs(alpha.low - percentile.low)).toBeLessThan(percentile.high - percentile.low);
  });
});

describe('jackknife', () => {
  const problem = simulate({ seed: 2, rows: 30, truth: [1.7, 400, 1500, 0.34, 0.36], noise: 0.01 });

  it.each(['log-mse', 'huber-log'] as const)('is the fit without the row (%s)', (objective) => {
    const settings = { objective, delta: 1e-3 };
    const full = fitted(problem, settings);
    const { draws } = runToEnd(jackknife(problem, full, settings));
    for (const row of [0, 17]) {
      const drop = (column: Float64Array): Float64Array => column.filter((_, i) => i !== row);
      const rows = {
        law: chinchilla,
        variables: problem.variables.map(drop),
        response: drop(problem.response),
      };
      const alone = toVector(chinchilla, fitted(rows, settings).parameters);
      alone.forEach((value, i) => {
        expect((draws[row * 5 + i] as number) / value).toBeCloseTo(1, 5);
      });
    }
  });

  it('leaves out whole families', () => {
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const full = fitted(problem, settings);
    const families = Array.from({ length: 30 }, (_, i) => `family ${i % 5}`);
    const { replicates, draws } = runToEnd(jackknife(problem, full, settings, families));
    expect(replicates).toBe(5);
    const keep = (column: Float64Array): Float64Array => column.filter((_, i) => i % 5 !== 2);
    const rows = {
      law: chinchilla,
      variables: problem.variables.map(keep),
      response: keep(problem.response),
    };
    expect((draws[2 * 5] as number) / (fitted(rows, settings).parameters.E as number)).toBeCloseTo(
      1,
      6,
    );
  });
});

describe('bootstrapEllipse', () => {
  it('holds its share of a normal cloud, in logarithms where the fit is', () => {
    const random = createRandom(9);
    const draws = Array.from({ length: 4000 }, () => {
      const [x, y] = [random.normal(), random.normal()];
      return [1.7, Math.exp(6 + 0.3 * x), 1500, 0.34 + 0.02 * (0.8 * x + 0.6 * y), 0.36];
    });
    const bootstrapped = { ...cloud(draws.flat()), replicates: 4000 };
    const outline = bootstrapEllipse(chinchilla, bootstrapped, ['A', 'alpha'], 0.95);
    expect(outline).toHaveLength(64);
    const xs = outline.map(([A]) => Math.log(A));
    const ys = outline.map(([, alpha]) => alpha);
    // Half extents of the 95 % ellipse: sqrt(5.99) standard deviations.
    expect((quantile(xs, 1) - quantile(xs, 0)) / 2).toBeCloseTo(0.3 * 2.4477, 1);
    expect((quantile(ys, 1) - quantile(ys, 0)) / 2).toBeCloseTo(0.02 * 2.4477, 2);
    const top = ys.indexOf(quantile(ys, 1));
    expect(xs[top]).toBeGreaterThan(6.3);
  });
});
