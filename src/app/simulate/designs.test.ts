import { describe, expect, it } from 'vitest';
import { findLaw, type Law, laws } from '../../core/laws';
import { designsOf, toDesign, usualNumbers } from './designs';
import { simulateFrom } from './truths';

const law = findLaw('chinchilla') as Law;

describe('designs of the dialog', () => {
  it('spreads values in equal ratios from end to end', () => {
    const numbers = { ...usualNumbers(law), lowParams: 1e8, highParams: 1e10, sizes: 3 };
    const ladder = toDesign('ladder', { ...numbers, lowRatio: 20, highRatio: 20, ratios: 1 });
    expect(ladder).toMatchObject({ kind: 'ladder', tokensPerParam: [20] });
    if (ladder.kind !== 'ladder') throw new Error();
    expect(ladder.sizes.map((size) => Number(size.toPrecision(12)))).toEqual([1e8, 1e9, 1e10]);
  });
  it('offers planes only to laws of size and tokens', () => {
    expect(designsOf(law)).toHaveLength(4);
    expect(designsOf(findLaw('critical-batch') as Law)).toEqual(['recommended']);
  });
  it('makes runs from every law with values, by every design it offers, as it opens', () => {
    for (const form of laws.flatMap((one) => [one, ...(one.parts ?? [])])) {
      const [truth] = form.presets;
      if (!truth || form.parameters.length === 0) continue;
      for (const kind of designsOf(form)) {
        const made = simulateFrom(form, truth, toDesign(kind, usualNumbers(form)), {}, 0.01, 1);
        expect([form.id, kind, made.ok || made.problem]).toEqual([form.id, kind, true]);
      }
    }
  });
});
