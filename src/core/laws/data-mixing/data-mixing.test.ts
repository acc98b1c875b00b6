import { describe, expect, it } from 'vitest';
import { evaluateOutput, findPreset, toVector } from '..';
import { createMixingLaw, dataMixing, designMixtures, totalLoss } from '.';

/** Validation losses at own shares 0.25, 0.375, 0.5, 0.625 and 0.75, from the loss files of the paper. */
const measured: Record<string, readonly number[]> = {
  'ye2024-70m-github-10k': [1.6208, 1.5498, 1.4789, 1.4469, 1.4111],
  'ye2024-70m-github-20k': [1.4814, 1.4283, 1.366, 1.3288, 1.2928],
  'ye2024-70m-github-30k': [1.4443, 1.386, 1.3278, 1.2936, 1.2568],
  'ye2024-70m-pile-cc-10k': [3.8885, 3.8014, 3.7397, 3.702, 3.6703],
  'ye2024-70m-pile-cc-20k': [3.7519, 3.6688, 3.6117, 3.5726, 3.5358],
  'ye2024-70m-pile-cc-30k': [3.7033, 3.6269, 3.567, 3.5316, 3.4987],
  'ye2024-160m-github-30k': [1.213, 1.1553, 1.1066, 1.0762, 1.0412],
  'ye2024-160m-pile-cc-30k': [3.366, 3.2936, 3.23, 3.1921, 3.1634],
};

describe('data-mixing', () => {
  it.each(Object.entries(measured))('passes through the measured losses: %s', (preset, losses) => {
    losses.forEach((loss, i) => {
      const ratio = 0.25 + i / 8;
      const computed = evaluateOutput(dataMixing, 'loss', { ratio }, preset);
      expect(Math.abs(computed - loss)).toBeLessThan(0.0085);
    });
  });

  it('passes through the continual pre-training runs', () => {
    const rows = { 0.125: 2.9262, 0.25: 2.8805, 0.28515625: 2.8721, 0.375: 2.8571, 0.5: 2.8388 };
    for (const [ratio, loss] of Object.entries(rows)) {
      const inputs = { ratio: Number(ratio) };
      const computed = evaluateOutput(dataMixing, 'loss', inputs, 'ye2024-continual-pile');
      expect(Math.abs(computed - loss)).toBeLessThan(0.0021);
    }
  });

  it('has a share for every loss above c, and none below', () => {
    const p = toVector(dataMixing, findPreset(dataMixing, 'ye2024-70m-github-30k')?.values ?? {});
    for (const ratio of [0.1, 0.5, 0.9]) {
      const loss = dataMixing.evaluate([ratio], p);
      expect(dataMixing.inverse?.('ratio', loss, {}, p)).toBeCloseTo(ratio, 12);
    }
    expect(dataMixing.inverse?.('ratio', 1.1, {}, p)).toBeNaN();
  });

  it('hangs on c for its critical share as the caveat says', () => {
    const share = (factor: number): number =>
      dataMixing.inverse?.('ratio', 2.87336759, {}, [
        factor * 2.8103408,
        -3.74071341,
        -1.69363592,
      ]) ?? 0;
    expect(share(1)).toBeCloseTo(0.286, 3);
    expect(share(0.99)).toBeCloseTo(0.1876, 4);
    expect(share(1.01)).toBeCloseTo(0.444, 3);
  });
});

describe('createMixingLaw', () => {
  it('is the two-domain form in other letters', () => {
    // c + exp(k x + b) with x = r2.
    const two = createMixingLaw(2);
    const p = [1.1, Math.exp(-0.7), -1.6];
    for (const x of [0, 0.3, 1]) {
      expect(two.evaluate([1 - x, x], p)).toBeCloseTo(
        dataMixing.evaluate([x], [1.1, -1.6, -0.7]),
        14,
      );
    }
  });

  it('says any k and t of the paper with the sensitivity of domain 1 taken out', () => {
    const k = 0.8;
    const t = [-0.5, -2, 0.4, -1];
    const law = createMixingLaw(4);
    const base = t[0] as number;
    const p = [2, k * Math.exp(base), ...t.slice(1).map((value) => value - base)];
    const shares = [0.1, 0.2, 0.3, 0.4];
    const exponent = totalLoss(shares, t);
    expect(law.evaluate(shares, p)).toBeCloseTo(2 + k * Math.exp(exponent), 14);
    expect(law.parameters.map(({ id }) => id)).toEqual(['c', 'k', 't2', 't3', 't4']);
    expect(law.evaluate([1, 0, 0, 0], p)).toBeCloseTo(2 + k * Math.exp(base), 14);
  });
});

describe('totalLoss', () => {
  it('weighs the losses of the validation domains', () => {
    expect(totalLoss([0.25, 0.75], [2, 4])).toBe(3.5);
  });
});

describe('designMixtures', () => {
  it.each([
    [2, 11, 0.1],
    [3, 66, 0.1],
    [5, 126, 0.2],
    [17, 153, 0.5],
  ])('has every mixture of %i domains once, each summing to 1', (domains, count, step) => {
    const columns = Object.values(designMixtures(domains).runs);
    expect(columns).toHaveLength(domains);
    const rows = (columns[0] ?? []).map((_, i) => columns.map((column) => column[i] as number));
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => row.join())).size).toBe(count);
    for (const row of rows) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
    expect(rows[1]?.at(-2)).toBeCloseTo(step, 14);
  });
});
