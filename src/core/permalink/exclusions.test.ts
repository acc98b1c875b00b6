import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeExclusions, encodeExclusions, keepReasons } from './exclusions';

describe('exclusions', () => {
  it('reads back any ascending rows', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000_000), { maxLength: 300 }), (rows) => {
        const ascending = rows.toSorted((a, b) => a - b);
        expect(decodeExclusions(encodeExclusions(ascending))).toEqual({
          ok: true,
          value: { rows: ascending, reasons: [] },
        });
      }),
    );
  });
  it('is short: one row in ten characters, a run of 500 neighbours in twenty', () => {
    expect(encodeExclusions([17]).length).toBeLessThanOrEqual(10);
    const run = Array.from({ length: 500 }, (_, i) => i + 40);
    expect(encodeExclusions(run).length).toBeLessThanOrEqual(24);
  });
  it('reads the block of a link that is older than reasons', () => {
    expect(decodeExclusions('vamglBAMBA8YP')).toEqual(
      decodeExclusions(encodeExclusions([3, 5, 9, 2000])),
    );
  });
  it('carries reasons with their rows', () => {
    const reasons = [
      { text: 'diverged', rows: [3, 9] },
      { text: 'warm-up, \u00e4 "b"', rows: [5] },
    ];
    expect(decodeExclusions(encodeExclusions([3, 5, 9, 2000], reasons))).toEqual({
      ok: true,
      value: { rows: [3, 5, 9, 2000], reasons },
    });
  });
  it('refuses every cut, bytes left over and another codec', () => {
    for (const text of [
      encodeExclusions([3, 5, 9, 2000]),
      encodeExclusions([3, 5, 9, 2000], [{ text: 'diverged', rows: [5] }]),
    ]) {
      for (let length = 0; length < text.length; length++) {
        expect(decodeExclusions(text.slice(0, length)).ok, `cut at ${length}`).toBe(false);
      }
    }
    expect(decodeExclusions('qAAAA')).toMatchObject({ ok: false });
  });
});

describe('keepReasons', () => {
  it('drops rows that are not named, rows named twice, and reasons without words or rows', () => {
    const reasons = [
      { text: 'diverged', rows: [1, 2, 3] },
      { text: '', rows: [4] },
      { text: 'late', rows: [2, 5] },
      { text: 'gone', rows: [9] },
    ];
    expect(keepReasons(reasons, [2, 3, 4, 5])).toEqual([
      { text: 'diverged', rows: [2, 3] },
      { text: 'late', rows: [5] },
    ]);
  });
});
