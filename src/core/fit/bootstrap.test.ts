import { describe, expect, it } from 'vitest';
import { findLaw } from '../laws';
import { runToEnd } from '../long-work';
import { createRandom } from '../numerics';
import {
  bootstrap,
  bootstrapInterval,
  fit as fitRows,
  joinBootstraps,
  mapDraws,
  standardErrors,
} from '.';
import { createObjective } from './objective';
import { createParameterSpace } from './parameter-space';
import { prepareRows } from './prepare';
import { allSettings, simulate } from './testing/problems';
import { findData, keepWhere, readColumns } from './testing/read-runs';
import type { Fit, FitProblem, FitSettings } from './types';

const truth = [1.7, 400, 1500, 0.34, 0.36];
const problem = simulate({ seed: 21, rows: 50, truth, noise: 0.005 });

function fitted(rows: FitProblem, settings: FitSettings): Fit {
  const result = runToEnd(fitRows(rows, settings));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

describe.each(allSettings)('bootstrap of a fit by $objective', (settings) => {
  const full = fitted(problem, settings);
  const plan = { replicates: 40, seed: 5 };
  const whole = runToEnd(bootstrap(problem, full, settings, plan));

  it('repeats for a seed, and is the same in shares', () => {
    expect(runToEnd(bootstrap(problem, full, settings, plan))).toEqual(whole);
    const shares = [
      [0, 13],
      [13, 7],
      [20, 20],
    ].map(([first = 0, replicates = 0]) =>
      runToEnd(bootstrap(problem, full, settings, { seed: 5, replicates, first })),
    );
    expect(joinBootstraps(shares)).toEqual(whole);
    const other = runToEnd(bootstrap(problem, full, settings, { ...plan, seed: 6 }));
    expect(other.draws).not.toEqual(whole.draws);
  });

  it('draws what a cold fit of the resampled rows gives', () => {
    expect(whole.replicates + whole.failed).toBe(40);
    expect(whole.failed).toBe(0);
    for (const replicate of [0, 7, 22]) {
      const random = createRandom(5, replicate);
      // In the order of the rows, so that both sums are taken alike.
      const rows = Array.from({ length: 50 }, () => random.below(50)).sort((a, b) => a - b);
      const pick = (column: Float64Array): Float64Array =>
        Float64Array.from(rows, (row) => column[row] as number);
      const resampled = {
        law: problem.law,
        variables: problem.variables.map(pick),
        response: pick(problem.response),
      };
      const { parameters } = fitted(resampled, settings);
      Object.values(parameters).forEach((value, i) => {
        const drawn = whole.draws[replicate * 5 + i] as number;
        expect(Math.abs(drawn / value - 1)).toBeLessThan(1e-6);
      });
    }
  });
});

describe('bootstrap', () => {
  it('spreads as wide as the delta method where both hold', () => {
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const full = fitted(problem, settings);
    const draws = runToEnd(bootstrap(problem, full, settings, { replicates: 400, seed: 1 }));
    const { low, high } = bootstrapInterval(draws, (p) => p[3] as number, 0.95);
    const width = (high - low) / (4 * (standardErrors(full)?.alpha ?? 1));
    expect(width).toBeGreaterThan(0.7);
    expect(width).toBeLessThan(1.4);
    expect(low).toBeLessThan(full.parameters.alpha ?? 0);
    expect(high).toBeGreaterThan(full.parameters.alpha ?? 0);
  });

  it('maps a statistic over its draws in order, and keeps fixed parameters', () => {
    const settings = { objective: 'huber-log', delta: 1e-3, fixed: { E: 1.7 } } as const;
    const full = fitted(problem, settings);
    const draws = runToEnd(bootstrap(problem, full, settings, { replicates: 6, seed: 1 }));
    expect(Array.from(mapDraws(draws, (p) => p[0] as number))).toEqual(Array(6).fill(1.7));
    expect(Array.from(mapDraws(draws, (p) => p[4] as number))).toEqual(
      Array.from({ length: 6 }, (_, i) => draws.draws[5 * i + 4]),
    );
    expect(findLaw(full.law)?.id).toBe('chinchilla');
  });

  it('of nothing is empty', () => {
    const settings = { objective: 'mse', delta: 1e-3 } as const;
    const full = fitted(problem, settings);
    const none = runToEnd(bootstrap(problem, full, settings, { replicates: 0, seed: 1 }));
    expect(none.draws).toHaveLength(0);
    expect(mapDraws(none, () => 1)).toHaveLength(0);
  });
});

describe('kinds of bootstrap', () => {
  const families = Array.from({ length: 50 }, (_, i) => `family ${i % 10}`);

  it.each(
    allSettings.flatMap((settings) => [
      { settings, kind: 'residual' as const },
      { settings, kind: 'clusters' as const },
    ]),
  )(
    '$kind under $settings.objective: the same in shares, centred on the fit',
    ({ settings, kind }) => {
      const full = fitted(problem, settings);
      const plan = { seed: 5, replicates: 60, kind, clusters: families };
      const whole = runToEnd(bootstrap(problem, full, settings, plan));
      expect(whole).toMatchObject({ kind, replicates: 60, failed: 0 });
      const shares = [
        [0, 11],
        [11, 49],
      ].map(([first = 0, replicates = 0]) =>
        runToEnd(bootstrap(problem, full, settings, { ...plan, replicates, first })),
      );
      expect(joinBootstraps(shares)).toEqual(whole);
      const cases = runToEnd(bootstrap(problem, full, settings, { seed: 5, replicates: 60 }));
      expect(whole.draws).not.toEqual(cases.draws);
      expect(whole.drops.every((drop) => drop > 0)).toBe(true);
      const alphas = mapDraws(whole, (p) => p[3] as number).sort();
      const alpha = full.parameters.alpha as number;
      expect(alphas[5]).toBeLessThan(alpha);
      expect(alphas[54]).toBeGreaterThan(alpha);
    },
  );

  it('draws families whole: one of a kind is the fit of its rows', () => {
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const full = fitted(problem, settings);
    const plan = { seed: 5, replicates: 8, kind: 'clusters', clusters: families } as const;
    const { draws } = runToEnd(bootstrap(problem, full, settings, plan));
    const random = createRandom(5, 2 * 2 ** 40 + 7);
    const picked = Array.from({ length: 10 }, () => random.below(10));
    const rows = picked.flatMap((family) => [0, 10, 20, 30, 40].map((row) => row + family));
    const pick = (column: Float64Array): Float64Array =>
      Float64Array.from(rows, (row) => column[row] as number);
    const resampled = {
      law: problem.law,
      variables: problem.variables.map(pick),
      response: pick(problem.response),
    };
    Object.values(fitted(resampled, settings).parameters).forEach((value, i) => {
      expect((draws[7 * 5 + i] as number) / value).toBeCloseTo(1, 6);
    });
    expect(() =>
      runToEnd(bootstrap(problem, full, settings, { ...plan, clusters: ['a'] })),
    ).toThrow(/1 labels/);
  });

  it('spreads residuals as wide as the delta method says, and leaves the data alone', () => {
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const before = problem.response.slice();
    const full = fitted(problem, settings);
    const plan = { seed: 2, replicates: 400, kind: 'residual' } as const;
    const draws = runToEnd(bootstrap(problem, full, settings, plan));
    const { low, high } = bootstrapInterval(draws, (p) => p[3] as number, 0.95);
    // Leverage-corrected residuals have the variance of the noise, as the delta method's estimate has.
    const width = (high - low) / (2 * 1.96 * (standardErrors(full)?.alpha ?? 1));
    expect(width).toBeGreaterThan(0.85);
    expect(width).toBeLessThan(1.2);
    expect(problem.response).toEqual(before);
    const loss = runToEnd(
      bootstrap(
        problem,
        fitted(problem, { ...settings, objective: 'mse' }),
        {
          ...settings,
          objective: 'mse',
        },
        plan,
      ),
    );
    expect(loss.failed).toBe(0);
    expect(problem.response).toEqual(before);
  });

  it('says how far each replicate falls', () => {
    const settings = { objective: 'log-mse', delta: 1e-3 } as const;
    const full = fitted(problem, settings);
    const { drops } = runToEnd(bootstrap(problem, full, settings, { seed: 1, replicates: 400 }));
    // For squares 5 of n degrees of freedom: value x p / n in the mean, a little more in small samples.
    const mean = drops.reduce((sum, drop) => sum + drop, 0) / drops.length;
    expect(mean / ((full.value * 5) / 50)).toBeGreaterThan(0.8);
    expect(mean / ((full.value * 5) / 50)).toBeLessThan(1.6);
  });
});

describe('the replication of Besiroglu et al. 2024', () => {
  const file = findData('public', 'chinchilla_svg.csv');

  it.skipIf(file === null)('has the intervals of its notebook, by 4,000 case refits', () => {
    const { params, tokens, loss } = keepWhere(
      readColumns(file as string),
      'in_published_fit==1',
    ) as Record<'params' | 'tokens' | 'loss', Float64Array>;
    expect(loss).toHaveLength(240);
    const rows = { law: problem.law, variables: [params, tokens], response: loss };
    const settings = { objective: 'huber-log', delta: 1e-3 } as const;
    const full = fitted(rows, settings);
    const draws = runToEnd(bootstrap(rows, full, settings, { seed: 1, replicates: 4000 }));
    expect(draws.failed).toBe(0);
    const interval = (i: number) => bootstrapInterval(draws, (p) => p[i] as number, 0.95);
    for (const [i, low, high] of [
      [0, 1.769, 1.871],
      [3, 0.317, 0.373],
      [4, 0.331, 0.415],
    ] as const) {
      expect(Math.abs(interval(i).low - low)).toBeLessThan(0.006);
      expect(Math.abs(interval(i).high - high)).toBeLessThan(0.006);
    }
    for (const [i, low, high, share] of [
      [1, 285.2, 743.6, 0.06],
      [2, 1042.4, 5810.3, 0.1],
    ] as const) {
      expect(Math.abs(interval(i).low / low - 1)).toBeLessThan(share);
      expect(Math.abs(interval(i).high / high - 1)).toBeLessThan(share);
    }
    const exponent = (p: ArrayLike<number>): number =>
      (p[4] as number) / ((p[3] as number) + (p[4] as number));
    expect(Math.abs(exponent(Object.values(full.parameters)) - 0.5139)).toBeLessThan(5e-4);
    const values = mapDraws(draws, exponent);
    const mean = values.reduce((sum, value) => sum + value, 0) / 4000;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3999);
    expect(error).toBeGreaterThan(0.0175);
    expect(error).toBeLessThan(0.0215);
  });

  it.skipIf(file === null)(
    'is refitted to the last digit in each of 200 resamples',
    () => {
      const { params, tokens, loss } = keepWhere(
        readColumns(file as string),
        'in_published_fit==1',
      ) as Record<'params' | 'tokens' | 'loss', Float64Array>;
      const rows = { law: problem.law, variables: [params, tokens], response: loss };
      const settings = { objective: 'huber-log', delta: 1e-3 } as const;
      const full = fitted(rows, settings);
      const draws = runToEnd(bootstrap(rows, full, settings, { seed: 9, replicates: 200 }));
      for (let replicate = 0; replicate < 200; replicate++) {
        const random = createRandom(9, replicate);
        const picked = Array.from({ length: 240 }, () => random.below(240));
        const pick = (column: Float64Array): Float64Array =>
          Float64Array.from(picked, (row) => column[row] as number);
        const resampled = {
          law: problem.law,
          variables: [pick(params), pick(tokens)],
          response: pick(loss),
        };
        const cold = runToEnd(fitRows(resampled, settings));
        if (!cold.ok) throw new Error(cold.problem.code);
        const prepared = prepareRows(resampled, settings);
        const objective = createObjective(prepared, createParameterSpace(problem.law));
        const weighting = objective.createWeighting();
        objective.weigh(weighting, null, prepared.delta);
        const drawn = draws.draws.subarray(replicate * 5, replicate * 5 + 5);
        expect(objective.value(drawn, weighting)).toBeLessThan(cold.value.value * (1 + 1e-8));
      }
    },
    30_000,
  );
});
