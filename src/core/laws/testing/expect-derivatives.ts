import { expect } from 'vitest';
import type { Law } from '../law';
import { difference, differenceSteps, randomCases } from './cases';

/**
 * Within 1e-6 of the larger of the derivative and 1e-6 of |value / argument|, at one of the steps: a law whose
 * regimes meet smoothly (repeated data) has a jump in its second derivatives that a wide stencil straddles.
 */
function expectDerivative(
  found: number,
  f: (x: number[]) => number,
  at: ArrayLike<number>,
  index: number,
  value: number,
): void {
  const by = at[index] as number;
  const errors = differenceSteps.map((step) => {
    const differenced = difference(f, at, index, step);
    const scale = Math.max(Math.abs(differenced), 1e-6 * Math.abs(value / (by || 1)), 1e-12);
    return Math.abs(found - differenced) / scale;
  });
  expect(Math.min(...errors)).toBeLessThan(1e-6);
}

/** Gradient and Hessian by the parameters, and gradient by the features, against central differences. */
export function expectExactDerivatives(law: Law): void {
  const size = law.parameters.length;
  const gradient = new Float64Array(size);
  const moved = new Float64Array(size);
  const hessian = new Float64Array((size * (size + 1)) / 2);
  const slopes = new Float64Array(law.variables.length);
  for (const { features, p } of randomCases(law, 60)) {
    const value = law.derivatives(features, p, gradient, hessian);
    expect(value).toBe(law.evaluate(features, p));
    expect(law.derivatives(features, p, moved, null)).toBe(value);
    expect(moved).toEqual(gradient);
    for (let a = 0; a < size; a++) {
      expectDerivative(gradient[a] as number, (x) => law.evaluate(features, x), p, a, value);
      for (let b = 0; b <= a; b++) {
        const partial = (x: number[]): number => {
          law.derivatives(features, x, moved, null);
          return moved[a] as number;
        };
        const entry = hessian[(a * (a + 1)) / 2 + b] as number;
        expectDerivative(entry, partial, p, b, gradient[a] as number);
      }
    }
    expect(law.featureDerivatives(features, p, slopes)).toBe(value);
    features.forEach((_, j) => {
      expectDerivative(slopes[j] as number, (x) => law.evaluate(x, p), features, j, value);
    });
  }
}

/** Every entry of what the derivatives are written to is written. */
export function expectWholeDerivatives(law: Law): void {
  const size = law.parameters.length;
  const gradient = new Float64Array(size).fill(7e7);
  const hessian = new Float64Array((size * (size + 1)) / 2).fill(7e7);
  const slopes = new Float64Array(law.variables.length).fill(7e7);
  for (const { features, p } of randomCases(law, 1)) {
    law.derivatives(features, p, gradient, hessian);
    law.featureDerivatives(features, p, slopes);
  }
  expect(Array.from(gradient)).not.toContain(7e7);
  expect(Array.from(hessian)).not.toContain(7e7);
  expect(Array.from(slopes)).not.toContain(7e7);
}

/** The response is linear in a parameter where the law says so. */
export function expectLinearity(law: Law): void {
  for (const { features, p } of randomCases(law, 20)) {
    law.parameters.forEach(({ linear }, j) => {
      if (!linear) return;
      const at = (factor: number): number => {
        const x = Array.from(p);
        x[j] = factor * (p[j] as number);
        return law.evaluate(features, x);
      };
      const size = Math.abs(at(1)) + Math.abs(at(3));
      expect(Math.abs(at(3) - 2 * at(2) + at(1))).toBeLessThanOrEqual(1e-12 * size);
    });
  }
}
