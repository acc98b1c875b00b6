import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLaw, type Law, predict } from '../laws';
import {
  computeEquivalent,
  computeForLoss,
  computeForParams,
  computeForTokens,
  goodEnoughRange,
  isoLossCurve,
  localExponents,
  optimalPlan,
  solveOptimalPlan,
  tokensForLoss,
} from '.';

const closed = findLaw('chinchilla') as Law;
/** The same law without its closed forms. */
const { optimum: _optimum, inverse: _inverse, ...rest } = closed;
const general: Law = rest;

/** E, A, B, alpha, beta and a budget. */
const anyCase = fc
  .record({
    E: fc.double({ min: 0, max: 3, noNaN: true }),
    logA: fc.double({ min: 2, max: 9, noNaN: true }),
    logB: fc.double({ min: 2, max: 9, noNaN: true }),
    alpha: fc.double({ min: 0.2, max: 0.5, noNaN: true }),
    beta: fc.double({ min: 0.2, max: 0.5, noNaN: true }),
    logCompute: fc.double({ min: 17, max: 27, noNaN: true }),
  })
  .map(({ E, logA, logB, alpha, beta, logCompute }) => ({
    p: [E, Math.exp(logA), Math.exp(logB), alpha, beta],
    compute: 10 ** logCompute,
  }));

const close = (a: number, b: number, tolerance: number): void => {
  expect(Math.abs(a / b - 1)).toBeLessThan(tolerance);
};

describe('optimal plan', () => {
  it('is the same from the closed form and the general solver', () => {
    fc.assert(
      fc.property(anyCase, ({ p, compute }) => {
        const exact = optimalPlan(closed, p, compute);
        const solved = solveOptimalPlan(general, p, compute);
        expect(solved.edge).toBeNull();
        close(solved.N, exact.N, 1e-8);
        close(solved.D, exact.D, 1e-8);
        close(solved.loss, exact.loss, 1e-12);
        close(6 * solved.N * solved.D, compute, 1e-12);
      }),
    );
  });

  it('is no worse than any other split of the budget', () => {
    fc.assert(
      fc.property(anyCase, fc.double({ min: -3, max: 3, noNaN: true }), ({ p, compute }, shift) => {
        const { N, D, loss } = optimalPlan(general, p, compute);
        const other = predict(closed, { N: N * Math.exp(shift), D: D * Math.exp(-shift) }, p);
        expect(other).toBeGreaterThanOrEqual(loss * (1 - 1e-14));
      }),
    );
  });

  it('says when it lies at the end of the allowed sizes', () => {
    const p = [1.8172, 482.01, 2085.43, 0.3478, 0.3658];
    const low = optimalPlan(closed, p, 5.76e23, { paramsRange: [1e6, 1e10] });
    expect(low.edge).toBe('most-params');
    close(low.N, 1e10, 1e-12);
    const high = optimalPlan(closed, p, 5.76e23, { paramsRange: [2e11, 1e13] });
    expect(high.edge).toBe('least-params');
    close(high.N, 2e11, 1e-12);
  });
});

describe('frontier', () => {
  it('gives the same budgets from closed forms and root finding, and inverts', () => {
    fc.assert(
      fc.property(anyCase, ({ p, compute }) => {
        const { N, D, loss } = optimalPlan(closed, p, compute);
        for (const law of [closed, general]) {
          close(computeForParams(law, p, N), compute, 1e-8);
          close(computeForTokens(law, p, D), compute, 1e-8);
        }
        // What is left above E decides how well a budget can be read off the loss.
        const tolerance = 1e-8 + (1e-13 * loss) / (loss - (p[0] as number));
        close(computeForLoss(closed, p, loss), compute, tolerance);
        close(computeForLoss(general, p, loss), compute, tolerance);
      }),
      { numRuns: 40 },
    );
  });

  it('has no budget for a loss below the floor', () => {
    const p = [1.8, 400, 2000, 0.35, 0.36];
    expect(computeForLoss(closed, p, 1.7)).toBeNaN();
    expect(computeForLoss(general, p, 1.7)).toBeNaN();
  });

  it('has the same local exponents by differences', () => {
    fc.assert(
      fc.property(anyCase, ({ p, compute }) => {
        const exact = localExponents(closed, p, compute);
        const found = localExponents(general, p, compute);
        expect(found.a).toBeCloseTo(exact.a, 8);
        expect(found.a + found.b).toBeCloseTo(1, 14);
      }),
      { numRuns: 40 },
    );
  });

  it('charges a shape off the frontier for what it wastes', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.double({ min: 0.1, max: 2, noNaN: true }),
        ({ p, compute }, shift) => {
          const { N, D } = optimalPlan(closed, p, compute);
          close(computeEquivalent(closed, p, N, D), compute, 1e-6);
          for (const sign of [-1, 1]) {
            const equivalent = computeEquivalent(
              closed,
              p,
              N * Math.exp(sign * shift),
              D * Math.exp(-sign * shift),
            );
            expect(equivalent).toBeLessThan(compute);
            const again = optimalPlan(closed, p, equivalent);
            const off = predict(
              closed,
              { N: N * Math.exp(sign * shift), D: D * Math.exp(-sign * shift) },
              p,
            );
            close(again.loss, off, 1e-12);
          }
        },
      ),
    );
  });
});

describe('good-enough range', () => {
  it('ends where exactly the tolerated share of compute is wasted', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.double({ min: 0.005, max: 0.5, noNaN: true }),
        ({ p, compute }, tolerance) => {
          for (const law of [closed, general]) {
            const { N } = optimalPlan(law, p, compute);
            const { low, high } = goodEnoughRange(law, p, compute, tolerance);
            expect(low).toBeLessThan(N);
            expect(high).toBeGreaterThan(N);
            for (const end of [low, high]) {
              const equivalent = computeEquivalent(closed, p, end, compute / (6 * end));
              close(compute / equivalent, 1 + tolerance, 1e-6);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is the optimum alone without tolerance', () => {
    const p = [1.8, 400, 2000, 0.35, 0.36];
    const { N } = optimalPlan(closed, p, 1e21);
    const { low, high } = goodEnoughRange(closed, p, 1e21, 0);
    close(low, N, 1e-12);
    close(high, N, 1e-12);
  });
});

describe('iso-loss curve', () => {
  it('passes through points of that loss, and stops where a size cannot reach it', () => {
    const p = [1.8172, 482.01, 2085.43, 0.3478, 0.3658];
    const sizes = [1e6, 1e8, 1e9, 1e10, 1e11];
    for (const law of [closed, general]) {
      const tokens = isoLossCurve(law, p, 2.2, sizes);
      expect(Array.from(tokens.slice(0, 2))).toEqual([Number.NaN, Number.NaN]);
      for (let i = 2; i < sizes.length; i++) {
        const point = { N: sizes[i] as number, D: tokens[i] as number };
        expect(predict(law, point, p)).toBeCloseTo(2.2, 10);
      }
    }
    close(tokensForLoss(closed, p, 1e10, 2.2), tokensForLoss(general, p, 1e10, 2.2), 1e-9);
  });
});
