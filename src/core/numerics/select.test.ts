import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileInterval, percentileIntervalInPlace } from './index';

describe('percentileIntervalInPlace', () => {
  it('equals the interval by sorting, ties and few values included', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
      fc.integer({ min: 0, max: 3 }),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.5, 0.8, 0.95),
        (values, level) => {
          const expected = percentileInterval(values, level);
          const found = percentileIntervalInPlace(Float64Array.from(values), level);
          expect(found.low).toBeCloseTo(expected.low, 9);
          expect(found.high).toBeCloseTo(expected.high, 9);
        },
      ),
    );
  });
  it('has no interval of nothing', () => {
    expect(percentileIntervalInPlace(new Float64Array(0), 0.95)).toEqual({
      low: Number.NaN,
      high: Number.NaN,
    });
  });
});
