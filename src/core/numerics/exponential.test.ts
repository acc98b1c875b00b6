import { describe, expect, it } from 'vitest';
import { createRandom, fastExponential, logNearOne } from '.';

describe('exponential and logarithm for loops', () => {
  const random = createRandom(1);

  it('are those of the engine to the last digits', () => {
    for (let i = 0; i < 20_000; i++) {
      const x = 1400 * random.uniform() ** 3 * (i % 2 === 0 ? 0.5 : -0.5);
      expect(Math.abs(fastExponential(x) / Math.exp(x) - 1)).toBeLessThan(5e-16);
      const near = 1 + 0.25 * (random.uniform() - 0.5);
      expect(Math.abs(logNearOne(near) - Math.log(near))).toBeLessThan(1e-16);
    }
    expect(fastExponential(0)).toBe(1);
    expect(logNearOne(1)).toBe(0);
    // Where the logarithm of a double loses digits, the series does not.
    expect(logNearOne(1 + 2 ** -40) / Math.log1p(2 ** -40)).toBeCloseTo(1, 15);
  });

  it('have the same values at the ends', () => {
    for (const x of [-1e4, -745, -707, 707, 1e4, Infinity, -Infinity]) {
      expect(fastExponential(x)).toBe(Math.exp(x));
    }
    expect(fastExponential(Number.NaN)).toBeNaN();
    expect(logNearOne(0)).toBe(-Infinity);
    expect(logNearOne(-1)).toBeNaN();
    expect(logNearOne(5)).toBe(Math.log(5));
  });
});
