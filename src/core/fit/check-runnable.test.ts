import { describe, expect, it } from 'vitest';
import { runToEnd } from '../long-work';
import { checkRunnable, designWarnings, fit as fitLaw, fitWarnings, isWeak } from '.';
import { simulate } from './testing/problems';
import type { Fit, FitProblem } from './types';

const good = simulate({ seed: 1, rows: 12, truth: [1.7, 400, 1500, 0.34, 0.36], noise: 0.01 });
const [N, D] = good.variables as [Float64Array, Float64Array];
const withVariables = (...variables: Float64Array[]): FitProblem => ({ ...good, variables });
const change = (column: Float64Array, index: number, value: number): Float64Array =>
  column.with(index, value);
const settings = { objective: 'huber-log', delta: 1e-3 } as const;

describe('checkRunnable', () => {
  it('passes a sound design', () => {
    expect(checkRunnable(good, settings)).toEqual([]);
    expect(designWarnings(good)).toEqual([]);
  });

  it.each([0, -2, Number.NaN, Infinity])('names the row of the loss %s', (value) => {
    const problem = { ...good, response: change(good.response, 4, value) };
    expect(checkRunnable(problem)).toEqual([{ code: 'fit-bad-response', data: { row: 5, value } }]);
  });

  it.each([0, -7e9, Number.NaN])('names the row and column of the size %s', (value) => {
    expect(checkRunnable(withVariables(change(N, 0, value), D))).toEqual([
      { code: 'fit-bad-variable', data: { variable: 'N', row: 1, value, low: 1, high: 1e30 } },
    ]);
  });

  it('names a standard error that cannot weight', () => {
    const standardErrors = change(new Float64Array(12).fill(0.1), 11, 0);
    expect(checkRunnable({ ...good, standardErrors })).toEqual([
      { code: 'fit-bad-standard-error', data: { row: 12, value: 0 } },
    ]);
  });

  it('counts the rows it needs by the free parameters', () => {
    const five = {
      ...good,
      variables: [N.slice(0, 5), D.slice(0, 5)],
      response: good.response.slice(0, 5),
    };
    expect(checkRunnable(five)).toEqual([
      { code: 'fit-too-few-rows', data: { rows: 5, parameters: 5, needed: 6 } },
    ]);
    expect(checkRunnable(five, { ...settings, fixed: { E: 1.7 } })).toEqual([]);
  });

  it('names a variable that does not vary, and its value', () => {
    expect(
      checkRunnable(
        withVariables(
          N.map(() => 1e8),
          D,
        ),
      ),
    ).toEqual([{ code: 'fit-constant-variable', data: { variable: 'N', value: 1e8, rows: 12 } }]);
    expect(
      checkRunnable(
        withVariables(
          N,
          D.map(() => 3e9),
        ),
      ),
    ).toEqual([{ code: 'fit-constant-variable', data: { variable: 'D', value: 3e9, rows: 12 } }]);
  });

  it('counts different points, not rows', () => {
    const two = (low: number, high: number): Float64Array => N.map((_, i) => (i % 2 ? low : high));
    expect(checkRunnable(withVariables(two(1e8, 1e9), two(1e9, 1e10)))).toEqual([
      { code: 'fit-too-few-points', data: { points: 2, rows: 12, parameters: 5 } },
    ]);
  });

  it('checks delta and fixed parameters', () => {
    expect(checkRunnable(good, { objective: 'huber', delta: 0 })).toEqual([
      { code: 'fit-bad-delta', data: { delta: 0 } },
    ]);
    expect(checkRunnable(good, { objective: 'mse', delta: 0 })).toEqual([]);
    expect(checkRunnable(good, { ...settings, fixed: { gamma: 1, alpha: 9, A: 0 } })).toEqual([
      {
        code: 'fit-unknown-parameter',
        data: { parameter: 'gamma', known: 'E, A, B, alpha, beta' },
      },
      { code: 'fit-fixed-outside', data: { parameter: 'alpha', value: 9, low: 0.01, high: 3 } },
      { code: 'fit-fixed-outside', data: { parameter: 'A', value: 0, low: 0, high: Infinity } },
    ]);
  });
});

describe('warnings', () => {
  it('see one ray, one budget and too few levels', () => {
    const [ray] = designWarnings(
      withVariables(
        N,
        N.map((size) => 20 * size),
      ),
    );
    expect(ray).toEqual({ code: 'fit-one-ray', data: { ratio: expect.closeTo(20, 9) } });
    const [budget] = designWarnings(
      withVariables(
        N,
        N.map((size) => 1e20 / 6 / size),
      ),
    );
    expect(budget?.code).toBe('fit-one-budget');
    expect(Number(budget?.data.compute) / 1e20).toBeCloseTo(1, 12);
    expect(
      designWarnings(
        withVariables(
          N.map((_, i) => (i % 2 ? 1e8 : 1e9)),
          D,
        ),
      ),
    ).toEqual([{ code: 'fit-few-levels', data: { variable: 'N', levels: 2 } }]);
  });

  it('call a fit weak where the design leaves its coefficients to noise, and no other', () => {
    const sizes = [5e7, 1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9];
    const weakOf = (points: readonly (readonly [number, number])[]): boolean => {
      const problem = {
        ...good,
        variables: [0, 1].map((k) => Float64Array.from(points, (point) => point[k] as number)),
        response: Float64Array.from(
          points,
          ([N, D], i) =>
            (1.8 + 482 * N ** -0.348 + 2085 * D ** -0.366) * (1 + 0.002 * Math.sin(13 * i)),
        ),
      };
      const result = runToEnd(fitLaw(problem, { objective: 'log-mse', delta: 1e-3 }));
      if (!result.ok) throw new Error(result.problem.code);
      const isSaid = fitWarnings(result.value).some(({ code }) => code === 'fit-weakly-identified');
      expect(isSaid).toBe(isWeak(result.value));
      return isSaid;
    };
    expect(weakOf(sizes.flatMap((N) => [5, 20, 80].map((ratio) => [N, ratio * N] as const)))).toBe(
      false,
    );
    expect(weakOf(sizes.map((N) => [N, 20 * N] as const))).toBe(true);
    expect(weakOf(sizes.map((N) => [N, 1e20 / 6 / N] as const))).toBe(true);
  });

  it('tell what a reader of a fit must know', () => {
    const fit: Fit = {
      law: 'chinchilla',
      objective: 'mse',
      delta: 1e-3,
      n: 12,
      value: 1,
      parameters: {},
      atBound: [{ parameter: 'E', side: 'lower', value: 0 }],
      certificate: { starts: 12, agreed: 9, nextGap: 0.1, records: [] },
      reciprocalCondition: 1e-11,
      covariance: null,
    };
    expect(fitWarnings(fit)).toEqual([
      { code: 'fit-at-bound', data: { parameter: 'E', side: 'lower', value: 0 } },
      { code: 'fit-starts-disagree', data: { starts: 12, agreed: 9 } },
      { code: 'fit-weakly-identified', data: { reciprocalCondition: 1e-11 } },
    ]);
    const sound = { starts: 12, agreed: 12, nextGap: null, records: [] };
    expect(
      fitWarnings({ ...fit, atBound: [], certificate: sound, reciprocalCondition: 1e-5 }),
    ).toEqual([]);
  });
});
