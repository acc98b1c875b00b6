import { describe, expect, it } from 'vitest';
import { accelerators } from './accelerators';
import { readHardware, writeHardware } from './codec';
import { daysFor, type Hardware, servingWeight, trainingBudget, usualHardware } from './setup';
import { findAccelerator, servingUse, trainingUse } from './use';

describe('a budget in accelerators', () => {
  it('is count x days x 86400 x peak x MFU', () => {
    const budget = trainingBudget(usualHardware, 30);
    expect(budget).toBe(512 * 30 * 86400 * 989.4e12 * 0.4);
    expect(daysFor(usualHardware, budget)).toBeCloseTo(30, 12);
    const { hours, cost, energy } = trainingUse(usualHardware, budget);
    expect(hours).toBeCloseTo(512 * 30 * 24, 6);
    expect(cost).toBeCloseTo(512 * 30 * 24 * 2.5, 5);
    expect(energy / (hours * 3600 * 700)).toBeCloseTo(1, 12);
  });
  it('goes by the precision in use, where the chip has it', () => {
    const fp8: Hardware = { ...usualHardware, precision: 'fp8' };
    expect(trainingBudget(fp8, 1)).toBe(512 * 86400 * 1978.9e12 * 0.4);
    expect(trainingBudget({ ...fp8, id: 'a100' }, 1)).toBe(512 * 86400 * 312e12 * 0.4);
  });
  it('counts serving by FLOPs, or by what they cost', () => {
    expect(servingWeight(usualHardware)).toBe(1);
    const byCost: Hardware = { ...usualHardware, byCost: true, servingPrice: 1.5 };
    // Half the tokens at 40 %, half at 10 % of the peak: 6.25 peak-seconds a FLOP against 2.5 of training.
    expect(servingWeight(byCost)).toBeCloseTo(0.4 * 6.25 * 1.5, 12);
    const served = servingUse(byCost, 1e22);
    const trained = trainingUse(byCost, 1e22);
    expect(served.cost / trained.cost).toBeCloseTo(servingWeight(byCost), 12);
  });
});

describe('accelerators in a link', () => {
  const own: Hardware = {
    ...usualHardware,
    ...{ id: 'a100', count: 64, days: 12.5, precision: 'fp8', mfu: 0.33, byCost: true, input: 0 },
    edited: [
      { id: 'a100', price: 1.1, power: 300 },
      { id: 'h100', peak: 800e12 },
    ],
  };
  it('come back as they were', () => {
    expect(writeHardware(usualHardware)).toBe('');
    expect(readHardware('')).toEqual(usualHardware);
    expect(writeHardware({ ...usualHardware, days: 30 })).toBe('h100,d=30');
    expect(readHardware(writeHardware(own))).toEqual(own);
    expect(writeHardware(own).length).toBeLessThan(400);
    expect(findAccelerator(own)).toMatchObject({ price: 1.1, power: 300, memory: 80e9 });
  });
  it('that cannot be read are the usual ones', () => {
    expect(readHardware('abacus,n=5,mfu=7,d=x,zzz:price=1,a100:toString=1')).toEqual({
      ...usualHardware,
      count: 5,
      edited: [{ id: 'a100' }],
    });
  });
  it('have a source, a power and a price each', () => {
    for (const { source, power, price, peak } of accelerators) {
      expect(source).toMatch(/\((?:20\d\d)\)/);
      expect(power).toBeGreaterThan(100);
      expect(price).toBeGreaterThan(0);
      expect(peak.bf16).toBeGreaterThan(1e14);
    }
  });
});
