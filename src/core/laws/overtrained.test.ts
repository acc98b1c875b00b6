import { describe, expect, it } from 'vitest';
import { evaluateOutput, findPreset, predict, toVector } from '.';
import { overtrained as law } from './overtrained';
import { randomCases } from './testing';

const valuesOf = (id: string): Float64Array => toVector(law, findPreset(law, id)?.values ?? {});

describe('overtrained', () => {
  it('predicts the long and the large runs as the paper says it does', () => {
    // Parameters, tokens, measured loss, relative error allowed: the paper's largest is 4.3 %, for C4 at 6.9B.
    const runs = [
      ['gadre2024-c4', 1439795200, 28795904000, 2.6569, 0.03],
      ['gadre2024-c4', 1439795200, 115183616000, 2.4724, 0.03],
      ['gadre2024-rpj', 1439795200, 28795904000, 2.7688, 0.01],
      ['gadre2024-refinedweb', 1439795200, 28795904000, 2.7634, 0.01],
    ] as const;
    for (const [id, N, D, measured, allowed] of runs) {
      const error = predict(law, { N, D }, valuesOf(id)) / measured - 1;
      expect(Math.abs(error)).toBeLessThan(allowed);
    }
  });

  it('states the coefficients of the form in compute and multiplier', () => {
    const quoted = {
      'gadre2024-c4': { eta: 0.12123612, a: 141.27725, b: 189.51551 },
      'gadre2024-rpj': { eta: 0.13642535, a: 212.23611, b: 366.68718 },
      'gadre2024-refinedweb': { eta: 0.12719742, a: 157.11628, b: 246.20668 },
    };
    for (const [preset, values] of Object.entries(quoted)) {
      for (const [id, value] of Object.entries(values)) {
        expect(evaluateOutput(law, id, {}, preset) / value).toBeCloseTo(1, 7);
      }
    }
  });

  it('has one multiplier that is best at every budget, and says the same loss in both forms', () => {
    for (const { features, p } of randomCases(law, 40)) {
      const [N, D] = [Math.exp(features[0] as number), Math.exp(features[1] as number)];
      const output = (id: string, inputs: Record<string, number>): number => {
        const names = Object.keys(inputs).sort().join();
        const found = law.outputs.find(
          (other) => other.id === id && [...other.inputs].sort().join() === names,
        );
        return found?.compute(inputs, p) ?? Number.NaN;
      };
      const multiplied = output('loss', { C: 6 * N * D, tokensPerParam: D / N });
      expect(multiplied / predict(law, { N, D }, p)).toBeCloseTo(1, 12);
      const best = output('tokensPerParam', {});
      expect(output('D', { C: 1e21 }) / output('N', { C: 1e21 }) / best).toBeCloseTo(1, 9);
      const least = output('loss', { C: 1e21, tokensPerParam: best });
      for (const other of [0.5, 2]) {
        expect(output('loss', { C: 1e21, tokensPerParam: other * best })).toBeGreaterThan(least);
      }
      expect(output('C', { targetLoss: least }) / 1e21).toBeCloseTo(1, 7);
    }
  });

  it('inverts in either variable', () => {
    const p = valuesOf('gadre2024-rpj');
    const loss = predict(law, { N: 1e9, D: 3e11 }, p);
    expect((law.inverse?.('D', loss, { N: 1e9 }, p) ?? 0) / 3e11).toBeCloseTo(1, 9);
    expect((law.inverse?.('N', loss, { D: 3e11 }, p) ?? 0) / 1e9).toBeCloseTo(1, 9);
    expect(law.inverse?.('D', 1.8, { N: 1e9 }, p)).toBeNaN();
  });
});
