import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScale, linearTicks, logTicks } from './scale';

const label = (value: number): string => (value < 1e6 ? String(value) : value.toExponential(0));

describe('createScale', () => {
  it('maps ends to ends and back', () => {
    const finite = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        finite,
        fc.double({ min: 0.1, max: 40, noNaN: true }),
        finite,
        (low, span, value) => {
          const scale = createScale([low, low + span], [400, 20]);
          expect(scale.toPixel(low)).toBeCloseTo(400, 9);
          expect(scale.toPixel(low + span)).toBeCloseTo(20, 9);
          expect(scale.fromPixel(scale.toPixel(value))).toBeCloseTo(value, 9);
        },
      ),
    );
  });
});

describe('logTicks', () => {
  it('stands at whole decades over many, thinned to what fits', () => {
    expect(logTicks([18.5, 26.3], label, 10).map((t) => t.label)).toEqual([
      '1e+19',
      '1e+20',
      '1e+21',
      '1e+22',
      '1e+23',
      '1e+24',
      '1e+25',
      '1e+26',
    ]);
    expect(logTicks([18.5, 26.3], label, 4).map((t) => t.value)).toEqual([20, 22, 24, 26]);
  });
  it('adds digits between where few decades are in view', () => {
    expect(logTicks([0.9, 2.1], label, 8).map((t) => t.label)).toEqual(['10', '20', '50', '100']);
    expect(logTicks([1, 1.5], label, 9).map((t) => t.label)).toEqual(['10', '15', '20', '30']);
  });
  it('never leaves the axis', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 30, noNaN: true }),
        fc.double({ min: 0.3, max: 20, noNaN: true }),
        (low, span) => {
          for (const { value } of logTicks([low, low + span], label, 8)) {
            expect(value).toBeGreaterThanOrEqual(low);
            expect(value).toBeLessThanOrEqual(low + span);
          }
        },
      ),
    );
  });
});

describe('linearTicks', () => {
  it('steps by 1, 2 or 5 with the decimals the step needs', () => {
    expect(linearTicks([1.93, 2.11], 4).map((t) => t.label)).toEqual([
      '1.95',
      '2.00',
      '2.05',
      '2.10',
    ]);
    expect(linearTicks([0, 10], 5).map((t) => t.label)).toEqual(['0', '2', '4', '6', '8', '10']);
    expect(linearTicks([-0.3, 0.3], 3).map((t) => t.label)).toEqual(['-0.2', '0.0', '0.2']);
  });
});
