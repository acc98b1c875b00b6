import { describe, expect, it } from 'vitest';
import { toFeatures } from '../laws';
import { createObjective } from './objective';
import { createParameterSpace } from './parameter-space';
import { prepareRows } from './prepare';
import { addRow, chooseAddRow, createRowSums } from './row-sums';
import { allSettings, chinchilla, simulate } from './testing/problems';

const truth = [1.8, 480, 2100, 0.35, 0.37];
const cases = allSettings.flatMap((settings) => [
  { ...settings, weighted: false },
  { ...settings, weighted: true },
]);

describe.each(cases)('$objective, weighted $weighted', ({ weighted, ...settings }) => {
  // Delta in the middle of the residuals, so that rows lie on both sides of it.
  const delta = weighted ? 0.7 : 0.01;
  const problem = simulate({ seed: 4, rows: 40, truth, noise: 0.01, weighted });
  const space = createParameterSpace(chinchilla);
  const objective = createObjective(prepareRows(problem, { ...settings, delta }), space);
  const weighting = objective.createWeighting();
  const weights = Float64Array.from({ length: 40 }, (_, i) => i % 3);
  const at = Float64Array.of(1.78, 470, 2300, 0.349, 0.372);
  const x = new Float64Array(5);
  const p = at.slice();

  it('is the sum the definition gives', () => {
    objective.weigh(weighting, null, settings.objective.startsWith('huber') ? delta : Infinity);
    let sum = 0;
    problem.response.forEach((loss, i) => {
      const inputs = { N: problem.variables[0]?.[i] ?? 0, D: problem.variables[1]?.[i] ?? 0 };
      const predicted = chinchilla.evaluate(toFeatures(chinchilla, inputs), at);
      const isLog = settings.objective === 'huber-log' || settings.objective === 'log-mse';
      const residual = isLog ? Math.log(predicted) - Math.log(loss) : predicted - loss;
      const error = problem.standardErrors?.[i];
      const u = error === undefined ? residual : residual / (isLog ? error / loss : error);
      if (settings.objective.endsWith('mse')) sum += u * u;
      else sum += Math.abs(u) <= delta ? (u * u) / 2 : delta * (Math.abs(u) - delta / 2);
    });
    expect(objective.value(at, weighting) / sum).toBeCloseTo(1, 12);
    const evaluation = objective.createEvaluation();
    expect(objective.evaluate(at, weighting, evaluation) / sum).toBeCloseTo(1, 12);
  });

  it.each([null, weights])('has exact derivatives (row weights %#)', (rowWeights) => {
    objective.weigh(
      weighting,
      rowWeights,
      settings.objective.startsWith('huber') ? delta : Infinity,
    );
    const evaluation = objective.createEvaluation();
    const above = objective.createEvaluation();
    const below = objective.createEvaluation();
    objective.evaluate(at, weighting, evaluation);
    space.toCoordinates(at, x);
    for (let a = 0; a < 5; a++) {
      // Small beside the residuals, so that no row crosses delta.
      const step = 1e-5 * Math.sqrt(evaluation.value / (evaluation.squares[a] as number));
      const move = (by: number): Float64Array => {
        const moved = x.slice();
        moved[a] = (moved[a] as number) + by;
        space.toParameters(moved, p);
        return p;
      };
      objective.evaluate(move(step), weighting, above);
      objective.evaluate(move(-step), weighting, below);
      const size = Math.sqrt(evaluation.value * (evaluation.squares[a] as number));
      const first = (above.value - below.value) / (2 * step);
      expect(Math.abs((evaluation.gradient[a] as number) - first) / size).toBeLessThan(1e-6);
      for (let b = 0; b < 5; b++) {
        const second = ((above.gradient[b] as number) - (below.gradient[b] as number)) / (2 * step);
        const scale = Math.sqrt(
          (evaluation.squares[a] as number) * (evaluation.squares[b] as number),
        );
        const entry = evaluation.hessian[a * 5 + b] as number;
        expect(Math.abs(entry - second) / scale).toBeLessThan(1e-5);
      }
    }
  });

  it('is infinite where the law has no value', () => {
    objective.weigh(weighting, null, delta);
    expect(objective.value([Number.NaN, 1, 1, 1, 1], weighting)).toBe(Infinity);
    const evaluation = objective.createEvaluation();
    expect(objective.evaluate([Number.NaN, 1, 1, 1, 1], weighting, evaluation)).toBe(Infinity);
  });
});

describe('row sums', () => {
  it('are the same written out for five parameters as for any number', () => {
    const [general, special] = [createRowSums(5), createRowSums(5)];
    for (let row = 1; row <= 3; row++) {
      for (const sums of [general, special]) {
        sums.shares.set([0.3 * row, 1.7, -0.2]);
        sums.slope.set([1, 0.5, -row, 3, 0.25]);
        for (let k = 0; k < 15; k++) sums.bend[k] = k - 4 * row;
      }
      addRow(general);
      chooseAddRow(5)(special);
    }
    expect(special).toEqual(general);
    // Entry (3, 1) over the three rows: outer x 3 x 0.5 each, and pull x bend.
    const bends = [1, 2, 3].reduce((sum, row) => sum + 0.3 * row * (7 - 4 * row), 0);
    expect(general.bends[7]).toBeCloseTo(3 * -0.2 * 3 * 0.5 + bends, 12);
    expect(chooseAddRow(4)).toBe(addRow);
  });
});
