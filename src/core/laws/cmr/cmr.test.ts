import { describe, expect, it } from 'vitest';
import { evaluateOutput, findLaw, findPreset, type Law, toVector } from '..';
import { cmr } from '.';

const part = (id: string): Law => findLaw(`cmr/${id}`) as Law;
const sizes = ['460m', '940m', '1.6b', '3.1b'];

describe('cmr', () => {
  /** Table 2: domain loss at 100, 75, 50 and 33 % of domain data. */
  const table2: Record<string, readonly number[]> = {
    '460m': [1.4628, 1.4844, 1.5122, 1.5387],
    '940m': [1.3723, 1.391, 1.4155, 1.4385],
    '1.6b': [1.3242, 1.3416, 1.3643, 1.3854],
    '3.1b': [1.2585, 1.275, 1.2965, 1.317],
  };

  it.each(sizes)('meets the rows of Table 2 it was derived from: %s', (size) => {
    [1, 0.75, 0.5, 1 / 3].forEach((ratio, i) => {
      const loss = evaluateOutput(cmr, 'loss', { ratio }, `gu2024-${size}-ratio`);
      expect(Math.abs(loss - (table2[size]?.[i] ?? 0))).toBeLessThan(2.5e-4);
    });
  });

  it('inverts, and has no share for a loss above its offset', () => {
    const preset = 'gu2024-460m-ratio';
    for (const ratio of [0.05, 0.3, 1]) {
      const targetLoss = evaluateOutput(cmr, 'loss', { ratio }, preset);
      expect(evaluateOutput(cmr, 'ratio', { targetLoss }, preset)).toBeCloseTo(ratio, 12);
    }
    expect(evaluateOutput(cmr, 'ratio', { targetLoss: 1.9 }, preset)).toBeNaN();
  });

  it('has its offset, and finite derivatives by its parameters, without domain data', () => {
    const p = toVector(cmr, findPreset(cmr, 'gu2024-460m-ratio')?.values ?? {});
    const gradient = new Float64Array(3);
    const hessian = new Float64Array(6);
    expect(cmr.derivatives([0], p, gradient, hessian)).toBe(1.88902);
    expect(Array.from(gradient, Math.abs)).toEqual([0, 0, 1]);
    expect(Array.from(hessian, Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(cmr.featureDerivatives([0], p, new Float64Array(1))).toBe(1.88902);
  });
});

describe('cmr/critical-ratio', () => {
  it.each(sizes)('rises with tokens and inverts: %s', (size) => {
    let before = 0;
    for (const D of [5e9, 10e9, 20e9]) {
      const ratio = evaluateOutput(cmr, 'ratio', { D }, `gu2024-${size}`);
      expect(ratio).toBeGreaterThan(before);
      expect(evaluateOutput(cmr, 'D', { ratio }, `gu2024-${size}`) / D).toBeCloseTo(1, 9);
      before = ratio;
    }
  });

  it('rises with size at 20B tokens', () => {
    const ratios = sizes.map((size) => evaluateOutput(cmr, 'ratio', { D: 20e9 }, `gu2024-${size}`));
    expect(ratios).toEqual([...ratios].sort());
    expect(ratios[0]).toBeCloseTo(0.2976, 4);
    expect(ratios[3]).toBeCloseTo(0.4783, 4);
  });

  it('counts tokens in units of 0.2B', () => {
    const { evaluate } = part('critical-ratio');
    expect(evaluate([Math.log(0.2e9)], [0.2, 0.5, 0.1])).toBeCloseTo(0.3, 14);
    expect(evaluate([Math.log(0.8e9)], [0.2, 0.5, 0.1])).toBeCloseTo(0.5, 14);
  });

  it('has no tokens for a ratio a model that levels off never asks for', () => {
    expect(evaluateOutput(cmr, 'D', { ratio: 0.9 }, 'gu2024-3.1b')).toBeNaN();
  });
});

describe('cmr, losses over tokens', () => {
  it('are a power, or two, over the same unit', () => {
    const logTokens = [Math.log(20e9)];
    expect(part('domain-change').evaluate(logTokens, [0.5, -0.5, 1.5])).toBeCloseTo(1.55, 13);
    const general = part('general-change').evaluate(logTokens, [-0.4, -0.5, -0.02, 0.5, 3]);
    expect(general).toBeCloseTo(3 - 0.04 - 0.2, 13);
  });

  it('let the general loss rise first and fall later', () => {
    const { featureDerivatives } = part('general-change');
    const slope = new Float64Array(1);
    const at = (tokens: number): number => {
      featureDerivatives([Math.log(tokens)], [-0.4, -0.5, -0.02, 0.3, 3], slope);
      return slope[0] as number;
    };
    expect(at(0.2e9)).toBeGreaterThan(0);
    expect(at(100e9)).toBeLessThan(0);
  });
});
