import { expect, it } from 'vitest';
import { ternaryLayout } from './ternary';

const layout = ternaryLayout(([a]) => -a, 500, 400);

it('places mixtures and finds them again', () => {
  for (const shares of [
    [1, 0, 0],
    [0.2, 0.3, 0.5],
    [1 / 3, 1 / 3, 1 / 3],
  ]) {
    const [x, y] = layout.place(shares);
    layout.locate(x, y).forEach((share, i) => {
      expect(share).toBeCloseTo(shares[i] as number, 12);
    });
  }
});

it('moves a place outside to a mixture inside', () => {
  const [x, y] = layout.place([0, 1, 0]);
  const shares = layout.locate(x - 80, y + 40);
  expect(Math.min(...shares)).toBe(0);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

it('gives the least loss the lowest level', () => {
  const levels = layout.cells.map(({ level }) => level);
  expect(Math.min(...levels)).toBe(0);
  // Cells of one loss share the level of the first: here the 16 without any of the first domain.
  expect(Math.max(...levels)).toBeCloseTo(240 / 255, 12);
  expect(layout.cells).toHaveLength(256);
});
