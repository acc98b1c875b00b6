import { describe, expect, it } from 'vitest';
import { evaluateOutput, findPreset, type Law, predict, toVector } from '.';
import { minicpm as law } from './minicpm';

const [batch, loss] = law.parts as readonly [Law, Law];
const ask = (output: string, C: number) => evaluateOutput(law, output, { C }, 'hu2024');

describe('minicpm', () => {
  it('has 100 tokens a parameter for a billion parameters times a billion tokens', () => {
    expect(ask('tokensPerParam', 6e18)).toBeCloseTo(100, 9);
    expect(ask('tokensPerParam', 6e28)).toBeCloseTo(1000, 8);
  });

  it('spends the budget at its ratio', () => {
    for (const C of [1e18, 4e21, 1e25]) {
      expect((6 * ask('N', C) * ask('D', C)) / C).toBeCloseTo(1, 12);
      expect(ask('D', C) / ask('N', C) / ask('tokensPerParam', C)).toBeCloseTo(1, 12);
      expect(1 / ask('paramsPerToken', C) / ask('tokensPerParam', C)).toBeCloseTo(1, 12);
    }
  });

  it('inverts', () => {
    const p = toVector(law, findPreset(law, 'hu2024')?.values ?? {});
    const ratio = predict(law, { C: 3e21 }, p);
    expect((law.inverse?.('C', ratio, {}, p) ?? 0) / 3e21).toBeCloseTo(1, 9);
  });
});

describe('minicpm/batch', () => {
  it('grows as the loss falls', () => {
    const p = toVector(batch, findPreset(batch, 'hu2024')?.values ?? {});
    expect(predict(batch, { loss: 1 }, p)).toBe(1.21e9);
    expect(predict(batch, { loss: 2 }, p) / predict(batch, { loss: 4 }, p)).toBeCloseTo(
      2 ** 6.24,
      8,
    );
  });
});

describe('minicpm/loss', () => {
  const p = [50, 0.29, 80, 0.23, 1.2];
  const output = (id: string) => loss.outputs.find((candidate) => candidate.id === id);

  it('has the ratio of least loss for its budget', () => {
    const K2 = output('K2')?.compute({}, p) as number;
    const eta = output('eta')?.compute({}, p) as number;
    expect(eta).toBeCloseTo(-0.06 / 0.52, 12);
    for (const C of [6e18, 1e22]) {
      const ratio = K2 * (C / 6e18) ** eta;
      const lossAt = (r: number): number => {
        const N = Math.sqrt((C / 6) * r);
        return predict(loss, { N, D: C / 6 / N }, p);
      };
      expect(lossAt(ratio)).toBeLessThan(lossAt(ratio * 1.01));
      expect(lossAt(ratio)).toBeLessThan(lossAt(ratio / 1.01));
    }
  });
});
