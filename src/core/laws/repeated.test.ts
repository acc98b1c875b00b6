import { describe, expect, it } from 'vitest';
import { determine, evaluateOutput, findPreset, formsWithPreset, toVector } from '.';
import { isInsideBand, repeated } from './repeated';

const preset = 'hernandez2022';
const edges = (N: number): readonly [number, number] => [
  evaluateOutput(repeated, 'epochsEnter', { N }, preset),
  evaluateOutput(repeated, 'epochsLeave', { N }, preset),
];

describe('repeated', () => {
  it('says both edges from a size', () => {
    const found = determine(formsWithPreset(repeated, preset), { N: 8e8 });
    const values = Object.fromEntries(found.map(({ output, value }) => [output.id, value]));
    expect(Object.keys(values).sort()).toEqual(['epochsEnter', 'epochsLeave']);
    expect(values.epochsEnter).toBeCloseTo(43.4029, 3);
    expect(values.epochsLeave).toBeCloseTo(1803.12, 2);
  });

  it('is entered and left earlier by larger models, always entered first', () => {
    const sizes = [2e6, 2e7, 2e8, 8e8];
    sizes.forEach((N, i) => {
      const [enter, leave] = edges(N);
      expect(enter).toBeLessThan(leave);
      if (i === 0) return;
      const [enterBefore, leaveBefore] = edges(sizes[i - 1] as number);
      expect(enter).toBeLessThan(enterBefore);
      expect(leave).toBeLessThan(leaveBefore);
    });
  });

  it('inverts', () => {
    const p = toVector(repeated, findPreset(repeated, preset)?.values ?? {});
    const [enter] = edges(8e8);
    expect((repeated.inverse?.('N', enter, {}, p) ?? 0) / 8e8).toBeCloseTo(1, 9);
  });

  it('knows inside from outside, the edges outside', () => {
    expect(isInsideBand(100, ...edges(8e8))).toBe(true);
    expect(isInsideBand(40, ...edges(8e8))).toBe(false);
    expect(isInsideBand(2000, ...edges(8e8))).toBe(false);
    expect(isInsideBand(10, 10, 20)).toBe(false);
    expect(isInsideBand(20, 10, 20)).toBe(false);
  });

  it('says for a number of epochs which edges are behind', () => {
    const behind = (epochs: number): number[] =>
      ['entered', 'left'].map((id) => evaluateOutput(repeated, id, { N: 8e8, epochs }, preset));
    expect(behind(43)).toEqual([0, 0]);
    expect(behind(100)).toEqual([1, 0]);
    expect(behind(1804)).toEqual([1, 1]);
  });

  it('turns sizes into multipliers and back', () => {
    expect(evaluateOutput(repeated, 'multiplier', { N: 8e8, sameLossParams: 4e8 })).toBe(0.5);
    const body = evaluateOutput(repeated, 'multiplier', { N: 8e8, sameLossParams: 3.4e8 });
    expect(body).toBeCloseTo(0.425, 12);
    expect(evaluateOutput(repeated, 'effectiveParams', { N: 8e8, multiplier: 0.425 })).toBe(3.4e8);
  });

  it('mixes the losses of repeated and other tokens', () => {
    const inputs = { repeatedShare: 0.5, repeatedLoss: 1, otherLoss: 3 };
    expect(evaluateOutput(repeated, 'loss', inputs)).toBe(2);
  });
});
