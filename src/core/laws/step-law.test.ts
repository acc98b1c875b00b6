import { describe, expect, it } from 'vitest';
import { determine, findPreset, formsWithPreset, toVector } from '.';
import { stepLaw } from './step-law';

describe('step-law', () => {
  const p = toVector(stepLaw, findPreset(stepLaw, 'li2025')?.values ?? {});
  const rate = (N: number, D: number) => stepLaw.evaluate([Math.log(N), Math.log(D)], p);

  it('answers with rate and batch from one preset', () => {
    const found = determine(formsWithPreset(stepLaw, 'li2025'), { N: 1e9, D: 1e11 });
    const values = Object.fromEntries(found.map(({ output, value }) => [output.id, value]));
    expect(Object.keys(values).sort()).toEqual(['batch', 'lr']);
    expect(values.lr).toBeCloseTo(0.0016325, 7);
    expect((values.batch as number) / 1107710).toBeCloseTo(1, 5);
  });

  it('falls with size and rises with tokens', () => {
    expect(rate(2e9, 1e11) / rate(1e9, 1e11)).toBeCloseTo(2 ** -0.713, 12);
    expect(rate(1e9, 2e11) / rate(1e9, 1e11)).toBeCloseTo(2 ** 0.307, 12);
  });

  it('inverts in either variable', () => {
    const lr = rate(3e8, 2e10);
    expect((stepLaw.inverse?.('N', lr, { D: 2e10 }, p) ?? 0) / 3e8).toBeCloseTo(1, 9);
    expect((stepLaw.inverse?.('D', lr, { N: 3e8 }, p) ?? 0) / 2e10).toBeCloseTo(1, 9);
    expect(stepLaw.inverse?.('D', -lr, { N: 3e8 }, p)).toBeNaN();
  });

  it('has every value inside its own interval', () => {
    let compared = 0;
    for (const form of formsWithPreset(stepLaw, 'li2025')) {
      for (const [id, [low, high]] of Object.entries(form.preset?.intervals ?? {})) {
        expect(form.preset?.values[id]).toBeGreaterThan(low);
        expect(form.preset?.values[id]).toBeLessThan(high);
        compared++;
      }
    }
    expect(compared).toBe(5);
  });
});
