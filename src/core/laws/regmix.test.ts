import { describe, expect, it } from 'vitest';
import { predict, runChecks } from '.';
import { createRegmixLaw, regmix } from './regmix';

describe('regmix', () => {
  it('is a plane over the shares whose corners are its weights', () => {
    const w = [3.2, 2.4, 4.1];
    expect(predict(regmix, { r1: 1, r2: 0, r3: 0 }, w)).toBe(3.2);
    expect(predict(regmix, { r1: 0, r2: 0, r3: 1 }, w)).toBe(4.1);
    expect(predict(regmix, { r1: 0.5, r2: 0.25, r3: 0.25 }, w)).toBeCloseTo(3.225, 14);
  });

  it('takes in an intercept: a shift of every weight is a shift of the loss', () => {
    const law = createRegmixLaw(17);
    const shares = Array.from({ length: 17 }, (_, j) => (j + 1) / 153);
    const weights = shares.map((_, j) => 2 + Math.sin(j));
    const shifted = weights.map((weight) => weight + 0.7);
    expect(law.evaluate(shares, shifted)).toBeCloseTo(law.evaluate(shares, weights) + 0.7, 13);
    expect(law.parameters.every(({ linear }) => linear)).toBe(true);
    expect(law.recommendedDesign.runs.r17?.length).toBeGreaterThan(17);
  });

  it('does not run rank correlations, which need the tables of the paper', () => {
    expect(runChecks(regmix).map(({ expected, outcome }) => [expected, outcome])).toEqual([
      [0.9, 'not run'],
      [0.893, 'not run'],
      [0.88, 'not run'],
    ]);
  });
});
