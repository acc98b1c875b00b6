import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalEvidence, isMissing, parseCell, scaleByTen } from './numbers';

describe('parseCell', () => {
  it.each([
    ['3.16', 3.16],
    ['-2', -2],
    ['+.5', 0.5],
    ['6e18', 6e18],
    ['1,400,000', 1_400_000],
    ['1 400 000', 1_400_000],
    ['1\u202f400\u202f000', 1_400_000],
    ["1'400'000.5", 1_400_000.5],
    ['1_000_000', 1_000_000],
    ['1.4B', 1_400_000_000],
    ['2.31 b', 2_310_000_000],
    ['70M', 70_000_000],
    ['1.5 T', 1_500_000_000_000],
    ['300 billion', 300_000_000_000],
    ['6 x 10^21', 6e21],
    ['6\u00d710**21', 6e21],
    ['inf', Infinity],
    ['-Infinity', -Infinity],
  ])('reads %s with a decimal point', (text, value) => {
    expect(parseCell(text, 'dot')).toBe(value);
  });

  it.each([
    ['3,16', 3.16],
    ['1.400.000', 1_400_000],
    ['1.400.000,25', 1_400_000.25],
    ['1,4B', 1_400_000_000],
    ['6e18', 6e18],
    ['2', 2],
  ])('reads %s with a decimal comma', (text, value) => {
    expect(parseCell(text, 'comma')).toBe(value);
  });

  it.each(['', 'abc', '0x10', '1,4', '1.2.3', '12,34,567', 'nan', '7 dwarfs', '1e', '--1', '50%'])(
    'finds no number in "%s"',
    (text) => {
      expect(parseCell(text, 'dot')).toBeNaN();
    },
  );

  it('reads back every finite double in its shortest form', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseCell(String(value), 'dot')).toBe(value === 0 ? Number(String(value)) : value);
        expect(parseCell(String(value).replace('.', ','), 'comma')).toBe(Number(String(value)));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('dot' as const, 'comma' as const), (text, style) => {
        expect(typeof parseCell(text, style)).toBe('number');
      }),
    );
  });
});

describe('scaleByTen', () => {
  it('scales decimals without a rounding trace', () => {
    expect(scaleByTen(57.3342, 6)).toBe(57_334_200);
    expect(scaleByTen(1.1, 9)).toBe(1_100_000_000);
    expect(scaleByTen(1.17e-7, 18)).toBe(1.17e11);
  });
});

describe('decimalEvidence', () => {
  it('counts cells by the sign they need', () => {
    expect(decimalEvidence(['3,14', '2,7', '1.000.000', '1,5e9', 'model 3,5'])).toEqual({
      comma: 4,
      dot: 0,
      either: 0,
    });
    expect(decimalEvidence(['3.14', '1,234,567', '1,234.5', '1,234', '0,123'])).toEqual({
      comma: 1,
      dot: 3,
      either: 1,
    });
  });

  it('knows the ways to leave a cell empty', () => {
    expect(['', 'NA', 'null', 'None', '-', 'n/a'].map(isMissing)).toEqual(Array(6).fill(true));
    expect(['0', 'nan', 'no', 'nothing'].map(isMissing)).toEqual(Array(4).fill(false));
  });
});
