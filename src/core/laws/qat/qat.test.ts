import { describe, expect, it } from 'vitest';
import { evaluateOutput, toVector } from '..';
import { randomCases } from '../testing';
import { qat } from '.';

const at = (output: string, inputs: Record<string, number>, preset: string): number =>
  evaluateOutput(qat, output, inputs, preset);

const point = { N: 297e6, D: 50e9, group: 64 };

describe('degradation by quantization-aware training', () => {
  it('is a product of powers, of the base-2 logarithm of the group', () => {
    const byHand = (0.2522 * 50e9 ** 0.161 * 6 ** 0.3533) / 297e6 ** 0.3589;
    expect(at('qid', point, 'chen2025-w4a16')).toBeCloseTo(byHand, 12);
    // log2 of 16 is twice log2 of 4.
    const four = at('qid', { ...point, group: 4 }, 'chen2025-w4a4');
    expect(at('qid', { ...point, group: 16 }, 'chen2025-w4a4') / four).toBeCloseTo(2 ** 0.7779, 12);
  });

  it('falls with size, grows with tokens and with the group', () => {
    const gradient = new Float64Array(3);
    for (const { features, p } of randomCases(qat, 40)) {
      qat.featureDerivatives(features, p, gradient);
      expect(gradient[0]).toBeLessThan(0);
      expect(gradient[1]).toBeGreaterThan(0);
      expect(gradient[2]).toBeGreaterThan(0);
    }
  });

  it.each(['w4a4', 'w4a16', 'w16a4', 'w4a4-fc2', 'w16a4-fc2'])('inverts: %s', (setting) => {
    const preset = `chen2025-${setting}`;
    const { N, D, group } = point;
    const qid = at('qid', point, preset);
    expect(at('N', { D, group, qid }, preset) / N).toBeCloseTo(1, 9);
    expect(at('D', { N, group, qid }, preset) / D).toBeCloseTo(1, 9);
    expect(at('group', { N, D, qid }, preset)).toBeCloseTo(group, 8);
    expect(at('D', { N, group, qid: -1 }, preset)).toBeNaN();
  });

  it('has no other variables', () => {
    const p = toVector(qat, qat.presets[0]?.values ?? {});
    expect(() => qat.inverse?.('bits', 0.1, point, p)).toThrow('no variable bits');
  });
});

describe('the loss of the quantized model', () => {
  it('is that of the unquantized one plus the degradation', () => {
    const { N, D } = point;
    const base = at('loss', { N, D }, 'chen2025-base');
    const added = at('qid', point, 'chen2025-w4a4');
    expect(at('loss', point, 'chen2025-w4a4')).toBeCloseTo(base + added, 12);
  });

  it('is that of an unquantized model of the effective parameters', () => {
    for (const setting of ['w4a4', 'w4a16', 'w16a4-fc2']) {
      const N = at('effectiveParams', point, `chen2025-${setting}`);
      const loss = at('loss', point, `chen2025-${setting}`);
      expect(at('loss', { N, D: point.D }, 'chen2025-base')).toBeCloseTo(loss, 12);
      expect(N / point.N).toBeCloseTo(at('effectiveShare', point, `chen2025-${setting}`), 12);
      expect(N).toBeLessThan(point.N);
    }
  });
});

describe('weights against activations', () => {
  it('activations cost more at first, weights in the end', () => {
    const ratio = (D: number): number =>
      at('qid', { ...point, D }, 'chen2025-w16a4') / at('qid', { ...point, D }, 'chen2025-w4a16');
    expect(ratio(1e10)).toBeGreaterThan(1);
    expect(ratio(1e14)).toBeLessThan(1);
  });
});
