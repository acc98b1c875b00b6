import { describe, expect, it } from 'vitest';
import { heroPlane } from './hero';
import { type HeroOverlayInput, heroOverlayLayout } from './hero-overlay';

const extent = { logC: [18, 26], logN: [7, 12], logD: [9, 14] } as const;
const words = {
  budget: 'budget',
  optimum: 'optimum',
  interval: '1 to 2',
  point: 'yours',
  price: '+0.1',
  beyond: '10x',
};
const input: HeroOverlayInput = {
  point: { logC: 22, logN: 11 },
  optimum: { logN: 9.5, low: 9.3, high: 9.7 },
  region: [],
  away: true,
  words,
};

describe('heroOverlayLayout', () => {
  const plane = heroPlane('CN', extent, 800, 400);
  it('puts the budget upright at its compute, the grip on the axis, the bar between the interval ends', () => {
    const { budget, grip, bar, optimum, point } = heroOverlayLayout(plane, input);
    const x = plane.x.toPixel(22);
    expect(grip).toEqual([x, plane.frame.bottom]);
    expect(optimum).toEqual([x, plane.y.toPixel(9.5)]);
    expect(point).toEqual([x, plane.y.toPixel(11)]);
    const round = (value: number): number => Math.round(value * 10) / 10;
    expect(budget.startsWith(`M${round(x)} `)).toBe(true);
    expect(bar).toBe(
      `M${round(x)} ${round(plane.y.toPixel(9.3))}L${round(x)} ${round(plane.y.toPixel(9.7))}`,
    );
  });
  it('labels the optimum away from the point, and drops the price at the optimum', () => {
    const above = heroOverlayLayout(plane, input).labels;
    const y = (labels: typeof above, key: string): number =>
      labels.find((label) => label.key === key)?.y ?? Number.NaN;
    expect(y(above, 'optimum0')).toBeGreaterThan(plane.y.toPixel(9.5));
    const below = heroOverlayLayout(plane, { ...input, point: { logC: 22, logN: 8 } }).labels;
    expect(y(below, 'optimum0')).toBeLessThan(plane.y.toPixel(9.5));
    const best = heroOverlayLayout(plane, { ...input, away: false }).labels;
    expect(
      best.some(({ tone }) => tone === 'point' && best.some(({ key }) => key === 'point0')),
    ).toBe(false);
  });
  it('writes to the left where the right has no room', () => {
    const { labels } = heroOverlayLayout(plane, {
      ...input,
      point: { logC: 25.8, logN: 9.5 },
      away: false,
    });
    expect(labels.find(({ key }) => key === 'optimum0')?.anchor).toBe('end');
  });
  it('shows the region instead of the bar under a target', () => {
    const region = [
      [21.5, 9.2],
      [22.5, 9.4],
      [22.2, 9.8],
    ] as const;
    const layout = heroOverlayLayout(plane, { ...input, region });
    expect(layout.bar).toBe('');
    expect(layout.region.match(/[ML]/g)).toHaveLength(3);
  });
  it('draws the budget as the diagonal N = C / 6D in the tokens form, with its grip on the frame', () => {
    const tokens = heroPlane('DN', extent, 800, 400);
    const { frame } = tokens;
    for (const logC of [20, 22, 24, 25.5]) {
      const [x, y] = heroOverlayLayout(tokens, { ...input, point: { logC, logN: 10 } }).grip;
      const [c] = tokens.locate(x, y);
      expect(c).toBeCloseTo(logC, 6);
      expect(x === frame.right || y === frame.bottom).toBe(true);
    }
  });
});
