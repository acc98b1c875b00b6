import { describe, expect, it } from 'vitest';
import { evaluateOutput, findLaw, type Law, toVector } from '..';
import { randomCases } from '../testing';
import { qid } from '.';

const at = (output: string, inputs: Record<string, number>, preset: string): number =>
  evaluateOutput(qid, output, inputs, preset);

const unified = 'ouyang2024-unified';
const perBits = findLaw('qid/per-bits') as Law;

/** Table 1: trillions of tokens at a degradation of 0.2, 0.3, 0.4 and 0.5. */
const tableOne: readonly (readonly [number, number, readonly number[]])[] = [
  [1e9, 2, [0.0011, 0.0025, 0.0043, 0.0066]],
  [1e9, 3, [0.1089, 0.199, 0.3051, 0.4251]],
  [1e9, 4, [1.4424, 2.6786, 4.1556, 5.8422]],
  [7e9, 2, [0.0026, 0.0057, 0.0099, 0.0152]],
  [7e9, 3, [0.3038, 0.555, 0.8512, 1.186]],
  [7e9, 4, [4.5066, 8.3689, 12.9836, 18.2531]],
  [70e9, 2, [0.0071, 0.0154, 0.0267, 0.0409]],
  [70e9, 3, [1.0228, 1.8687, 2.8659, 3.9932]],
  [70e9, 4, [17.3499, 32.2192, 49.9854, 70.2723]],
  [405e9, 2, [0.0151, 0.0328, 0.0567, 0.0868]],
  [405e9, 3, [2.5807, 4.7151, 7.2311, 10.0754]],
  [405e9, 4, [48.4861, 90.0398, 139.6892, 196.3829]],
];

describe('law of each bit width', () => {
  it.each(tableOne)('gives Table 1: %d parameters at %d bits', (N, bits, row) => {
    // Largest relative error of the degradation that the recovered constants leave.
    const worst = { 2: 1.3e-2, 3: 1.4e-4, 4: 5e-6 }[bits] as number;
    row.forEach((trillions, i) => {
      const target = 0.2 + 0.1 * i;
      const found = at('qid', { N, D: trillions * 1e12 }, `ouyang2024-${bits}bit`);
      expect(Math.abs(found / target - 1)).toBeLessThan(worst);
    });
  });

  it('inverts in N and D', () => {
    for (const { features, p } of randomCases(perBits, 30)) {
      const [N, D] = features.map(Math.exp) as [number, number];
      const target = perBits.evaluate(features, p);
      expect((perBits.inverse?.('D', target, { N }, p) ?? 0) / D).toBeCloseTo(1, 9);
      expect((perBits.inverse?.('N', target, { D }, p) ?? 0) / N).toBeCloseTo(1, 9);
    }
    const p = toVector(perBits, perBits.presets[0]?.values ?? {});
    expect(perBits.inverse?.('N', 0, { D: 1e12 }, p)).toBeNaN();
    expect(() => perBits.inverse?.('x', 1, {}, p)).toThrow('no variable x');
  });
});

describe('unified law', () => {
  it('is not what Table 1 was made with', () => {
    const found = [1e9, 7e9, 70e9, 405e9].map((N) => {
      const row = tableOne.find(([size, bits]) => size === N && bits === 4);
      return at('qid', { N, D: (row?.[2][0] ?? 0) * 1e12, bits: 4 }, unified).toFixed(3);
    });
    expect(found).toEqual(['0.187', '0.219', '0.264', '0.304']);
  });

  it('grows with tokens, falls with size and bits', () => {
    const gradient = new Float64Array(3);
    for (const { features, p } of randomCases(qid, 30)) {
      const value = qid.featureDerivatives(features, p, gradient);
      const slopes = Array.from(gradient, (slope) => slope / value);
      expect(slopes[0]).toBeCloseTo(-(p[2] as number), 12);
      expect(slopes[1]).toBeCloseTo(p[1] as number, 12);
      expect(slopes[2]).toBeCloseTo(-(p[3] as number), 12);
    }
  });

  it('inverts in every variable', () => {
    const point = { N: 7e9, D: 1e12, bits: 3 };
    const target = at('qid', point, unified);
    const { N, D, bits } = point;
    expect(at('D', { N, bits, qid: target }, unified) / D).toBeCloseTo(1, 10);
    expect(at('N', { D, bits, qid: target }, unified) / N).toBeCloseTo(1, 10);
    expect(at('bits', { N, D, qid: target }, unified)).toBeCloseTo(bits, 10);
    expect(at('D', { N, bits, qid: 0 }, unified)).toBeNaN();
    expect(() => qid.inverse?.('x', 1, point, [1, 1, 1, 1])).toThrow('no variable x');
  });

  it('adds to the loss of the 16-bit model and takes its exponential off the likelihood', () => {
    const point = { N: 12e9, D: 3e11, bits: 4 };
    const before = at('loss', { N: 12e9, D: 3e11 }, 'ouyang2024-16bit');
    const added = at('qid', point, unified);
    expect(at('loss', point, unified)).toBeCloseTo(before + added, 12);
    expect(at('likelihoodFactor', point, unified)).toBeCloseTo(Math.exp(-added), 12);
    expect(evaluateOutput(qid, 'likelihoodFactor', { qid: 0.2 })).toBeCloseTo(0.8187, 4);
    const alone = at('qid', { N: 12e9, D: 3e11 }, 'ouyang2024-4bit');
    expect(at('loss', { N: 12e9, D: 3e11 }, 'ouyang2024-4bit')).toBeCloseTo(before + alone, 12);
  });
});
