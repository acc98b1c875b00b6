import { describe, expect, it } from 'vitest';
import { findLaw, type Law, predict, toVector } from '../../laws';
import { runToEnd } from '../../long-work';
import { createRandom, minimise, normalQuantile, studentHalfWidth } from '../../numerics';
import { bootstrap } from '../bootstrap';
import { standardErrors } from '../describe-fit';
import { fit as fitRows } from '../fit';
import { createObjective } from '../objective';
import { createParameterSpace } from '../parameter-space';
import { prepareRows } from '../prepare';
import { allSettings, chinchilla, simulate } from '../testing/problems';
import { findData, keepWhere, readColumns } from '../testing/read-runs';
import type { Fit, FitProblem, FitSettings } from '../types';
import {
  calibratedThreshold,
  countFree,
  findLinearRows,
  fThreshold,
  profileContour,
  profileParameters,
  profileQuantity,
  responseAt,
  statisticOf,
  type Threshold,
} from '.';

const truth = [1.7, 400, 1500, 0.34, 0.36];
const problem = simulate({ seed: 21, rows: 60, truth, noise: 0.01 });
const target = { N: 7e10, D: 1.4e12 };

function fitted(rows: FitProblem, settings: FitSettings): Fit {
  const result = runToEnd(fitRows(rows, settings));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function thresholdOf(settings: FitSettings, full: Fit, dimensions = 1): Threshold {
  const free = countFree(full, settings.fixed);
  if (settings.objective.endsWith('mse')) return fThreshold(full, free, 0.95, dimensions);
  const draws = runToEnd(bootstrap(problem, full, settings, { seed: 1, replicates: 200 }));
  return calibratedThreshold(full, free, draws, 0.95, dimensions);
}

/** Sum over the rows at any parameters. */
function objectiveOf(rows: FitProblem, settings: FitSettings): (p: ArrayLike<number>) => number {
  const prepared = prepareRows(rows, settings);
  const objective = createObjective(prepared, createParameterSpace(rows.law));
  const weighting = objective.createWeighting();
  objective.weigh(weighting, null, prepared.delta);
  return (p) => objective.value(p, weighting);
}

describe('where the law is linear in what is fitted', () => {
  const settings = { objective: 'mse', delta: 1e-3, fixed: { alpha: 0.34, beta: 0.36 } } as const;
  const full = fitted(problem, settings);
  const threshold = thresholdOf(settings, full);
  const t = studentHalfWidth(0.95, 57);
  const best = toVector(chinchilla, full.parameters);

  it("a profile is Student's interval: of each parameter", () => {
    const profiles = runToEnd(
      profileParameters(problem, full, settings, ['E', 'A', 'B', 'beta'], threshold),
    );
    expect(Object.keys(profiles)).toEqual(['E', 'A', 'B']);
    for (const [id, { low, high, estimate, points }] of Object.entries(profiles)) {
      const half = t * (standardErrors(full)?.[id] as number);
      expect((high - estimate) / half).toBeCloseTo(1, 4);
      expect((estimate - low) / half).toBeCloseTo(1, 4);
      expect(points.every(({ at }, i) => i === 0 || at >= (points[i - 1]?.at as number))).toBe(
        true,
      );
    }
  });

  it('and of a prediction', () => {
    const quantity = responseAt(chinchilla, target);
    const { low, high, estimate, lowOpen, highOpen } = runToEnd(
      profileQuantity(problem, full, settings, quantity, threshold),
    );
    const slope = new Float64Array(5);
    const response = chinchilla.derivatives(
      [Math.log(target.N), Math.log(target.D)],
      best,
      slope,
      null,
    );
    expect(estimate / response).toBeCloseTo(1, 12);
    let variance = 0;
    for (let a = 0; a < 5; a++) {
      for (let b = 0; b < 5; b++) {
        variance +=
          (slope[a] as number) * (full.covariance?.[a * 5 + b] as number) * (slope[b] as number);
      }
    }
    expect((high - estimate) / (t * Math.sqrt(variance))).toBeCloseTo(1, 4);
    expect((estimate - low) / (t * Math.sqrt(variance))).toBeCloseTo(1, 4);
    expect([lowOpen, highOpen]).toEqual([false, false]);
  });
});

describe.each(allSettings)('profile under $objective', (settings) => {
  const full = fitted(problem, settings);
  const threshold = thresholdOf(settings, full);

  it('ends where a cold fit with the parameter held rises by the threshold', () => {
    const ids = ['E', 'A', 'beta'];
    const profiles = runToEnd(profileParameters(problem, full, settings, ids, threshold));
    for (const id of ids) {
      const { low, high, estimate } = profiles[id] as NonNullable<(typeof profiles)[string]>;
      expect(low).toBeLessThan(estimate);
      expect(high).toBeGreaterThan(estimate);
      for (const end of [low, high]) {
        const held = fitted(problem, { ...settings, fixed: { [id]: end } });
        expect((held.value - full.value) / threshold.rise).toBeCloseTo(1, 3);
      }
    }
  });

  it('holds N*: nothing near its end has the same N* and a lower objective', () => {
    const { optimum } = chinchilla;
    if (!optimum) throw new Error('no closed form');
    const statistic = (p: ArrayLike<number>): number => optimum.atCompute(p, 1e24).N;
    const quantity = statisticOf(chinchilla, statistic);
    const { low, high, estimate } = runToEnd(
      profileQuantity(problem, full, settings, quantity, threshold),
    );
    expect(low).toBeLessThan(estimate);
    expect(high).toBeGreaterThan(estimate);
    const value = objectiveOf(problem, settings);
    const best = toVector(chinchilla, full.parameters);
    const random = createRandom(2);
    let tried = 0;
    for (let i = 0; i < 20_000; i++) {
      const size = 10 ** (-4 * random.uniform());
      const p = best.map((x) => x * (1 + size * random.normal()));
      if (statistic(p) > low && statistic(p) < high) continue;
      tried++;
      expect(value(p)).toBeGreaterThan(full.value + 0.9999 * threshold.rise);
    }
    expect(tried).toBeGreaterThan(1000);
  });
});

describe('profile of a loss against brute force', () => {
  /** Least sum of squares with the loss at the target held: E eliminated, the exponents by nested search. */
  function bruteForce(rows: FitProblem, held: number): number {
    const logs = rows.variables.map((column) => column.map(Math.log));
    const [x, y] = logs as [Float64Array, Float64Array];
    const [x0, y0] = [Math.log(target.N), Math.log(target.D)];
    const sumAt = (alpha: number, beta: number): number => {
      const u = x.map((each) => Math.exp(-alpha * each) * 1e3);
      const v = y.map((each) => Math.exp(-beta * each) * 1e3);
      const [u0, v0] = [Math.exp(-alpha * x0) * 1e3, Math.exp(-beta * y0) * 1e3];
      const sums = (A: number, B: number, E: number): number =>
        rows.response.reduce(
          (sum, loss, i) => sum + (E + A * (u[i] as number) + B * (v[i] as number) - loss) ** 2,
          0,
        );
      let [uu, uv, vv, ur, vr] = [0, 0, 0, 0, 0];
      rows.response.forEach((loss, i) => {
        const [du, dv, r] = [(u[i] as number) - u0, (v[i] as number) - v0, loss - held];
        uu += du * du;
        uv += du * dv;
        vv += dv * dv;
        ur += du * r;
        vr += dv * r;
      });
      const A = (ur * vv - vr * uv) / (uu * vv - uv * uv);
      const B = (vr * uu - ur * uv) / (uu * vv - uv * uv);
      const E = held - A * u0 - B * v0;
      if (E >= 0) return sums(A, B, E);
      // On the bound: E = 0 and one coefficient is left.
      const along = minimise((b) => sums((held - b * v0) / u0, b, 0), 0, held / v0, 1e-12);
      return along.value;
    };
    const overBeta = (alpha: number): number =>
      minimise((beta) => sumAt(alpha, beta), 0.05, 1.5, 1e-10).value;
    return minimise(overBeta, 0.05, 1.5, 1e-10).value;
  }

  it.each([
    ['inside the bounds', truth],
    ['with E at its bound', [0.02, 20, 40, 0.12, 0.13]],
  ])('%s', (_, from) => {
    const rows = simulate({ seed: 5, rows: 40, truth: from as number[], noise: 0.02 });
    const settings = { objective: 'mse', delta: 1e-3 } as const;
    const full = fitted(rows, settings);
    const threshold = fThreshold(full, countFree(full), 0.95, 1);
    const quantity = responseAt(chinchilla, target);
    const { low, high } = runToEnd(profileQuantity(rows, full, settings, quantity, threshold));
    for (const end of [low, high]) {
      expect((bruteForce(rows, end) - full.value) / threshold.rise).toBeCloseTo(1, 3);
    }
    const E = runToEnd(profileParameters(rows, full, settings, ['E'], threshold)).E;
    if (from[0] === 0.02) {
      expect(E).toMatchObject({ low: 0, lowOpen: true, highOpen: false });
      expect(E?.high).toBeGreaterThan(0.1);
    } else expect(E).toMatchObject({ lowOpen: false, highOpen: false });
  });
});

describe('the OLMo ladder', () => {
  const file = findData('public', 'olmo_ladder_final.csv');

  it.skipIf(file === null)('holds a forecast that its floor is free under', () => {
    const { params, tokens, loss } = keepWhere(
      readColumns(file as string),
      'in_published_fit==1',
    ) as Record<'params' | 'tokens' | 'loss', Float64Array>;
    const rows = { law: chinchilla, variables: [params, tokens], response: loss };
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const full = fitted(rows, settings);
    const threshold = fThreshold(full, countFree(full), 0.95, 1);
    const { E } = runToEnd(profileParameters(rows, full, settings, ['E'], threshold));
    expect(E).toMatchObject({ low: 0, lowOpen: true });
    expect(E?.high).toBeCloseTo(2.08, 2);
    const lossAt = (N: number, D: number) =>
      runToEnd(profileQuantity(rows, full, settings, responseAt(chinchilla, { N, D }), threshold));
    // Ends found by an independent program (sequential quadratic steps over the same region).
    expect(lossAt(3.17e9, 6.34e10).low).toBeCloseTo(2.80557, 4);
    expect(lossAt(13e9, 5e12).high).toBeCloseTo(2.48665, 4);
    // The likelihood-ratio threshold for many rows is narrower: about 1 % and 4 %. With 16 rows and five
    // parameters it holds 89 % where it says 95, so it is not the one in use.
    const large = {
      ...threshold,
      rise: full.value * Math.expm1(normalQuantile(0.975) ** 2 / full.n),
    };
    const spread = (N: number, D: number, of: typeof threshold) => {
      const predict = responseAt(chinchilla, { N, D });
      const { low, high } = runToEnd(profileQuantity(rows, full, settings, predict, of));
      const best = Math.exp(predict.value(toVector(chinchilla, full.parameters)));
      return [low / best - 1, high / best - 1];
    };
    const percent = (ends: readonly (number | undefined)[]) =>
      ends.map((end) => Math.round((end as number) * 1000) / 10);
    expect(percent(spread(3.17e9, 6.34e10, large))).toEqual([-1.3, 1.2]);
    expect(percent(spread(13e9, 5e12, large))).toEqual([-4.6, 3.8]);
    expect(percent(spread(3.17e9, 6.34e10, threshold))).toEqual([-1.5, 1.5]);
    expect(percent(spread(13e9, 5e12, threshold))).toEqual([-5.3, 4.7]);
  });
});

describe('thresholds', () => {
  it('agree where both hold: squares, normal noise', () => {
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const full = fitted(problem, settings);
    const draws = runToEnd(bootstrap(problem, full, settings, { seed: 3, replicates: 1000 }));
    const f = fThreshold(full, 5, 0.95, 1);
    const calibrated = calibratedThreshold(full, 5, draws, 0.95, 1);
    expect(f.method).toBe('f');
    expect(calibrated).toMatchObject({ method: 'calibrated', replicates: 1000, level: 0.95 });
    expect(calibrated.rise / f.rise).toBeGreaterThan(0.75);
    expect(calibrated.rise / f.rise).toBeLessThan(1.35);
  });

  it('count parameters that are neither held nor on a bound', () => {
    const full = fitted(problem, { objective: 'mse', delta: 1e-3, fixed: { alpha: 0.3 } });
    expect(countFree(full, { alpha: 0.3 })).toBe(4);
    expect(
      countFree(
        { ...full, atBound: [{ parameter: 'E', side: 'lower', value: 0 }] },
        { alpha: 0.3 },
      ),
    ).toBe(3);
  });
});

describe('joint region', () => {
  it('lies on its threshold all around', () => {
    for (const settings of allSettings.slice(0, 2)) {
      const full = fitted(problem, settings);
      const threshold = thresholdOf(settings, full, 2);
      const outline = runToEnd(
        profileContour(problem, full, settings, ['alpha', 'beta'], threshold, 8),
      );
      expect(outline).toHaveLength(8);
      for (const [alpha, beta] of outline) {
        const held = fitted(problem, { ...settings, fixed: { alpha, beta } });
        expect((held.value - full.value) / threshold.rise).toBeCloseTo(1, 3);
      }
    }
  });
});

describe('rows in the linear part', () => {
  it('are those further than delta from the fit, with their side', () => {
    const settings = { objective: 'huber-log', delta: 5e-3 } as const;
    const full = fitted(problem, settings);
    const sides = findLinearRows(problem, full, settings);
    const p = toVector(chinchilla, full.parameters);
    sides.forEach((side, i) => {
      const inputs = { N: problem.variables[0]?.[i] ?? 0, D: problem.variables[1]?.[i] ?? 0 };
      const r = Math.log(predict(chinchilla, inputs, p) / (problem.response[i] as number));
      expect(side).toBe(Math.abs(r) <= 5e-3 ? 0 : Math.sign(r));
    });
    expect(new Set(sides).size).toBe(3);
    expect(findLinearRows(problem, full, { ...settings, objective: 'log-mse' })).not.toContain(1);
  });
});

describe('other laws', () => {
  it('have profiles of their response too', () => {
    const law = findLaw('power-mean') as Law;
    const rows = { ...problem, law };
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const full = fitted(rows, settings);
    const threshold = fThreshold(full, countFree(full), 0.95, 1);
    const { low, high, estimate } = runToEnd(
      profileQuantity(rows, full, settings, responseAt(law, target), threshold),
    );
    expect(low).toBeLessThan(estimate);
    expect(high).toBeGreaterThan(estimate);
    expect(high / low).toBeLessThan(1.5);
  });
});
