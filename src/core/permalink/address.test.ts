import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from './address';

describe('address', () => {
  it('reads back any values', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(value, value, (where, note) => {
        const pairs = new Map([
          ['where', where],
          ['note', note],
        ]);
        const hash = formatAddress({ screen: 'fit', pairs });
        expect(hash).toMatch(/^#\/fit\?[\w.\-=&%]*$/);
        expect(parseAddress(`https://example.org/a/?q=1${hash}`)).toEqual({
          screen: 'fit',
          pairs,
          problems: [],
        });
      }),
    );
  });
  it('replaces halves of characters instead of failing', () => {
    const hash = formatAddress({ screen: 'fit', pairs: new Map([['where', 'a\uD800b']]) });
    expect(parseAddress(hash).pairs.get('where')).toBe('a\uFFFDb');
  });
  it('takes a whole address, a hash or what follows the sharp', () => {
    for (const text of [
      'http://localhost:4173/#/laws?C=1',
      '#/laws?C=1',
      '/laws?C=1',
      'laws?C=1',
    ]) {
      expect(parseAddress(text)).toMatchObject({ screen: 'laws', pairs: new Map([['C', '1']]) });
    }
    expect(parseAddress('http://localhost:4173/')).toEqual({
      screen: '',
      pairs: new Map(),
      problems: [],
    });
  });
  it('names keys it cannot take', () => {
    const { pairs, problems } = parseAddress(
      '#/fit?__proto__=1&constructor=2&C=%zz&N=1&N=2&<script>=3&toString=4',
    );
    expect(pairs).toEqual(new Map([['N', '1']]));
    expect(problems).toEqual([
      { code: 'link-bad-key', data: { key: '__proto__' } },
      { code: 'link-bad-key', data: { key: 'constructor' } },
      { code: 'link-bad-escape', data: { key: 'C' } },
      { code: 'link-repeated-key', data: { key: 'N' } },
      { code: 'link-bad-key', data: { key: '<script>' } },
      { code: 'link-bad-key', data: { key: 'toString' } },
    ]);
  });
  it('stops at absurd lengths and numbers of keys', () => {
    expect(parseAddress(`#/fit?C=${'1'.repeat(300_000)}`).problems).toEqual([
      { code: 'link-too-long', data: { max: 200_000 } },
    ]);
    const many = Array.from({ length: 5000 }, (_, i) => `k${i}=1`).join('&');
    const read = parseAddress(`#/fit?${many}`);
    expect(read.pairs.size).toBe(100);
    expect(read.problems).toEqual([{ code: 'link-too-many-keys', data: { max: 100 } }]);
  });
});
