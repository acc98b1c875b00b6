import { expect, it } from 'vitest';
import { readMix, withOne, writeMix } from './weights';

it('reads shares and weights of any number of domains, each summing to 1', () => {
  const mix = [0.1, 0.2, 0.3, 0.4, 3, 1];
  expect(readMix(mix, 4, 2)).toEqual({ shares: [0.1, 0.2, 0.3, 0.4], weights: [0.75, 0.25] });
  expect(writeMix(readMix(mix, 4, 2))).toEqual([0.1, 0.2, 0.3, 0.4, 0.75, 0.25]);
});

it('takes all alike where the numbers are of another table', () => {
  expect(readMix([0.5, 0.5, 1, 0], 4, 1)).toEqual({
    shares: [0.25, 0.25, 0.25, 0.25],
    weights: [1],
  });
  expect(readMix([0, 0, 1, 1], 2, 2).shares).toEqual([0.5, 0.5]);
});

it('sets one share, and the others keep their proportion', () => {
  const [a, b, c] = withOne([0.2, 0.2, 0.6], 2, 0.2);
  expect(a).toBeCloseTo(0.4, 12);
  expect(b).toBeCloseTo(0.4, 12);
  expect(c).toBe(0.2);
  expect(withOne([0, 0, 1], 2, 0.4)).toEqual([0.3, 0.3, 0.4]);
});
