import { describe, expect, test } from 'vitest';
import { predict } from '../laws';
import { createRandom } from '../numerics';
import { optimalParams } from '../optimum';
import { takeAim } from './aim';
import { measureShrinkage } from './shrinkage';
import { drawDesign, fitModel, logSquares, makeRuns } from './testing/simulated';

const random = createRandom(7);
const model = fitModel(makeRuns(drawDesign(random), 0.004, random), logSquares);
const { law } = model.problem;

describe('the share of an interval that a run leaves', () => {
  test('is that of the exact criterion for a loss, whatever the run', () => {
    const target = { N: 7e10, D: 1.4e12 };
    const aim = takeAim(model, target);
    if (!aim.ok) throw new Error(aim.problem.code);
    const shrinkage = measureShrinkage(model, [(p) => predict(law, target, p)]);
    for (const run of [
      { N: 1e9, D: 2e10 },
      { N: 2e10, D: 1e11 },
      { N: 5e8, D: 2e11 },
    ]) {
      const exact = aim.value.ghost(run.N, run.D) / aim.value.halfWidth;
      expect(shrinkage.shares(run)[0]).toBeCloseTo(exact, 6);
    }
  });

  test('falls with a dearer run, and stays between 0 and 1 for every budget of the path', () => {
    const budgets = [1e20, 1e22, 1e24];
    const shrinkage = measureShrinkage(
      model,
      budgets.map((C) => (p) => Math.log(optimalParams(law, p, C))),
    );
    const small = Float64Array.from(shrinkage.shares({ N: 1e8, D: 4e10 }));
    const large = shrinkage.shares({ N: 4e9, D: 1.6e12 });
    small.forEach((share, k) => {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(large[k]).toBeLessThan(share);
    });
  });
});
