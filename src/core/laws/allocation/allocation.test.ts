import { describe, expect, it } from 'vitest';
import { determine, evaluateOutput, findPreset, formsWithPreset, type Law, toVector } from '..';
import { allocation as law } from '.';

const [tokens] = law.parts as readonly [Law];
const ask = (output: string, C: number, preset: string) =>
  evaluateOutput(law, output, { C }, preset);

/** Least squares in logarithms: factor and power. */
function regress(rows: readonly (readonly [number, number])[]): [number, number] {
  const points = rows.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])];
  const slope = mean(([a, b]) => (a - x) * (b - y)) / mean(([a]) => (a - x) ** 2);
  return [Math.exp(y - slope * x), slope];
}

describe('allocation', () => {
  it('answers with size, tokens and their ratio for a budget', () => {
    const found = determine(formsWithPreset(law, 'porian2024-refinedweb'), { C: 1e20 });
    const values = Object.fromEntries(found.map(({ output, value }) => [output.id, value]));
    expect(values.N).toBeCloseTo(0.1189 * 1e20 ** 0.4969, 0);
    expect(values.D).toBeCloseTo(1.4014 * 1e20 ** 0.5031, 0);
    // The ratio the authors fitted on its own: 11.93 C^0.0059.
    expect((values.tokensPerParam as number) / (11.93 * 1e20 ** 0.0059)).toBeCloseTo(1, 2);
  });

  it('spends the budget to the digits of the sources', () => {
    const off = (preset: string, C: number): number =>
      Math.abs((6 * ask('N', C, preset) * ask('D', C, preset)) / C - 1);
    for (const C of [1e18, 1e21]) {
      expect(off('porian2024-refinedweb', C)).toBeLessThan(0.001);
      expect(off('bi2024', C)).toBeLessThan(0.001);
      expect(off('hoffmann2022-approach2', C)).toBeLessThan(1e-6);
      expect(off('hoffmann2022-approach1', C)).toBeLessThan(0.02);
      expect(off('porian2024-owt2', C)).toBeLessThan(0.012);
    }
  });

  it('has the prefactors of Approach 1 from Table 3, whose rows it meets', () => {
    // N, FLOPs, D of Hoffmann et al., Table 3.
    const rows = [
      [0.4e9, 1.92e19, 8e9],
      [1e9, 1.21e20, 20.2e9],
      [10e9, 1.23e22, 205.1e9],
      [67e9, 5.76e23, 1.5e12],
      [175e9, 3.85e24, 3.7e12],
      [280e9, 9.9e24, 5.9e12],
      [520e9, 3.43e25, 11e12],
      [1e12, 1.27e26, 21.2e12],
      [10e12, 1.3e28, 216.2e12],
    ] as const;
    const p = findPreset(law, 'hoffmann2022-approach1')?.values;
    const q = findPreset(tokens, 'hoffmann2022-approach1')?.values;
    const [n0, a] = regress(rows.map(([N, C]) => [C, N]));
    const [d0, b] = regress(rows.map(([, C, D]) => [C, D]));
    expect((p?.n0 as number) / n0).toBeCloseTo(1, 9);
    expect((q?.d0 as number) / d0).toBeCloseTo(1, 9);
    expect(p?.a).toBeCloseTo(a, 12);
    expect(q?.b).toBeCloseTo(b, 12);
    // The exponents the paper prints for this approach.
    expect(Number(a.toFixed(2))).toBe(0.5);
    expect(Number(b.toFixed(2))).toBe(0.5);
    for (const [N, C] of rows) {
      expect(ask('N', C, 'hoffmann2022-approach1') / N).toBeGreaterThan(0.98);
      expect(ask('N', C, 'hoffmann2022-approach1') / N).toBeLessThan(1.02);
    }
  });

  it('has the prefactors of Approach 2 from Table A3', () => {
    const rows = [
      [1e9, 20e9],
      [10e9, 219.5e9],
      [67e9, 1.7e12],
    ] as const;
    const p = findPreset(law, 'hoffmann2022-approach2')?.values;
    const q = findPreset(tokens, 'hoffmann2022-approach2')?.values;
    const [n0, a] = regress(rows.map(([N, D]) => [6 * N * D, N]));
    const [d0, b] = regress(rows.map(([N, D]) => [6 * N * D, D]));
    expect((p?.n0 as number) / n0).toBeCloseTo(1, 9);
    expect((q?.d0 as number) / d0).toBeCloseTo(1, 9);
    expect(p?.a).toBeCloseTo(a, 12);
    expect(q?.b).toBeCloseTo(b, 12);
    expect(Number(a.toFixed(2))).toBe(0.49);
    expect(Number(b.toFixed(2))).toBe(0.51);
  });

  it('inverts in compute, in size and in tokens', () => {
    const p = toVector(law, findPreset(law, 'bi2024')?.values ?? {});
    const C = 3e20;
    expect((law.inverse?.('C', ask('N', C, 'bi2024'), {}, p) ?? 0) / C).toBeCloseTo(1, 9);
    const N = ask('N', C, 'bi2024');
    const D = ask('D', C, 'bi2024');
    expect(evaluateOutput(law, 'C', { N }, 'bi2024') / C).toBeCloseTo(1, 9);
    expect(evaluateOutput(law, 'C', { D }, 'bi2024') / C).toBeCloseTo(1, 9);
  });

  it('gives the plan of Llama 3 from its tokens alone, as printed', () => {
    const C = 3.8e25;
    expect(ask('D', C, 'dubey2024') / 1e12).toBeCloseTo(10.4637, 3);
    expect((6 * ask('N', C, 'dubey2024') * ask('D', C, 'dubey2024')) / C).toBeCloseTo(1, 12);
    const ratio = ask('D', C, 'dubey2024') / ask('N', C, 'dubey2024');
    expect(ask('tokensPerParam', C, 'dubey2024') / ratio).toBeCloseTo(1, 12);
  });

  it('sets rate and batch by size', () => {
    const lr = evaluateOutput(law, 'lr', { N: 1e8 }, 'porian2024');
    const batch = evaluateOutput(law, 'batch', { N: 1e8 }, 'porian2024');
    expect(lr).toBeCloseTo(3.7 * 1e8 ** -0.36, 12);
    // In tokens: about 160 sequences of 2,048.
    expect(batch / (0.7576 * 1e8 ** 0.703)).toBeCloseTo(1, 12);
    expect(batch).toBeGreaterThan(2e5);
    expect(batch).toBeLessThan(5e5);
  });
});
