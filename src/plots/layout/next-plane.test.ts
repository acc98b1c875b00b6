import { expect, test } from 'vitest';
import { nextPlaneLayout, outlineAllowed } from './next-plane';

test('no corner of what may be proposed breaks a limit or the budget', () => {
  for (const budget of [1e19, 1e21, 1e25]) {
    const corners = outlineAllowed([4, 400], [1e7, 4e9], budget);
    expect(corners.length).toBeGreaterThan(2);
    for (const { N, D } of corners) {
      expect(6 * N * D).toBeLessThanOrEqual(budget * (1 + 1e-12));
      expect(D / N).toBeGreaterThanOrEqual(4 * (1 - 1e-12));
      expect(D / N).toBeLessThanOrEqual(400 * (1 + 1e-12));
      expect(N).toBeGreaterThanOrEqual(1e7);
      expect(N).toBeLessThanOrEqual(4e9);
    }
  }
});

test('a budget under the cheapest run allows nothing', () => {
  expect(outlineAllowed([4, 400], [1e9, 4e9], 1e18)).toEqual([]);
});

test('runs, proposals and target stand where their logarithms say', () => {
  const layout = nextPlaneLayout(
    {
      runs: { N: Float64Array.of(1e8, 1e9), D: Float64Array.of(2e9, 2e10) },
      idle: [1],
      proposed: [
        { N: 5e8, D: 1e10 },
        { N: 4e9, D: 2e10 },
        { N: 5.2e8, D: 1e10 },
      ],
      target: { N: 1e11, D: 1e12 },
      ratio: [4, 400],
      sizes: [1e8, 4e9],
      budget: 1e21,
    },
    String,
    500,
    400,
  );
  expect(layout.runs.map(({ idle }) => idle)).toEqual([false, true]);
  expect(layout.proposed.map(({ label }) => label)).toEqual(['1, 3', '2', '']);
  expect(layout.x.fromPixel(layout.proposed[0]?.x ?? 0)).toBeCloseTo(10, 9);
  expect(layout.y.fromPixel(layout.target[1])).toBeCloseTo(11, 9);
});
