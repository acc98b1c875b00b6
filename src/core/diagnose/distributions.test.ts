import { describe, expect, test } from 'vitest';
import { fisherTail, normalQuantile, studentFactor } from './distributions';

describe('distributions', () => {
  test('normal quantiles', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308, 6);
  });

  test('factors of two-sided Student intervals', () => {
    expect(studentFactor(0.95, 1)).toBeCloseTo(12.7062047, 6);
    expect(studentFactor(0.95, 7)).toBeCloseTo(2.36462425, 7);
    expect(studentFactor(0.95, 30)).toBeCloseTo(2.04227246, 7);
    expect(studentFactor(0.95, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  test('tails of F', () => {
    // With two degrees above, the tail is (1 + 2 f / below)^(-below / 2).
    expect(fisherTail(4.2, 2, 9)).toBeCloseTo((1 + 8.4 / 9) ** -4.5, 12);
    expect(fisherTail(0, 3, 50)).toBe(1);
    // F with one degree above is the square of t.
    expect(fisherTail(studentFactor(0.95, 12) ** 2, 1, 12)).toBeCloseTo(0.05, 9);
  });
});
