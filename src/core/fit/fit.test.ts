import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../long-work';
import { createRandom } from '../numerics';
import { fit as fitRows, standardErrors } from '.';
import { createLinearProjection } from './linear-projection';
import { createParameterSpace } from './parameter-space';
import { prepareRows } from './prepare';
import { runStarts } from './run-starts';
import { allSettings, chinchilla, simulate } from './testing/problems';
import type { Fit, FitProblem, FitSettings } from './types';

function fitted(problem: FitProblem, settings: FitSettings): Fit {
  const result = runToEnd(fitRows(problem, settings));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const truths = fc.record({
  seed: fc.nat(),
  E: fc.double({ min: 0.5, max: 2.5, noNaN: true }),
  alpha: fc.double({ min: 0.25, max: 0.5, noNaN: true }),
  beta: fc.double({ min: 0.25, max: 0.5, noNaN: true }),
  // Nats each term has in the middle of the design.
  size: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
  data: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
});

const toTruth = (t: { E: number; alpha: number; beta: number; size: number; data: number }) => [
  t.E,
  t.size * 3e8 ** t.alpha,
  t.data * 1.5e10 ** t.beta,
  t.alpha,
  t.beta,
];

describe.each(allSettings)('fit by $objective', (settings) => {
  it('recovers the truth from noiseless runs of any design', () => {
    fc.assert(
      fc.property(truths, (t) => {
        const truth = toTruth(t);
        const problem = simulate({ seed: t.seed, rows: 40, truth, noise: 0 });
        const { parameters, value } = fitted(problem, settings);
        expect(value).toBeLessThan(1e-18);
        Object.values(parameters).forEach((found, i) => {
          expect(Math.abs(found / (truth[i] as number) - 1)).toBeLessThan(1e-5);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('never ends above the best of 30 random starts', () => {
    fc.assert(
      fc.property(truths, fc.boolean(), (t, weighted) => {
        const problem = simulate({
          seed: t.seed,
          rows: 30,
          truth: toTruth(t),
          noise: 0.01,
          weighted,
        });
        const { value } = fitted(problem, settings);
        const rows = prepareRows(problem, settings);
        const space = createParameterSpace(chinchilla);
        const projection = createLinearProjection(rows, space);
        const random = createRandom(t.seed, 1);
        const starts = Array.from({ length: 30 }, () => {
          const start = Float64Array.of(0, 0, 0, 0.03 + random.uniform(), 0.03 + random.uniform());
          projection?.project(start);
          return start;
        });
        // Straight at the final delta: other paths than the fit's own.
        for (const end of runToEnd(runStarts(rows, space, starts, [rows.delta]))) {
          expect(value).toBeLessThanOrEqual(end.value * (1 + 1e-9));
        }
      }),
      { numRuns: 6 },
    );
  });

  it('gives the same fit whatever the order of the rows, to rounding', () => {
    const problem = simulate({
      seed: 8,
      rows: 35,
      truth: [1.7, 400, 1500, 0.34, 0.36],
      noise: 0.01,
    });
    const reversed = {
      ...problem,
      variables: problem.variables.map((column) => column.slice().reverse()),
      response: problem.response.slice().reverse(),
    };
    const [here, there] = [fitted(problem, settings), fitted(reversed, settings)];
    expect(there.value / here.value).toBeCloseTo(1, 12);
    for (const [id, value] of Object.entries(here.parameters)) {
      expect(Math.abs((there.parameters[id] ?? 0) / value - 1)).toBeLessThan(1e-8);
    }
  });
});

describe('fit', () => {
  const truth = [1.7, 400, 1500, 0.34, 0.36];
  const problem = simulate({ seed: 2, rows: 40, truth, noise: 0.01 });
  const [huberLog, logMse, , mse] = allSettings as [
    FitSettings,
    FitSettings,
    FitSettings,
    FitSettings,
  ];

  it('yields progress and ends the same when sliced', () => {
    const work = fitRows(problem, huberLog);
    let steps = 0;
    let last = 0;
    for (;;) {
      const { done, value } = work.next();
      if (done) {
        expect(value).toEqual(runToEnd(fitRows(problem, huberLog)));
        break;
      }
      steps++;
      expect(value.done).toBeGreaterThan(last);
      expect(value.done).toBeLessThanOrEqual(value.total);
      last = value.done;
    }
    expect(steps).toBeGreaterThanOrEqual(8);
  });

  it('holds fixed parameters, at no lower a value than the free fit', () => {
    const free = fitted(problem, logMse);
    const held = fitted(problem, { ...logMse, fixed: { E: 1.2 } });
    expect(held.parameters.E).toBe(1.2);
    expect(held.value).toBeGreaterThan(free.value);
    const same = fitted(problem, { ...logMse, fixed: { E: free.parameters.E ?? 0 } });
    expect(same.value / free.value).toBeCloseTo(1, 10);
    expect(same.parameters.alpha).toBeCloseTo(free.parameters.alpha ?? 0, 7);
    expect(standardErrors(held)?.E).toBe(0);
  });

  it('fits with every parameter held', () => {
    const [E, A, B, alpha, beta] = truth as [number, number, number, number, number];
    const fixed = { E, A, B, alpha, beta };
    const { parameters, value, reciprocalCondition } = fitted(problem, { ...mse, fixed });
    expect(parameters).toEqual(fixed);
    expect(value).toBeGreaterThan(0);
    expect(reciprocalCondition).toBe(1);
  });

  it('reports a floor at its bound as exactly 0', () => {
    // The free floor would be -0.1.
    const low = { ...problem, response: problem.response.map((loss) => loss - 1.8) };
    const { parameters, atBound } = fitted(low, mse);
    expect(parameters.E).toBe(0);
    expect(atBound).toEqual([{ parameter: 'E', side: 'lower', value: 0 }]);
  });

  it('goes from a warm start to the same optimum, certified by one start', () => {
    const cold = fitted(problem, huberLog);
    const result = runToEnd(fitRows(problem, huberLog, { ...cold.parameters, alpha: 0.35 }));
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.value / cold.value).toBeCloseTo(1, 9);
    expect(result.value.certificate.starts).toBe(1);
  });

  it('has standard errors that cover the truth as often as they say', () => {
    let covered = 0;
    const trials = 120;
    for (let seed = 0; seed < trials; seed++) {
      const result = fitted(simulate({ seed, rows: 60, truth, noise: 0.003 }), logMse);
      const error = standardErrors(result)?.alpha ?? 0;
      if (Math.abs((result.parameters.alpha ?? 0) - 0.34) <= 2 * error) covered++;
    }
    // 95.4 % of 120 is 114.5, give or take 2.3.
    expect(covered).toBeGreaterThanOrEqual(107);
    expect(covered).toBeLessThanOrEqual(120);
    expect(standardErrors(fitted(problem, huberLog))).toBeNull();
  });

  it('matches the covariance of a linear fit where the law is linear', () => {
    // With both exponents held the law is a line in E, A and B.
    const fixed = { alpha: 0.34, beta: 0.36 };
    const result = fitted(problem, { ...mse, fixed });
    const [N, D] = problem.variables as [Float64Array, Float64Array];
    const columns = [
      N.map(() => 1),
      N.map((value) => value ** -0.34),
      D.map((value) => value ** -0.36),
    ];
    const variance = result.value / (40 - 3);
    // The covariance times X^T X is the variance times the identity.
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) {
          const [a, b] = [columns[k] as Float64Array, columns[j] as Float64Array];
          const dot = a.reduce((total, value, row) => total + value * (b[row] as number), 0);
          sum += (result.covariance?.[i * 5 + k] ?? 0) * dot;
        }
        const unit = Math.sqrt(
          (result.covariance?.[i * 6] ?? 1) / (result.covariance?.[j * 6] ?? 1),
        );
        expect(sum / variance / unit).toBeCloseTo(i === j ? 1 : 0, 6);
      }
    }
  });

  it('runs the starts of a large table on some of its rows, and finishes on all', () => {
    const large = simulate({ seed: 3, rows: 6000, truth, noise: 0.01 });
    const { value, n, parameters, certificate } = fitted(large, huberLog);
    expect(n).toBe(6000);
    expect(certificate.starts).toBeGreaterThanOrEqual(8);
    expect(certificate.agreed).toBe(certificate.starts);
    const result = runToEnd(fitRows(large, huberLog, parameters));
    if (!result.ok) throw new Error(result.problem.code);
    expect(value).toBeLessThanOrEqual(result.value.value * (1 + 1e-12));
    expect(Math.abs((parameters.alpha ?? 0) - 0.34)).toBeLessThan(0.02);
  });

  it('refuses what cannot be fitted, as a value', () => {
    const short = {
      ...problem,
      variables: problem.variables.map((column) => column.slice(0, 2)),
      response: problem.response.slice(0, 2),
    };
    expect(runToEnd(fitRows(short, huberLog))).toEqual({
      ok: false,
      problem: { code: 'fit-too-few-rows', data: { rows: 2, parameters: 5, needed: 6 } },
    });
  });
});
