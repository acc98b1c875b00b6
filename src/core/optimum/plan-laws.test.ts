import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClosedFormOptimum,
  findLaw,
  findPreset,
  formsOf,
  type Inputs,
  type Law,
  laws,
  toVector,
} from '../laws';
import {
  computeForLoss,
  computeForParams,
  computeForTokens,
  localExponents,
  optimalPlan,
  solveOptimalPlan,
} from '.';

const close = (a: number, b: number, tolerance: number): void => {
  expect(Math.abs(a / b - 1)).toBeLessThan(tolerance);
};

const closedForms = laws.flatMap(formsOf).filter(({ optimum }) => optimum);

/** Values within 20 % of a preset, inside the bounds. */
const nearPreset = (law: Law): fc.Arbitrary<Float64Array> =>
  fc
    .record({
      preset: fc.constantFrom(...law.presets),
      moves: fc.array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), {
        minLength: law.parameters.length,
        maxLength: law.parameters.length,
      }),
    })
    .map(({ preset, moves }) =>
      toVector(law, preset.values).map((value, i) => {
        const [low, high] = law.parameters[i]?.bounds ?? [0, 0];
        return Math.min(Math.max(value * (moves[i] as number), low), high);
      }),
    );

const budgets = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: low, max: high, noNaN: true }).map((log) => 10 ** log);

describe.each(closedForms.map((law) => [law.id, law] as const))('optimum of %s', (_, law) => {
  const { optimum: _closed, inverse: _inverse, ...general } = law;
  const exact = law.optimum as ClosedFormOptimum;

  it('is the same from the closed form and the general solver', () => {
    fc.assert(
      fc.property(nearPreset(law), budgets(17, 26), (p, compute) => {
        const plan = exact.atCompute(p, compute);
        const solved = solveOptimalPlan(law, p, compute);
        expect(solved.edge).toBeNull();
        close(solved.N, plan.N, 1e-8);
        close(solved.D, plan.D, 1e-8);
        close(solved.loss, optimalPlan(law, p, compute).loss, 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  it('has the same budgets and exponents from both', () => {
    fc.assert(
      fc.property(nearPreset(law), budgets(18, 25), (p, compute) => {
        const { N, D, loss } = optimalPlan(law, p, compute);
        close(exact.computeForParams(p, N), compute, 1e-8);
        close(exact.computeForTokens(p, D), compute, 1e-8);
        close(computeForParams(general, p, N), compute, 1e-8);
        close(computeForTokens(general, p, D), compute, 1e-8);
        // What one per cent of the budget is worth decides how well it can be read off the loss.
        const worth = (loss - optimalPlan(law, p, compute * 1.01).loss) / 0.01;
        const tolerance = 1e-8 + (1e-13 * loss) / worth;
        close(exact.computeForLoss(p, loss), compute, tolerance);
        close(computeForLoss(general, p, loss), compute, tolerance);
        expect(localExponents(general, p, compute).a).toBeCloseTo(exact.exponents(p).a, 7);
      }),
      { numRuns: 25 },
    );
  });
});

/** The law's own answer for these inputs. */
function answer(law: Law, id: string, inputs: Inputs, p: Float64Array): number {
  const names = Object.keys(inputs).sort().join();
  const output = law.outputs.find(
    (candidate) => candidate.id === id && [...candidate.inputs].sort().join() === names,
  );
  if (!output) throw new Error(`${law.id}: no ${id} of ${names}`);
  return output.compute(inputs, p);
}

describe('plan with few unique tokens', () => {
  const law = findLaw('data-constrained') as Law;

  it("is the law's own for any stock of them", () => {
    fc.assert(
      // From ten times the tokens the budget would like down to a three-hundredth of them.
      fc.property(nearPreset(law), budgets(19, 26), budgets(-2.5, 1), (p, C, share) => {
        const unique = share * optimalPlan(law, p, C).D;
        const solved = solveOptimalPlan(law, p, C, { held: { unique } });
        const inputs = { C, unique };
        close(answer(law, 'N', inputs, p), solved.N, 1e-8);
        close(answer(law, 'D', inputs, p), solved.D, 1e-8);
        close(answer(law, 'loss', inputs, p), solved.loss, 1e-12);
        close(answer(law, 'epochs', inputs, p), Math.max(1, solved.D / unique), 1e-8);
      }),
      { numRuns: 150 },
    );
  });

  it('is the unlimited one where there are enough, and costs more compute where there are not', () => {
    const p = toVector(law, findPreset(law, 'muennighoff2023')?.values ?? {});
    const free = optimalPlan(law, p, 1e22);
    close(optimalPlan(law, p, 1e22, { held: { unique: 2 * free.D } }).N, free.N, 1e-8);
    const short = { held: { unique: free.D / 50 } };
    const limited = optimalPlan(law, p, 1e22, short);
    expect(limited.loss).toBeGreaterThan(free.loss);
    close(computeForLoss(law, p, limited.loss, short), 1e22, 1e-8);
    expect(computeForLoss(law, p, limited.loss)).toBeLessThan(0.5e22);
  });
});

describe('plan of a model that will be served', () => {
  const law = findLaw('inference-aware') as Law;

  it("is the law's own for a budget, and spends all of it", () => {
    fc.assert(
      fc.property(nearPreset(law), budgets(19, 26), budgets(9, 15), (p, C, served) => {
        const { N, D, loss } = optimalPlan(law, p, C, { served });
        const inputs = { C, served };
        close(answer(law, 'N', inputs, p), N, 1e-8);
        close(answer(law, 'D', inputs, p), D, 1e-8);
        close(answer(law, 'loss', inputs, p), loss, 1e-12);
        close(6 * N * D + 2 * N * served, C, 1e-9);
      }),
      { numRuns: 150 },
    );
  });

  it("is the law's own for a loss to reach", () => {
    fc.assert(
      fc.property(nearPreset(law), budgets(20, 25), budgets(9, 15), (p, budget, served) => {
        const targetLoss = optimalPlan(law, p, budget, { served }).loss;
        const C = computeForLoss(law, p, targetLoss, { served });
        const { N, D } = optimalPlan(law, p, C, { served });
        const inputs = { targetLoss, served };
        close(C, budget, 1e-8);
        close(answer(law, 'C', inputs, p), C, 1e-8);
        close(answer(law, 'N', inputs, p), N, 1e-7);
        close(answer(law, 'D', inputs, p), D, 1e-7);
      }),
      { numRuns: 30 },
    );
  });

  it('is smaller the more is served, and none where serving takes everything', () => {
    const p = toVector(law, findPreset(law, 'hoffmann2022-tex')?.values ?? {});
    const sizes = [0, 1e12, 1e13, 1e14].map((served) => optimalPlan(law, p, 5.76e23, { served }).N);
    for (let i = 1; i < sizes.length; i++) expect(sizes[i]).toBeLessThan(sizes[i - 1] as number);
    close(sizes[0] as number, 40.3609e9, 1e-5);
    const nothing = optimalPlan(law, p, 1e20, { served: 1e20 });
    expect(nothing).toEqual({ N: Number.NaN, D: Number.NaN, loss: Number.NaN, edge: null });
    expect(computeForLoss(law, p, 1.6, { served: 1e12 })).toBeNaN();
  });
});
