import { describe, expect, it } from 'vitest';
import { evaluateOutput, findLaw, type Law, predict, toVector } from '..';
import { randomCases } from '../testing';
import { precision } from '.';

const at = (output: string, inputs: Record<string, number>, preset = 'kumar2024'): number =>
  evaluateOutput(precision, output, inputs, preset);

const p = toVector(precision, precision.presets[0]?.values ?? {});
const bits = { wBits: 8, aBits: 6, kvBits: 5 };
const point = { N: 110e6, D: 2e10, ...bits };

describe('training in low precision', () => {
  it('is a law of effective parameters', () => {
    const effective = at('effectiveParams', { N: 110e6, ...bits });
    const shares =
      at('weightShare', { wBits: 8 }) *
      at('activationShare', { aBits: 6 }) *
      at('cacheShare', { kvBits: 5 });
    expect(effective / 110e6).toBeCloseTo(shares, 12);
    expect(at('weightShare', { wBits: 8 })).toBeCloseTo(1 - Math.exp(0.3037 - 8 / 2.6745), 12);
    expect(at('loss', point)).toBeCloseTo(at('lossFullPrecision', { N: effective, D: 2e10 }), 12);
  });

  it('falls in every variable, to the loss without a limit of precision', () => {
    const gradient = new Float64Array(5);
    for (const { features, p: values } of randomCases(precision, 40)) {
      precision.featureDerivatives(features, values, gradient);
      for (const slope of gradient) expect(slope).toBeLessThan(0);
    }
    const endless = at('lossFullPrecision', { N: 110e6, D: 2e10 });
    expect(at('loss', { ...point, wBits: 60, aBits: 60, kvBits: 60 })).toBeCloseTo(endless, 8);
    expect(at('loss', point)).toBeGreaterThan(endless);
  });

  it('has no value where too few bits are left', () => {
    expect(at('loss', { ...point, aBits: 3 })).toBeNaN();
    expect(at('activationShare', { aBits: 3 })).toBeNaN();
    expect(at('cacheShare', { kvBits: 2 })).toBeNaN();
    expect(at('weightShare', { wBits: 1 })).toBeGreaterThan(0);
  });

  it('inverts in every variable; what is not given has 16 bits', () => {
    const loss = predict(precision, point, p);
    for (const [id, value] of Object.entries(point)) {
      const { [id as 'N']: _, ...others } = point;
      expect((precision.inverse?.(id, loss, others, p) ?? 0) / value).toBeCloseTo(1, 8);
    }
    const full = { N: 110e6, D: 2e10, wBits: 16, aBits: 16, kvBits: 16 };
    const { N } = full;
    const least = predict(precision, full, p);
    expect((precision.inverse?.('D', least, { N }, p) ?? 0) / 2e10).toBeCloseTo(1, 8);
    expect((precision.inverse?.('N', least, { D: 2e10 }, p) ?? 0) / N).toBeCloseTo(1, 8);
    expect(precision.inverse?.('D', 2.8, { N }, p)).toBeNaN();
    expect(precision.inverse?.('N', 2.8, { D: 2e10 }, p)).toBeNaN();
    expect(precision.inverse?.('wBits', 3.2, { N, D: 2e10 }, p)).toBeNaN();
    expect(() => precision.inverse?.('x', 3, point, p)).toThrow('no variable x');
  });

  it('has its best precision where a share of a bit is worth most, at every budget', () => {
    const worth = (width: number): number =>
      (at('weightShare', { wBits: width }) *
        at('activationShare', { aBits: width }) *
        at('cacheShare', { kvBits: width })) /
      width;
    const best = at('bits', {});
    for (let width = 3.5; width < 20; width += 0.01) {
      expect(worth(width)).toBeLessThanOrEqual(worth(best));
    }
    expect(best).toBeCloseTo(7.0021, 4);
    expect(at('bitsWithoutOffsets', {})).toBeCloseTo(3.46875, 4);
    expect(at('C', { N: 1e9, D: 1e10, bits: 16 })).toBe(6e19);
    expect(at('C', { N: 1e9, D: 1e10, bits: 8 })).toBe(3e19);
  });
});

describe('quantization after training', () => {
  const ptq = findLaw('precision/ptq') as Law;
  const plain = 'kumar2024-ptq-no-offset';
  const here = { N: 60e6, D: 1e10, bits: 4 };

  it('differs by e^b between the two readings', () => {
    const ratio = at('qid', here, 'kumar2024-ptq') / at('qid', here, plain);
    expect(ratio).toBeCloseTo(Math.exp(1.1277), 12);
  });

  it('inverts in every variable', () => {
    const { N, D, bits: width } = here;
    const qid = at('qid', here, plain);
    expect(at('D', { N, bits: width, qid }, plain) / D).toBeCloseTo(1, 9);
    expect(at('bits', { N, D, qid }, plain)).toBeCloseTo(width, 10);
    const values = toVector(ptq, ptq.presets[1]?.values ?? {});
    expect((ptq.inverse?.('N', qid, { D, bits: width }, values) ?? 0) / N).toBeCloseTo(1, 9);
    expect(ptq.inverse?.('N', 0, here, values)).toBeNaN();
    expect(() => ptq.inverse?.('x', 1, here, values)).toThrow('no variable x');
  });

  it.each(['kumar2024-ptq', plain])('turns at the critical tokens: %s', (preset) => {
    const { N, bits: width } = here;
    const critical = at('criticalTokens', { N, bits: width }, preset);
    const loss = (D: number): number => at('loss', { N, D, bits: width }, preset);
    for (const factor of [0.5, 0.9, 1.1, 2]) {
      expect(loss(factor * critical)).toBeGreaterThan(loss(critical));
    }
    const added = at('qid', { N, D: critical, bits: width }, preset);
    const before = at('lossFullPrecision', { N, D: critical });
    expect(loss(critical)).toBeCloseTo(before + added, 12);
  });
});

describe('floating-point weights', () => {
  const law = findLaw('precision/float-weights') as Law;
  const preset = 'kumar2024-float-weights';

  it('leave a share of the parameters, and back', () => {
    const share = at('effectiveShare', { wBits: 4 }, preset);
    expect(share).toBeCloseTo(1 - Math.exp(0.124 - 4 / 2.8111), 12);
    expect(at('effectiveParams', { N: 220e6, wBits: 4 }, preset)).toBeCloseTo(220e6 * share, 4);
    const values = toVector(law, law.presets[0]?.values ?? {});
    expect(law.inverse?.('wBits', share, {}, values)).toBeCloseTo(4, 10);
    expect(law.inverse?.('wBits', 1, {}, values)).toBeNaN();
  });
});
