import { describe, expect, it } from 'vitest';
import { type Course, capUntil, coursePlaces, meanRate, phases, rateAt } from '.';

const base: Course = {
  shape: 'wsd',
  tokens: 1e12,
  peak: 0.02,
  warm: 0.01,
  decay: 0.1,
  end: 0.1,
  amplitude: 4 * 1024,
  exponent: -0.51,
};

describe('courses of the learning rate', () => {
  it('follows the power with its cap between warm-up and decay', () => {
    const power: Course = { ...base, shape: 'power', tokens: 2e12 };
    expect(capUntil(power) / 2.59641e10).toBeCloseTo(1, 5);
    expect(rateAt(power, 1e12)).toBeCloseTo(0.00310713, 8);
    expect(rateAt(power, 2.2e10)).toBe(0.02);
    expect(rateAt(power, 1e10)).toBeCloseTo(0.01, 12);
    const { decayFrom } = phases(power);
    expect(rateAt(power, 2e12) / rateAt(power, decayFrom)).toBeCloseTo(0.1, 12);
  });

  it('peaks below its cap where the batch is small', () => {
    const power: Course = { ...base, shape: 'power', amplitude: 64 };
    expect(rateAt(power, 1e10)).toBeCloseTo(64 * 1e10 ** -0.51, 12);
    expect(capUntil(power)).toBeLessThan(1e10);
  });

  it('rests and decays exponentially, or linearly to zero', () => {
    expect(rateAt(base, 5e11)).toBe(0.02);
    expect(rateAt(base, 9.5e11)).toBeCloseTo(0.02 * Math.sqrt(0.1), 12);
    expect(rateAt(base, 1e12)).toBeCloseTo(0.002, 12);
    const toZero = { ...base, end: 0 };
    expect(rateAt(toZero, 9.5e11)).toBeCloseTo(0.01, 12);
    expect(rateAt(toZero, 1e12)).toBe(0);
  });

  it('falls along half a wave, or not at all', () => {
    const cosine: Course = { ...base, shape: 'cosine', warm: 0 };
    expect(rateAt(cosine, 0)).toBe(0.02);
    expect(rateAt(cosine, 5e11)).toBeCloseTo(0.011, 12);
    expect(rateAt(cosine, 1e12)).toBeCloseTo(0.002, 12);
    expect(meanRate(cosine)).toBeCloseTo(0.011, 6);
    expect(rateAt({ ...base, shape: 'constant' }, 1e12)).toBe(0.02);
    expect(meanRate({ ...base, shape: 'constant' })).toBeCloseTo(0.02 * 0.995, 12);
  });

  it('is drawn through its corners', () => {
    const places = coursePlaces({ ...base, warm: 0.013, decay: 0.27 });
    for (const corner of [0, 0.013e12, 0.73e12, 1e12]) expect([...places]).toContain(corner);
    expect([...places]).toEqual([...places].sort((a, b) => a - b));
  });

  it('lets the warm-up take what the decay would overlap', () => {
    expect(phases({ ...base, warm: 0.6, decay: 0.8 })).toEqual({
      warmUntil: 6e11,
      decayFrom: 6e11,
    });
  });
});
