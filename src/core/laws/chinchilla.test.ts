import { describe, expect, it } from 'vitest';
import { createRandom } from '../numerics';
import { findLaw, findPreset, type Law, predict, runCheck, toVector } from '.';
import { randomCases } from './testing';

describe('chinchilla', () => {
  const law = findLaw('chinchilla') as Law;
  const optimum = law.optimum as NonNullable<Law['optimum']>;

  it('falls with size and with data', () => {
    const gradient = new Float64Array(2);
    for (const { features, p } of randomCases(law, 60)) {
      law.featureDerivatives(features, p, gradient);
      expect(gradient[0]).toBeLessThan(0);
      expect(gradient[1]).toBeLessThan(0);
    }
  });

  it('has a closed-form optimum that spends the budget at equal returns, and inverts', () => {
    const random = createRandom(3);
    const gradient = new Float64Array(2);
    for (const { p } of randomCases(law, 60)) {
      const compute = 10 ** (17 + 10 * random.uniform());
      const { N, D } = optimum.atCompute(p, compute);
      expect((6 * N * D) / compute).toBeCloseTo(1, 12);
      const loss = law.featureDerivatives([Math.log(N), Math.log(D)], p, gradient);
      expect((gradient[0] as number) / (gradient[1] as number)).toBeCloseTo(1, 9);
      expect(optimum.computeForParams(p, N) / compute).toBeCloseTo(1, 9);
      expect(optimum.computeForTokens(p, D) / compute).toBeCloseTo(1, 9);
      expect(optimum.computeForLoss(p, loss) / compute).toBeCloseTo(1, 8);
      const { a, b } = optimum.exponents(p);
      expect(a + b).toBeCloseTo(1, 14);
      const tenfold = optimum.atCompute(p, 10 * compute);
      expect(Math.log10(tenfold.N / N)).toBeCloseTo(a, 10);
    }
  });

  it('inverts in either variable, and not below its floor', () => {
    const p = toVector(law, findPreset(law, 'besiroglu2024')?.values ?? {});
    const loss = predict(law, { N: 7e10, D: 1.4e12 }, p);
    expect((law.inverse?.('D', loss, { N: 7e10 }, p) ?? 0) / 1.4e12).toBeCloseTo(1, 9);
    expect((law.inverse?.('N', loss, { D: 1.4e12 }, p) ?? 0) / 7e10).toBeCloseTo(1, 9);
    expect(law.inverse?.('N', 1.8, { D: 1.4e12 }, p)).toBeNaN();
    expect(optimum.computeForLoss(p, 1.8)).toBeNaN();
  });

  it('refuses a check of an unknown preset or output', () => {
    const [check] = law.checks;
    if (!check) throw new Error('no check');
    expect(() => runCheck(law, { ...check, preset: 'nobody' })).toThrow('no preset nobody');
    expect(() => runCheck(law, { ...check, output: 'x' })).toThrow('no output x');
  });
});
