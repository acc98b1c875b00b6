import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTexts } from './text-packer';
import { jsonOfTexts, listTexts, numberTexts, takeTexts, textAt } from './texts';

const many = (make: (i: number) => string): string[] =>
  Array.from({ length: 12_000 }, (_, i) => make(i));

describe('packed texts', () => {
  it.each([
    ['few words', many((i) => ['adamw', 'muon', ''][i % 3] as string), 'coded'],
    ['all different, not only ASCII', many((i) => `run-${i}-\u00e9\u{1f600}`), 'stored'],
    ['words at first, then names', many((i) => (i < 6000 ? 'same' : `x${i}`)), 'stored'],
  ])('%s', (_, list, kind) => {
    const packed = packTexts(list);
    expect(packed).toMatchObject({ kind, length: 12_000 });
    expect(listTexts(packed)).toEqual(list);
    const rows = Uint32Array.from({ length: 6000 }, (_, i) => 11_999 - 2 * i);
    const taken = takeTexts(packed, rows);
    expect(taken).toMatchObject({ kind });
    expect(listTexts(taken)).toEqual([...rows].map((row) => list[row]));
    expect(listTexts(takeTexts(packed, rows.slice(0, 3)))).toEqual([
      list[11_999],
      list[11_997],
      list[11_995],
    ]);
    expect([textAt(packed, -1), textAt(packed, 12_000)]).toEqual(['', '']);
  });

  it('keeps short lists as they are and gives names by number', () => {
    const list = ['a', 'b'];
    expect(packTexts(list)).toEqual(list);
    expect(numberTexts('run ', Uint32Array.of(0, 4))).toEqual(['run 1', 'run 5']);
    const long = numberTexts(
      'run ',
      new Uint32Array(6000).map((_, i) => i),
    );
    expect(textAt(long, 5999)).toBe('run 6000');
    expect(textAt(takeTexts(long, new Uint32Array(5500).fill(7)), 5499)).toBe('run 8');
  });

  it('writes the JSON of any texts the same way, packed or not', () => {
    for (const make of [
      (i: number) => `run ${i}`,
      (i: number) => `"${i}\\ \u00e9\n`,
      (i: number) => (i % 9 ? '' : String(i)),
    ]) {
      const list = many(make);
      const json = new TextDecoder().decode(jsonOfTexts(packTexts(list), 100, 7000));
      expect(`[${json}]`).toBe(JSON.stringify(list.slice(100, 7000)));
    }
  });

  it('gives back any texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 40 }), (list) => {
        const long = Array.from(
          { length: 5001 + list.length },
          (_, i) => list[i % Math.max(1, list.length)] ?? '',
        );
        expect(listTexts(packTexts(long))).toEqual(long);
      }),
      { numRuns: 20 },
    );
  });
});
