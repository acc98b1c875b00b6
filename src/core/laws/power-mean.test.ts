import { describe, expect, it } from 'vitest';
import { evaluateOutput, findLaw, findPreset, type Law, predict, toVector } from '.';
import { powerMean as law } from './power-mean';
import { randomCases } from './testing';

const valuesOf = (id: string): Float64Array => toVector(law, findPreset(law, id)?.values ?? {});
const withQ = (p: Float64Array, q: number): Float64Array => {
  const changed = p.slice();
  changed[5] = q;
  return changed;
};

describe('power-mean', () => {
  it('is the additive form at q = 1', () => {
    const chinchilla = findLaw('chinchilla') as Law;
    for (const { features, p } of randomCases(law, 40)) {
      const additive = chinchilla.evaluate(features, p);
      expect(law.evaluate(features, withQ(p, 1)) / additive).toBeCloseTo(1, 13);
    }
    expect(evaluateOutput(law, 'N', { C: 5.76e23 }, 'besiroglu2024') / 7.22487e10).toBeCloseTo(
      1,
      5,
    );
  });

  it('is the joint law of Kaplan et al. with E = 0 and q = 1 / alpha_D', () => {
    const p = valuesOf('kaplan2020-joint');
    for (const [N, D] of [
      [1e9, 2.2e10],
      [1e6, 1e12],
      [1e12, 1e8],
    ] as const) {
      const joint = ((6.4e13 / N) ** (0.076 / 0.103) + 1.8e13 / D) ** 0.103;
      expect(predict(law, { N, D }, p) / joint).toBeCloseTo(1, 12);
    }
    expect(predict(law, { N: 1e9, D: 2.2e10 }, p)).toBeCloseTo(2.36932, 4);
  });

  it('approaches the larger of the two terms, falls with q, and never overflows', () => {
    const p = valuesOf('besiroglu2024');
    const [E, A, B, alpha, beta] = Array.from(p) as [number, number, number, number, number];
    const [N, D] = [1e9, 1e10];
    const features = [Math.log(N), Math.log(D)];
    const larger = E + Math.max(A * N ** -alpha, B * D ** -beta);
    expect(law.evaluate(features, withQ(p, 100))).toBeCloseTo(larger, 3);
    let before = Number.POSITIVE_INFINITY;
    for (const q of [0.1, 0.5, 1, 2, 5, 50]) {
      const loss = law.evaluate(features, withQ(p, q));
      expect(loss).toBeLessThan(before);
      before = loss;
    }
    const gradient = new Float64Array(6);
    const hessian = new Float64Array(21);
    for (const x of [
      [0, 69],
      [69, 0],
    ]) {
      law.derivatives(x, withQ(p, 100), gradient, hessian);
      for (const value of [...gradient, ...hessian]) expect(Number.isFinite(value)).toBe(true);
    }
  });

  it('inverts in either variable, and not where the other term alone is too much', () => {
    for (const { features, p } of randomCases(law, 40)) {
      const [N, D] = [Math.exp(features[0] as number), Math.exp(features[1] as number)];
      // A term that counts for nothing cannot be read back from the loss.
      const q = 1 + ((p[5] as number) % 1);
      const loss = law.evaluate(features, withQ(p, q));
      expect((law.inverse?.('D', loss, { N }, withQ(p, q)) ?? 0) / D).toBeCloseTo(1, 5);
      expect((law.inverse?.('N', loss, { D }, withQ(p, q)) ?? 0) / N).toBeCloseTo(1, 5);
    }
    const p = valuesOf('besiroglu2024');
    expect(law.inverse?.('D', 2, { N: 1e8 }, p)).toBeNaN();
    expect(law.inverse?.('N', 1.8, { D: 1e12 }, p)).toBeNaN();
    expect(law.optimum?.computeForLoss(p, 1.8)).toBeNaN();
  });

  it('spends a budget at equal returns whatever q', () => {
    const gradient = new Float64Array(2);
    for (const { p } of randomCases(law, 40)) {
      const { N, D } = law.optimum?.atCompute(p, 1e22) ?? { N: 0, D: 0 };
      expect((6 * N * D) / 1e22).toBeCloseTo(1, 11);
      law.featureDerivatives([Math.log(N), Math.log(D)], p, gradient);
      expect((gradient[0] as number) / (gradient[1] as number)).toBeCloseTo(1, 9);
    }
  });
});
