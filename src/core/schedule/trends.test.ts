import { describe, expect, it } from 'vitest';
import { type Crossing, findCrossing } from '.';

const hours = [6, 12, 24, 48, 96];
const settings = { seed: 1, replicates: 200 };
const ripple = [0.01, -0.012, 0.004, 0.011, -0.009];
const rows = (factor: number, power: number, noise = 0) => ({
  x: hours,
  y: hours.map((h, i) => factor * h ** power * (1 + noise * (ripple[i] as number))),
});

describe('the crossing of two trends', () => {
  it('is exact for exact trends', () => {
    // 40 x^-0.1 = 60 x^-0.2 at x = 1.5^10.
    const found = findCrossing(rows(40, -0.1), rows(60, -0.2), settings) as Crossing;
    expect(found.x).toBeCloseTo(1.5 ** 10, 6);
    expect(found.y).toBeCloseTo(40 * 1.5 ** -1, 8);
    expect(found.place).toBe('inside');
    expect(found.interval?.low).toBeCloseTo(found.x, 6);
    expect(found.interval?.high).toBeCloseTo(found.x, 6);
  });

  it('says how far beyond the data it lies, with an interval around it', () => {
    const found = findCrossing(rows(40, -0.1, 1), rows(70, -0.2, -1), settings) as Crossing;
    expect(found.place).toBe('beyond');
    expect(found.factor).toBeCloseTo(found.x / 96, 10);
    expect(found.interval?.low).toBeLessThan(found.x);
    expect(found.interval?.high).toBeGreaterThan(found.x);
    expect(findCrossing(rows(40, -0.1, 1), rows(70, -0.2, -1), settings)).toEqual(found);
  });

  it('states no interval where the slopes cannot be told apart', () => {
    const found = findCrossing(rows(40, -0.1, 1), rows(42, -0.1, -1), settings) as Crossing;
    expect(found.interval).toBeNull();
    expect(found.slopeInterval?.low).toBeLessThan(0);
    expect(found.slopeInterval?.high).toBeGreaterThan(0);
  });

  it('knows parallel trends, few rows and a single place', () => {
    const parallel = findCrossing(rows(40, -0.1), rows(80, -0.1), settings) as Crossing;
    expect(['none', 'before', 'beyond']).toContain(parallel.place);
    expect(findCrossing(rows(1, 1), { x: [1, 2], y: [1, 2] }, settings)).toEqual({
      reason: 'few-rows',
      group: 1,
    });
    expect(findCrossing({ x: [2, 2, 2], y: [1, 2, 3] }, rows(1, 1), settings)).toEqual({
      reason: 'one-place',
      group: 0,
    });
  });
});
