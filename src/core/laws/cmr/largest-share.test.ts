import { expect, it } from 'vitest';
import { findShareWithin } from './largest-share';

it('finds where a growing loss meets its limit, and its ends', () => {
  const loss = (share: number): number => 2 + share ** 2;
  expect(findShareWithin(loss, 2.25)).toBeCloseTo(0.5, 12);
  expect(findShareWithin(loss, 3)).toBe(1);
  // As far as the square is lost in the 2.
  expect(findShareWithin(loss, 2)).toBeCloseTo(0, 7);
  expect(findShareWithin(loss, 1.9)).toBeNaN();
});
