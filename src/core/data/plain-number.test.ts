import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCell } from './numbers';
import { readPlainNumber } from './plain-number';

const read = (text: string): number => {
  const bytes = new TextEncoder().encode(` ${text} `);
  return readPlainNumber(bytes, 1, bytes.length - 1);
};

describe('readPlainNumber', () => {
  it.each([
    ['0', 0],
    ['-0', -0],
    ['+12.50', 12.5],
    ['.5', 0.5],
    ['7.', 7],
    ['3.00e-4', 3e-4],
    ['1E22', 1e22],
    ['0.1', 0.1],
    ['123456789012345', 123456789012345],
    ['9007199254740991', 2 ** 53 - 1],
  ])('%s', (text, value) => expect(read(text)).toBe(value));

  it.each([
    // Halfway between two doubles, or with more digits than are exact: another reader rounds these.
    ['9007199254740993'],
    ['0.30000000000000004'],
    ['1e23'],
    ['1e-23'],
    [''],
    ['-'],
    ['.'],
    ['1e'],
    ['1e+'],
    ['1.2.3'],
    ['1 000'],
    ['1,000'],
    ['70M'],
    ['0x10'],
    ['nan'],
    ['inf'],
    ['1e1234'],
  ])('leaves %o to parseCell', (text) => expect(read(text)).toBeNaN());

  it('gives what parseCell gives, to the last bit, or nothing', () => {
    const digits = fc.stringMatching(/^[-+]?[0-9]{0,17}\.?[0-9]{0,8}([eE][-+]?[0-9]{1,2})?$/);
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
    const written = fc.oneof(
      digits,
      doubles.map(String),
      doubles.map((value) => value.toPrecision(6)),
      fc.integer().map(String),
    );
    fc.assert(
      fc.property(written, (text) => {
        const value = read(text);
        if (!Number.isNaN(value)) expect(value).toBe(parseCell(text, 'dot'));
      }),
      { numRuns: 2000 },
    );
  });
});
