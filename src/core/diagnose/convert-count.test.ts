import { expect, test } from 'vitest';
import { convertCount } from './convert-count';

/** Sizes without embeddings, and with those of 32,000 words at N = 12 l d^2 and l = d / 64. */
const bare = Float64Array.from({ length: 8 }, (_, i) => 2e7 * 2 ** i);
const withEmbeddings = (n: number): number => n + 32_000 * Math.cbrt((64 * n) / 12);
const full = bare.map(withEmbeddings);

test('embeddings that grow as a power of the size are told a hundredfold beyond the runs', () => {
  expect(convertCount(bare, full, 2.56e11) / withEmbeddings(2.56e11)).toBeCloseTo(1, 10);
  expect(convertCount(full, bare, withEmbeddings(2.56e11)) / 2.56e11).toBeCloseTo(1, 2);
});

test('a count that is the same, or a fixed share, or on both sides of the other', () => {
  expect(convertCount(bare, bare.slice(), 7e9)).toBe(7e9);
  expect(
    convertCount(
      bare,
      bare.map((n) => n / 2),
      8e9,
    ),
  ).toBeCloseTo(4e9, 0);
  const mixed = bare.map((n, i) => n * (i % 2 === 0 ? 1.1 : 1 / 1.1));
  expect(convertCount(bare, mixed, 7e9) / 7e9).toBeGreaterThan(0.8);
  expect(convertCount(bare, mixed, 7e9) / 7e9).toBeLessThan(1.25);
});
