import { expect, test } from 'vitest';
import type { Profile } from '../../core/fit';
import { type ProfileSeries, profileSeries } from './profile';

/** Height of the curve at a value, by the straight lines it is drawn with. */
function riseAt({ at, rise }: ProfileSeries, value: number): number {
  const next = at.findIndex((place) => place >= value - 1e-12);
  return next < 0 ? Number.NaN : (rise[next] as number);
}

/** A parabola around 2 whose threshold of 4 is met at 1 and at 3. */
const parabola: Profile = {
  estimate: 2,
  low: 1,
  high: 3,
  lowOpen: false,
  highOpen: false,
  threshold: { method: 'f', rise: 4, level: 0.95, dimensions: 1, replicates: 0 },
  points: [0.8, 1, 1.6, 2, 2.5, 3, 3.2, 9].map((at) => ({ at, rise: 4 * (at - 2) ** 2 })),
};

test('a parabola comes back exactly from few places, in units of the threshold', () => {
  const series = profileSeries(parabola, false);
  expect(riseAt(series, 2)).toBeCloseTo(0, 12);
  expect(riseAt(series, 3)).toBeCloseTo(1, 12);
  expect(riseAt(series, 1)).toBeCloseTo(1, 12);
  series.at.forEach((at, i) => {
    expect(series.rise[i]).toBeCloseTo((at - 2) ** 2, 12);
  });
});

test('what is far above the threshold is left out, and nothing is known there', () => {
  const series = profileSeries(parabola, false);
  expect(Math.max(...series.at)).toBeLessThan(3.5);
  expect(riseAt(series, 5)).toBeNaN();
  expect(Math.max(...series.rise)).toBeLessThanOrEqual(2.2);
});

test('a quantity of factors is placed by its logarithm', () => {
  const series = profileSeries(parabola, true);
  expect(series.estimate).toBeCloseTo(Math.log10(2), 12);
  expect([series.low, series.high]).toEqual([0, Math.log10(3)]);
});
