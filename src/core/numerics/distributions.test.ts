import { describe, expect, it } from 'vitest';
import { fQuantile, normalCumulative, normalQuantile, studentHalfWidth } from '.';

describe('distributions', () => {
  it('gives the tabled quantiles', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 11);
    expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308822899, 9);
    expect(normalQuantile(0.5)).toBe(0);
    expect(studentHalfWidth(0.95, 5)).toBeCloseTo(2.5705818356363146, 9);
    expect(studentHalfWidth(0.95, 55)).toBeCloseTo(2.0040447832891455, 9);
    expect(fQuantile(0.95, 2, 55)).toBeCloseTo(3.164993396, 6);
    // Closed form with two degrees of freedom above.
    expect(fQuantile(0.9, 2, 17)).toBeCloseTo((17 / 2) * (0.1 ** (-2 / 17) - 1), 9);
    expect(fQuantile(0.95, 5, 235)).toBeCloseTo(2.2526, 3);
  });

  it('turns back into probabilities', () => {
    for (const z of [-6, -3.5, -2.9, -0.3, 0, 0.7, 2.99, 3.01, 5]) {
      const p = normalCumulative(z);
      if (p > 1e-8 && p < 1 - 1e-8) expect(normalQuantile(p)).toBeCloseTo(z, 6);
      expect(p + normalCumulative(-z)).toBeCloseTo(1, 14);
    }
    expect(normalCumulative(-3.0000001) / normalCumulative(-2.9999999)).toBeCloseTo(1, 5);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  });
});
