import { describe, expect, it } from 'vitest';
import { evaluateOutput, findLaw, findPreset, predict, toVector } from '..';
import { inferenceAware as law } from '.';

const preset = 'hoffmann2022-tex';
const p = toVector(law, findPreset(law, preset)?.values ?? {});
const of = (id: string, inputs: Record<string, number>): number =>
  evaluateOutput(law, id, inputs, preset);

describe('inference-aware', () => {
  it('is the cheapest way to a loss among all sizes', () => {
    for (const served of [1e9, 1e12, 1e13, 1e15]) {
      const reference = { N: 30e9, served };
      const [N, D] = [of('N', reference), of('D', reference)];
      const loss = predict(law, { N, D }, p);
      expect(of('loss', reference)).toBeCloseTo(loss, 12);
      const tokens = of('D', { N: 30e9, served: 0 });
      expect(loss).toBeCloseTo(predict(law, { N: 30e9, D: tokens }, p), 12);
      const cost = of('C', reference);
      expect(of('C', { N, D, served }) / cost).toBeCloseTo(1, 12);
      for (const factor of [0.97, 1.03]) {
        const other = factor * N;
        const needed = law.inverse?.('D', loss, { N: other }, p) ?? Number.NaN;
        expect(of('C', { N: other, D: needed, served })).toBeGreaterThan(cost);
      }
    }
  });

  it('gives the same plan for a size, its loss and its budget', () => {
    for (const served of [1e10, 1e13]) {
      const reference = { N: 30e9, served };
      const [N, D] = [of('N', reference), of('D', reference)];
      const targetLoss = predict(law, { N, D }, p);
      expect(of('N', { targetLoss, served }) / N).toBeCloseTo(1, 10);
      expect(of('D', { targetLoss, served }) / D).toBeCloseTo(1, 10);
      const C = of('C', reference);
      expect(of('C', { targetLoss, served }) / C).toBeCloseTo(1, 10);
      expect(of('N', { C, served }) / N).toBeCloseTo(1, 10);
      expect(of('D', { C, served }) / D).toBeCloseTo(1, 10);
      expect(of('loss', { C, served })).toBeCloseTo(targetLoss, 12);
      expect(of('tokensPerParam', { C, served }) / (D / N)).toBeCloseTo(1, 10);
    }
  });

  it('is smaller, longer trained and saves more the more is served', () => {
    let before = { N: 30e9 * (1 + 1e-9), ratio: 1 - 1e-9, saving: -1e-9 };
    for (const served of [0, 1, 1e11, 1e12, 1e13, 1e14]) {
      const given = { N: 30e9, served };
      const now = {
        N: of('N', given),
        ratio: of('tokensRatio', given),
        saving: of('saving', given),
      };
      expect(now.N).toBeLessThan(before.N);
      expect(now.ratio).toBeGreaterThan(before.ratio);
      expect(now.saving).toBeGreaterThan(before.saving);
      const near = {
        N: now.N * (1 + 1e-9),
        ratio: now.ratio * (1 - 1e-9),
        saving: now.saving - 1e-9,
      };
      before = near;
    }
    expect(before.saving).toBeLessThan(1);
  });

  it('is what the constants say, not what the paper prints', () => {
    const given = { N: 30e9, served: 1e13 };
    expect(of('N', given) / 13.9336e9).toBeCloseTo(1, 5);
    expect(of('tokensRatio', given)).toBeCloseTo(2.73901, 5);
    expect(of('saving', given)).toBeCloseTo(0.265868, 6);
  });

  it('has no plan below the floor, and one whatever is left of a budget', () => {
    expect(of('N', { targetLoss: 1.69, served: 1e12 })).toBeNaN();
    expect(of('C', { targetLoss: 1.69, served: 1e12 })).toBeNaN();
    const [N, D] = [of('N', { C: 1e20, served: 1e16 }), of('D', { C: 1e20, served: 1e16 })];
    expect((6 * N * D + 2 * N * 1e16) / 1e20).toBeCloseTo(1, 10);
  });

  it('has the presets of the additive law', () => {
    const ids = (presets: readonly { id: string }[]): string[] =>
      presets.map(({ id }) => id).sort();
    expect(ids(law.presets)).toEqual(ids(findLaw('chinchilla')?.presets ?? []));
    expect(law.presets[0]?.id).toBe(preset);
  });
});
