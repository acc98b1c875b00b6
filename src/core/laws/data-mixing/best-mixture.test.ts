import { expect, it } from 'vitest';
import { findBestMixture } from './best-mixture';
import { totalLoss } from './domains';

it('finds the least weighted loss of two domains where its slope is zero', () => {
  // w1 e^(-a x) + w2 e^(-b (1 - x)): the slope is zero at x = (log(a w1 / (b w2)) + b) / (a + b).
  const [a, b] = [3, 2];
  const weights = [0.4, 0.6];
  const best = findBestMixture(
    ([x = 0, y = 0]) => totalLoss(weights, [Math.exp(-a * x), Math.exp(-b * y)]),
    2,
  );
  const expected = (Math.log((a * 0.4) / (b * 0.6)) + b) / (a + b);
  expect(best[0]).toBeCloseTo(expected, 4);
  expect((best[0] ?? 0) + (best[1] ?? 0)).toBeCloseTo(1, 12);
});

it('shares evenly where three domains are alike, and goes to a corner where one is all', () => {
  const even = findBestMixture((r) => r.reduce((sum, share) => sum + Math.exp(-2 * share), 0), 3);
  for (const share of even) expect(share).toBeCloseTo(1 / 3, 4);
  const corner = findBestMixture(([, , z = 0]) => 1 - z, 3);
  expect(corner[2]).toBeCloseTo(1, 6);
});
