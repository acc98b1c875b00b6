import { describe, expect, it } from 'vitest';
import { formsOf, laws } from '.';
import { expectRecovers, measureCoverage } from './testing';

describe.each(laws.flatMap(formsOf).map((law) => [law.id, law] as const))('fit of %s', (_, law) => {
  it('finds the law again from its own values', () => expectRecovers(law));

  it('covers the truth with its 95 % intervals, at 1 % noise on the recommended design', () => {
    const coverage = measureCoverage(law);
    expect(coverage).toBeGreaterThanOrEqual(0.9);
    expect(coverage).toBeLessThanOrEqual(0.99);
  });
});
