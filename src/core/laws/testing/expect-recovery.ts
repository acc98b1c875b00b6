import { expect } from 'vitest';
import { type Fit, type FitProblem, type FitSettings, fit } from '../../fit';
import { runToEnd } from '../../long-work';
import { createRandom } from '../../numerics';
import type { Law } from '../law';
import { toRecord, toVector } from '../parameter-vector';
import { truths } from './cases';

const settings: FitSettings = { objective: 'log-mse', delta: 1e-3 };

/** The law's own values at its recommended design, times exp(noise x a standard normal). */
function simulate(law: Law, truth: Float64Array, noise: number, seed: number): FitProblem {
  const variables = law.variables.map(({ id }) =>
    Float64Array.from(law.recommendedDesign.runs[id] as readonly number[]),
  );
  const random = createRandom(seed);
  const features = new Float64Array(law.variables.length);
  const response = new Float64Array(variables[0]?.length ?? 0).map((_, row) => {
    law.variables.forEach(({ scale }, j) => {
      const value = variables[j]?.[row] as number;
      features[j] = scale === 'log' ? Math.log(value) : value;
    });
    const exact = law.evaluate(features, truth);
    return noise === 0 ? exact : exact * Math.exp(noise * random.normal());
  });
  return { law, variables, response };
}

function fitted(problem: FitProblem, warm?: Record<string, number>): Fit {
  const result = runToEnd(fit(problem, settings, warm));
  if (!result.ok) throw new Error(`${problem.law.id}: ${JSON.stringify(result.problem)}`);
  return result.value;
}

/**
 * From its own values without noise, and no hint where to start, a fit finds the law again: the objective is
 * nothing, or the parameters are right to 1e-6. Where neither holds the fit must say it cannot tell.
 */
export function expectRecovers(law: Law): void {
  for (const truth of truths(law)) {
    const found = fitted(simulate(law, truth, 0, 1));
    const worst = Math.max(
      ...Array.from(toVector(law, found.parameters), (value, j) => {
        const right = truth[j] as number;
        return Math.abs(value - right) / (Math.abs(right) || 1);
      }),
    );
    const exact = found.value < 1e-18 || worst < 1e-6;
    expect({ law: law.id, truth: toRecord(law, truth), value: found.value, worst, exact }).toEqual(
      expect.objectContaining({ exact: true }),
    );
    // What a design cannot tell apart is reported: a condition of nothing, or a parameter on its bound.
    const isSure = found.reciprocalCondition > 1e-8 && found.atBound.length === 0;
    if (isSure) expect(worst).toBeLessThan(1e-4);
  }
}

const repeats = 200;

/**
 * Share of 200 seeded repeats with 1 % noise whose 95 % delta-method interval of the output covers the truth,
 * averaged over points of the design (its first, middle and last row and two between).
 */
export function measureCoverage(law: Law): number {
  const truth = truths(law)[0] as Float64Array;
  const warm = toRecord(law, truth);
  const width = law.parameters.length;
  const gradient = new Float64Array(width);
  let covered = 0;
  let asked = 0;
  for (let seed = 1; seed <= repeats; seed++) {
    const problem = simulate(law, truth, 0.01, seed);
    const found = fitted(problem, warm);
    const parameters = toVector(law, found.parameters);
    const { covariance } = found;
    const rows = problem.response.length;
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      const row = Math.round(share * (rows - 1));
      const features = law.variables.map(({ scale }, j) => {
        const value = problem.variables[j]?.[row] as number;
        return scale === 'log' ? Math.log(value) : value;
      });
      const value = law.derivatives(features, parameters, gradient, null);
      let variance = 0;
      for (let a = 0; a < width; a++) {
        for (let b = 0; b < width; b++) {
          variance +=
            (gradient[a] as number) *
            (gradient[b] as number) *
            (covariance?.[a * width + b] ?? Number.NaN);
        }
      }
      const half = studentQuantile(rows - width) * Math.sqrt(variance);
      if (Math.abs(value - law.evaluate(features, truth)) <= half) covered++;
      asked++;
    }
  }
  return covered / asked;
}

/** 97.5 % quantile of Student's t, by its expansion about the normal one (Abramowitz and Stegun 26.7.5). */
function studentQuantile(freedom: number): number {
  const z = 1.959963984540054;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / freedom + second / freedom ** 2;
}
