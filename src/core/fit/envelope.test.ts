import { describe, expect, it } from 'vitest';
import { runToEnd } from '../long-work';
import { createRandom } from '../numerics';
import { fit } from './fit';
import { createObjective } from './objective';
import { createParameterSpace } from './parameter-space';
import { prepareRows } from './prepare';
import { allSettings, chinchilla, simulate } from './testing/problems';

const truth = [1.7, 400, 1500, 0.34, 0.36];
const problem = simulate({ seed: 8, rows: 60, truth, noise: 0.01 });

describe.each(allSettings)('lower envelope by $objective', (settings) => {
  const fitted = (envelope?: number) => {
    const result = runToEnd(
      fit(problem, envelope === undefined ? settings : { ...settings, envelope }),
    );
    if (!result.ok) throw new Error(result.problem.code);
    return result.value;
  };
  const above = (parameters: Readonly<Record<string, number>>): number => {
    const p = chinchilla.parameters.map(({ id }) => parameters[id] as number);
    const [N, D] = problem.variables as [Float64Array, Float64Array];
    return problem.response.filter(
      (loss, i) =>
        chinchilla.evaluate([Math.log(N[i] as number), Math.log(D[i] as number)], p) > loss,
    ).length;
  };

  it('is the plain fit at factor 1, and lies under most rows at 20', () => {
    expect(fitted(1).parameters).toEqual(fitted().parameters);
    expect(above(fitted().parameters)).toBeGreaterThan(20);
    expect(above(fitted(20).parameters)).toBeLessThan(14);
  });

  it('is a minimum: its value is that of its rows, and no point around it is lower', () => {
    const { parameters, value, certificate } = fitted(20);
    const rows = prepareRows(problem, { ...settings, envelope: 20 });
    const objective = createObjective(rows, createParameterSpace(chinchilla));
    const weighting = objective.createWeighting();
    objective.weigh(weighting, null, rows.delta);
    const best = chinchilla.parameters.map(({ id }) => parameters[id] as number);
    let sum = 0;
    problem.response.forEach((loss, i) => {
      const x = [0, 1].map((j) => Math.log(problem.variables[j]?.[i] as number));
      const predicted = chinchilla.evaluate(x, best);
      const r = rows.logSpace ? Math.log(predicted / loss) : predicted - loss;
      const size = Math.abs(r);
      const huber =
        size <= settings.delta ? (r * r) / 2 : settings.delta * (size - settings.delta / 2);
      sum += (r > 0 ? 20 : 1) * (settings.objective.endsWith('mse') ? r * r : huber);
    });
    expect(value / sum).toBeCloseTo(1, 10);
    expect(certificate.agreed).toBe(certificate.starts);
    const random = createRandom(3);
    for (let i = 0; i < 2000; i++) {
      const size = 10 ** (-5 * random.uniform());
      const moved = best.map((p) => p * (1 + size * 0.1 * random.normal()));
      expect(objective.value(moved, weighting)).toBeGreaterThanOrEqual(value * (1 - 1e-12));
    }
  });
});
