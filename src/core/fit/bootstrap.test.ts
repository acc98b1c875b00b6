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
import { allSettings, simulate } from './testing/problems';
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
