import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeExclusions, encodeExclusions } from './exclusions';

describe('exclusions', () => {
  it('reads back any ascending rows', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000_000), { maxLength: 300 }), (rows) => {
        const ascending = rows.toSorted((a, b) => a - b);
        expect(decodeExclusions(encodeExclusions(ascending))).toEqual({
          ok: true,
          value: ascending,
        });
      }),
    );
  });
  it('is short: one row in ten characters, a run of 500 neighbours in twenty', () => {
    expect(encodeExclusions([17]).length).toBeLessThanOrEqual(10);
    const run = Array.from({ length: 500 }, (_, i) => i + 40);
    expect(encodeExclusions(run).length).toBeLessThanOrEqual(24);
  });
  it('refuses every cut, bytes left over and another codec', () => {
    const text = encodeExclusions([3, 5, 9, 2000]);
    for (let length = 0; length < text.length; length++) {
      expect(decodeExclusions(text.slice(0, length)).ok, `cut at ${length}`).toBe(false);
    }
    expect(decodeExclusions('qAAAA')).toMatchObject({ ok: false });
  });
});
