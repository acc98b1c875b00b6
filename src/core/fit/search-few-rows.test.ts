import { describe, expect, it } from 'vitest';
import { findLaw, findPreset, type Law, toVector } from '../laws';
import { runToEnd } from '../long-work';
import { createRandom } from '../numerics';
import { fit } from './fit';
import { createParameterSpace } from './parameter-space';
import { prepareRows } from './prepare';
import { runStarts } from './run-starts';
import type { FitProblem, FitSettings, Objective } from './types';

/** A law, values it has, and the designs its rows are drawn from. */
const cases = [
  {
    law: 'data-mixing',
    truth: { c: 1.75, k: -6.4, b: -0.3 },
    draw: { ratio: (share: number) => share },
  },
  {
    law: 'chinchilla',
    truth: findPreset(findLaw('chinchilla') as Law, 'besiroglu2024')?.values ?? {},
    draw: {
      N: (share: number) => 1e7 * 1000 ** share,
      D: (share: number) => 1e9 * 300 ** share,
    },
  },
  {
    law: 'bimix',
    truth: { AB: 5, AC: 1.4, alpha: 0.1, beta: 0.3 },
    draw: {
      ratio: (share: number) => 0.01 * 100 ** share,
      steps: (share: number) => 100 * 10_000 ** share,
    },
  },
] as const;

function makeProblem(at: (typeof cases)[number], seed: number): FitProblem {
  const law = findLaw(at.law) as Law;
  const random = createRandom(seed);
  const rows = law.parameters.length + 1 + random.below(8);
  const draws = at.draw as Readonly<Record<string, (share: number) => number>>;
  const variables = law.variables.map(({ id }) =>
    Float64Array.from({ length: rows }, () => draws[id]?.(random.uniform()) ?? 0),
  );
  const truth = toVector(law, at.truth);
  const response = Float64Array.from({ length: rows }, (_, row) => {
    const features = law.variables.map(({ scale }, j) => {
      const value = variables[j]?.[row] as number;
      return scale === 'log' ? Math.log(value) : value;
    });
    return law.evaluate(features, truth) * Math.exp(0.05 * random.normal());
  });
  return { law, variables, response };
}

/** The lowest of 80 random starts, straight at delta and down from wide ones. */
function searchAtRandom(problem: FitProblem, settings: FitSettings, seed: number): number {
  const { law } = problem;
  const rows = prepareRows(problem, settings);
  const random = createRandom(seed);
  const starts = Array.from({ length: 80 }, () =>
    Float64Array.from(law.parameters, ({ startRange, bounds, transform }) => {
      const [low, high] = startRange ?? [Math.max(bounds[0], 1e-3), Math.min(bounds[1], 10)];
      const share = 1.4 * random.uniform() - 0.2;
      const value = transform === 'log' ? low * (high / low) ** share : low + share * (high - low);
      return Math.min(Math.max(value, bounds[0]), bounds[1]);
    }),
  );
  const space = createParameterSpace(law);
  const ends = [[rows.delta], [1, 0.1, 0.01, rows.delta]].flatMap((ladder) =>
    runToEnd(runStarts(rows, space, starts, ladder)),
  );
  return Math.min(...ends.map(({ value }) => value).filter(Number.isFinite));
}

describe('a fit of few rows', () => {
  const objectives: readonly Objective[] = ['huber-log', 'huber', 'log-mse'];
  const runs = cases.flatMap((at) =>
    objectives.flatMap((objective) => [1, 2, 3, 4, 5].map((seed) => ({ at, objective, seed }))),
  );
  it.each(runs)(
    'ends at or below every random start: $at.law, $objective, design $seed',
    ({ at, objective, seed }) => {
      const problem = makeProblem(at, seed);
      const settings: FitSettings = { objective, delta: 1e-3 };
      const result = runToEnd(fit(problem, settings));
      if (!result.ok) throw new Error(result.problem.code);
      const { value, certificate } = result.value;
      expect(value).toBeLessThanOrEqual(searchAtRandom(problem, settings, seed) * (1 + 1e-6));
      expect(certificate.starts).toBe(36);
      expect(Math.min(...certificate.records.map(({ reached }) => reached))).toBe(value);
      expect(certificate.agreed).toBeGreaterThanOrEqual(1);
    },
  );
});
