import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDigits,
  formatExact,
  formatFactor,
  formatFlops,
  formatLoss,
  formatLossGap,
  formatPercent,
  formatPlain,
  parseQuantity,
  sayCount,
  sayFlops,
} from './index';

describe('parseQuantity', () => {
  it.each([
    ['7b', 7e9],
    ['1.5T', 1.5e12],
    ['3e21', 3e21],
    ['5.76e+23', 5.76e23],
    ['20x', 20],
    ['1,000', 1000],
    ['1,234,567.5', 1234567.5],
    ['70 M params', 70e6],
    ['2 x 10^3', 2000],
    ['5.8e23 FLOPs', 5.8e23],
    ['.5', 0.5],
    ['1 %', 0.01],
    ['350m', 350e6],
    ['\u22122', -2],
  ])('reads %s', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each(['', 'b', '7q', '1e', 'NaN', 'Infinity', '1..2', '7b b', '1e999', '<b>7</b>'])(
    'refuses %s',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  it('reads back every finite number written at full precision', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseQuantity(formatExact(value))).toBe(value + 0);
      }),
    );
  });

  it('reads back counts and FLOPs to the digits shown', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 9e14, noNaN: true }), (value) => {
        expect(Math.abs((parseQuantity(formatCount(value)) as number) / value - 1)).toBeLessThan(
          6e-3,
        );
        expect(Math.abs((parseQuantity(formatFlops(value)) as number) / value - 1)).toBeLessThan(
          6e-3,
        );
      }),
    );
  });
});

describe('formats', () => {
  it('writes counts with the letters of the field', () => {
    expect(
      [57334200, 1.4e9, 900e9, 999.9e6, 1.07e12, 216.2e12, 999, 1000, 12345, 1.5e15].map((v) =>
        formatCount(v),
      ),
    ).toEqual(['57.3M', '1.4B', '900B', '1B', '1.07T', '216T', '999', '1K', '12.3K', '1.5P']);
  });
  it('writes FLOPs, losses, factors and shares', () => {
    expect(formatFlops(5.76e23)).toBe('5.76e23');
    expect(formatFlops(1e21)).toBe('1e21');
    expect(formatDigits(5.76e23)).toMatch(/^576\d{21}$/);
    expect(formatDigits(7e9)).toBe('7000000000');
    expect(formatLoss(1.98934)).toBe('1.989');
    expect(formatLossGap(0.01283)).toBe('+0.013');
    expect(formatLossGap(-0.0002)).toBe('\u22120.0002');
    expect(formatLossGap(4e-6)).toBe('0.000');
    expect(formatFactor(1.634)).toBe('1.63x');
    expect(formatFactor(192.3)).toBe('192x');
    expect(formatPercent(0.01)).toBe('1 %');
    expect(formatPlain(0.53379)).toBe('0.534');
    expect(formatPlain(5074.139)).toBe('5070');
    expect(formatPlain(5074.139, 5)).toBe('5074.1');
    expect(formatPlain(Number.NaN)).toBe('\u2013');
  });
  it('says quantities in words', () => {
    expect(sayCount(90.4e9, 'parameters')).toBe('90.4 billion parameters');
    expect(sayFlops(5.76e23)).toBe('5.76 times ten to the 23 FLOPs');
  });
});
