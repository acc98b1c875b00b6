import { describe, expect, it } from 'vitest';
import { solveOptimalPlan } from '../../optimum';
import { evaluateOutput, findLaw, type Law, predict, toVector } from '..';
import { randomCases } from '../testing';
import { kaplan } from '.';

const part = (name: string): Law => findLaw(`kaplan/${name}`) as Law;
const at = (output: string, inputs: Record<string, number>, preset: string): number =>
  evaluateOutput(kaplan, output, inputs, preset);

describe('joint law', () => {
  const p = toVector(kaplan, kaplan.presets[0]?.values ?? {});

  it('has the single power laws as its limits', () => {
    expect(predict(kaplan, { N: 1e8, D: 1e30 }, p)).toBeCloseTo((6.4e13 / 1e8) ** 0.076, 9);
    expect(predict(kaplan, { N: 1e30, D: 1e9 }, p)).toBeCloseTo((1.8e13 / 1e9) ** 0.103, 4);
  });

  it('has a closed-form optimum: the one of the general solver, and invertible', () => {
    for (const { p: values } of randomCases(kaplan, 20)) {
      const optimum = kaplan.optimum as NonNullable<Law['optimum']>;
      for (const compute of [1e17, 1e21, 1e25]) {
        const { N, D } = optimum.atCompute(values, compute);
        const general = solveOptimalPlan(kaplan, values, compute);
        expect(general.N / N).toBeCloseTo(1, 8);
        expect(general.D / D).toBeCloseTo(1, 8);
        expect((6 * N * D) / compute).toBeCloseTo(1, 12);
        expect(optimum.computeForParams(values, N) / compute).toBeCloseTo(1, 9);
        expect(optimum.computeForTokens(values, D) / compute).toBeCloseTo(1, 9);
        expect(optimum.computeForLoss(values, general.loss) / compute).toBeCloseTo(1, 9);
        const tenfold = optimum.atCompute(values, 10 * compute);
        expect(Math.log10(tenfold.N / N)).toBeCloseTo(optimum.exponents(values).a, 10);
        expect(Math.log10(tenfold.D / D)).toBeCloseTo(optimum.exponents(values).b, 10);
      }
    }
    expect(at('a', {}, 'kaplan2020')).toBeCloseTo(0.103 / (0.076 + 0.103), 12);
    expect(kaplan.optimum?.computeForLoss(p, 0)).toBeNaN();
  });

  it('inverts in N and D, and not where the other one already costs more', () => {
    const loss = predict(kaplan, { N: 1e9, D: 2.2e10 }, p);
    expect((kaplan.inverse?.('N', loss, { D: 2.2e10 }, p) ?? 0) / 1e9).toBeCloseTo(1, 10);
    expect((kaplan.inverse?.('D', loss, { N: 1e9 }, p) ?? 0) / 2.2e10).toBeCloseTo(1, 10);
    expect(kaplan.inverse?.('N', 1.5, { D: 2.2e10 }, p)).toBeNaN();
    expect(kaplan.inverse?.('D', 1.5, { N: 1e9 }, p)).toBeNaN();
    expect(kaplan.inverse?.('D', -1, { N: 1e9 }, p)).toBeNaN();
    expect(() => kaplan.inverse?.('x', 3, {}, p)).toThrow('no variable x');
  });
});

describe('companions', () => {
  it('take compute in FLOPs against a scale in PF-days', () => {
    expect(at('loss', { C: 8.64e19 }, 'kaplan2020-compute-min')).toBeCloseTo(3.1e8 ** 0.05, 10);
    expect(at('loss', { C: 8.64e19 }, 'kaplan2020-compute')).toBeCloseTo(1.6e7 ** 0.057, 10);
    // The loss is 1 where the compute is the scale.
    expect(at('C', { targetLoss: 1 }, 'kaplan2020-compute') / (1.6e7 * 8.64e19)).toBeCloseTo(1, 12);
  });

  it.each(['params', 'tokens', 'compute'])('invert: %s', (name) => {
    const law = part(name);
    const [preset] = law.presets;
    const id = law.variables[0]?.id as string;
    const value = law.typical[id] as number;
    const loss = at('loss', { [id]: value }, preset?.id as string);
    expect(at(id, { targetLoss: loss }, preset?.id as string) / value).toBeCloseTo(1, 10);
    expect(at(id, { targetLoss: 0 }, preset?.id as string)).toBeNaN();
  });

  it('trade steps for tokens on the hyperbola of the critical batch', () => {
    const preset = 'kaplan2020-critical-batch';
    const critical = at('batch', { targetLoss: 3 }, preset);
    for (const batch of [critical / 30, critical, 5 * critical]) {
      const steps = at('stepFactor', { batch, targetLoss: 3 }, preset);
      const examples = at('exampleFactor', { batch, targetLoss: 3 }, preset);
      expect((steps - 1) * (examples - 1)).toBeCloseTo(1, 12);
    }
    expect(at('stepFactor', { batch: critical, targetLoss: 3 }, preset)).toBeCloseTo(2, 12);
    const law = part('critical-batch');
    const p = toVector(law, law.presets[0]?.values ?? {});
    expect(law.inverse?.('targetLoss', critical, {}, p)).toBeCloseTo(3, 12);
    expect(law.inverse?.('targetLoss', 0, {}, p)).toBeNaN();
  });

  it('count steps for less at a small batch, consistently with the loss they reach', () => {
    const preset = 'kaplan2020-steps';
    const point = { N: 1e8, steps: 1e5 };
    const best = at('loss', point, preset);
    let before = Number.POSITIVE_INFINITY;
    for (const batch of [1e3, 1e5, 1e7]) {
      const loss = at('loss', { ...point, batch }, preset);
      const factor = at('stepFactor', { batch, targetLoss: loss }, 'kaplan2020-critical-batch');
      expect(loss).toBeCloseTo(at('loss', { N: 1e8, steps: 1e5 / factor }, preset), 10);
      expect(loss).toBeGreaterThan(best);
      expect(loss).toBeLessThan(before);
      before = loss;
    }
    expect(at('loss', { ...point, batch: 1e15 }, preset)).toBeCloseTo(best, 8);
    expect(at('steps', { N: 1e8, targetLoss: best }, preset) / 1e5).toBeCloseTo(1, 9);
    expect(at('steps', { N: 1e8, targetLoss: 2 }, preset)).toBeNaN();
    const law = part('steps');
    const p = toVector(law, law.presets[0]?.values ?? {});
    expect((law.inverse?.('N', best, { steps: 1e5 }, p) ?? 0) / 1e8).toBeCloseTo(1, 9);
  });

  it('give the tokens that keep overfitting small, both ways', () => {
    const preset = 'kaplan2020-overfitting';
    expect(at('D', { N: 1e9 }, preset)).toBeCloseTo(5e3 * 1e9 ** 0.74, -2);
    expect(at('N', { D: at('D', { N: 1e9 }, preset) }, preset) / 1e9).toBeCloseTo(1, 10);
    expect(at('N', { D: 0 }, preset)).toBeNaN();
  });
});
