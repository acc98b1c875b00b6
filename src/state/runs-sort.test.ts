import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTexts } from '../core/data';
import { runToEnd } from '../core/long-work';
import { searchTexts } from './runs-search';
import { sortRows } from './runs-sort';
import { rankTexts } from './runs-sort-texts';

const upTo = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

/** What a stable comparison sort gives. */
function expected(rows: Uint32Array, keys: Float64Array, descending: boolean): number[] {
  const missing = [...rows].filter((row) => Number.isNaN(keys[row]));
  const there = [...rows].filter((row) => !Number.isNaN(keys[row]));
  const sign = descending ? -1 : 1;
  there.sort((a, b) => sign * ((keys[a] as number) - (keys[b] as number)) || 0);
  return [...there, ...missing];
}

describe('sortRows', () => {
  it('puts few rows in order both ways, equal ones as they came, missing ones last', () => {
    const keys = Float64Array.of(3, Number.NaN, 1, 3, -2, 0);
    expect([...runToEnd(sortRows(upTo(6), keys, false))]).toEqual([4, 5, 2, 0, 3, 1]);
    expect([...runToEnd(sortRows(upTo(6), keys, true))]).toEqual([0, 3, 2, 5, 4, 1]);
  });
  it('sorts many rows as a stable comparison would', () => {
    let state = 7;
    const next = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const count = 20_000;
    const keys = Float64Array.from({ length: count }, (_, row) =>
      row % 97 === 0 ? Number.NaN : Math.round((next() - 0.5) * 2000) * 10 ** (row % 5),
    );
    keys[5] = -0;
    keys[6] = 0;
    keys[7] = Number.POSITIVE_INFINITY;
    keys[8] = Number.NEGATIVE_INFINITY;
    const rows = upTo(count).filter((row) => row % 3 !== 1);
    for (const descending of [false, true]) {
      const sorted = runToEnd(sortRows(rows, keys, descending));
      const there = [...sorted].filter((row) => !Number.isNaN(keys[row]));
      for (let i = 1; i < there.length; i++) {
        const [a, b] = [there[i - 1] as number, there[i] as number];
        const [x, y] = [keys[a] as number, keys[b] as number];
        expect(descending ? x >= y : x <= y).toBe(true);
        if (x === y) expect(a).toBeLessThan(b);
      }
      expect(sorted.length).toBe(rows.length);
      expect(new Set(sorted).size).toBe(rows.length);
      expect([...sorted].slice(there.length)).toEqual(
        expected(rows, keys, descending).slice(there.length),
      );
    }
  });
});

describe('rankTexts', () => {
  const sortTexts = (texts: readonly string[]) => {
    const ranks = runToEnd(rankTexts(packTexts(texts)));
    const order = runToEnd(sortRows(upTo(texts.length), ranks, false));
    return [...order].map((row) => texts[row]);
  };
  it('orders a few different texts, empty ones last', () => {
    expect(sortTexts(['c4', '', 'rpj', 'c4', 'Web'])).toEqual(['Web', 'c4', 'c4', 'rpj', '']);
  });
  it('orders thousands of names by their characters, beyond what a key holds and beyond Latin', () => {
    const names = Array.from(
      { length: 9000 },
      (_, i) =>
        `run-${(i * 7919) % 9000}${i % 5 === 0 ? `-checkpoint-${i % 13}` : ''}${i % 11 === 0 ? '\u00e9\u4e2d' : ''}`,
    );
    expect(packTexts(names)).toMatchObject({ kind: 'stored' });
    expect(sortTexts(names)).toEqual(names.toSorted());
    const few = names.map((_, i) => `family ${i % 12}`);
    expect(packTexts(few)).toMatchObject({ kind: 'coded' });
    expect(sortTexts(few)).toEqual(few.toSorted());
  });
  it('gives equal texts equal numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1 }),
        (texts) => {
          const ranks = runToEnd(rankTexts(packTexts(texts)));
          for (let i = 1; i < texts.length; i++)
            expect(Math.sign((ranks[i] as number) - (ranks[0] as number))).toBe(
              texts[i] === texts[0] ? 0 : (texts[i] as string) < (texts[0] as string) ? -1 : 1,
            );
        },
      ),
    );
  });
});

describe('searchTexts', () => {
  const names = Array.from(
    { length: 9000 },
    (_, i) => `Run-${i} \u00c4${i % 2 === 0 ? ' seed' : ''}`,
  );
  const found = (texts: Parameters<typeof searchTexts>[0], search: string) => [
    ...runToEnd(searchTexts(texts, upTo(texts.length), search)),
  ];
  it('finds the same in packed texts as in a list: every word, in any case', () => {
    for (const search of ['run-123', 'SEED run-12 ', '8999', '\u00e4 99', 'nothing', '']) {
      const wanted = search.toLowerCase().split(' ').filter(Boolean);
      const expected = names.flatMap((name, row) =>
        wanted.every((word) => name.toLowerCase().includes(word)) ? [row] : [],
      );
      expect(found(packTexts(names), search)).toEqual(expected);
      expect(found(names, search)).toEqual(expected);
    }
    expect(found(packTexts(names), 'seed 8998')).toEqual([8998]);
  });
});
