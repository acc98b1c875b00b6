import { describe, expect, it } from 'vitest';
import { disagreementLayout } from './layout/disagreement';
import { heroPlane } from './layout/hero';
import { disagreementSeries } from './series/disagreement';
import type { RunSeries } from './series/runs';

const besiroglu = (n: number, d: number): number =>
  1.8172 + 482.01 * 10 ** (-0.3478 * n) + 2085.43 * 10 ** (-0.3658 * d);
const hoffmann = (n: number, d: number): number =>
  1.6933737 + 406.40102 * 10 ** (-0.33917084 * n) + 410.72283 * 10 ** (-0.2849083 * d);
const LOG6 = Math.log10(6);
const runs: RunSeries = {
  drawn: Uint32Array.of(0, 1, 2, 3),
  includedCount: 3,
  logN: Float64Array.of(8, 9, 10, 9),
  logC: Float64Array.of(LOG6 + 8 + 9.3, LOG6 + 9 + 10.3, LOG6 + 10 + 11, LOG6 + 9 + 11),
  loss: Float64Array.of(3, 2.6, 2.3, 2.4),
  names: ['a', 'b', 'c', 'd'],
  included: Uint8Array.of(1, 1, 1, 0),
  lossRange: [2.3, 3],
  rangeC: [LOG6 + 17.3, LOG6 + 21],
  rangeN: [8, 10],
  rangeD: [9.3, 11],
};
const point = { logN: 10.5, logD: 12 };

describe('disagreementSeries', () => {
  const series = disagreementSeries(besiroglu, hoffmann, runs, point);
  it('samples the difference of the first and the second, edge to edge', () => {
    const { size, logN, logD, difference } = series;
    expect(difference).toHaveLength(size * size);
    // Sample 1 lies on the low edge of both axes, sample size - 2 on the high one.
    expect(difference[size + 1]).toBe(besiroglu(logN[0], logD[0]) - hoffmann(logN[0], logD[0]));
    const last = (size - 2) * size + size - 2;
    expect(difference[last]).toBeCloseTo(
      besiroglu(logN[1], logD[1]) - hoffmann(logN[1], logD[1]),
      12,
    );
  });
  it('reaches a thousand times beyond the runs and ten times beyond the point', () => {
    // The largest run has 6e21 FLOPs, the point 1.9e23.
    expect(series.horizon).toBe(1e25);
    const n = Math.log10(Math.sqrt(1e25 / 120));
    const d = n + Math.log10(20);
    expect(series.atHorizon).toBeCloseTo(besiroglu(n, d) - hoffmann(n, d), 12);
    expect(series.logN[1]).toBeGreaterThan(n);
  });
  it('takes the worst over the included runs only', () => {
    const at = [
      [8, 9.3],
      [9, 10.3],
      [10, 11],
    ].map(([n, d]) =>
      Math.abs(besiroglu(n as number, d as number) - hoffmann(n as number, d as number)),
    );
    expect(series.atRuns).toBeCloseTo(Math.max(...at), 9);
  });
  it('has round levels, six at most, and none where the two are the same', () => {
    expect(series.levels.length).toBe(6);
    for (const level of series.levels) expect(String(level)).toMatch(/^0?\.?0*[125]0*$|^[125]e/);
    expect(disagreementSeries(hoffmann, hoffmann, runs, point).levels).toEqual([]);
  });
  it('has even levels where the two never come near each other', () => {
    const apart = (n: number, d: number): number => hoffmann(n, d) + 0.6 + 0.02 * n;
    const { levels } = disagreementSeries(apart, hoffmann, runs, point);
    expect(levels.length).toBeGreaterThan(2);
    const steps = levels.slice(1).map((level, i) => level - (levels[i] as number));
    for (const step of steps) expect(step).toBeCloseTo(steps[0] as number, 9);
  });
});

describe('disagreementLayout', () => {
  const series = disagreementSeries(besiroglu, hoffmann, runs, point);
  const plane = heroPlane('DN', series, 800, 500);
  const layout = disagreementLayout(plane, series, runs, 100, [700, 100]);
  it('draws the zero line where the two agree', () => {
    const points = [...(layout.zero?.d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g) ?? [])]
      .map(([, x, y]) => [Number(x), Number(y)] as const)
      .filter(([x, y]) => x > 60 && x < 780 && y > 30 && y < 450);
    expect(points.length).toBeGreaterThan(10);
    for (const [x, y] of points) {
      const n = plane.y.fromPixel(y);
      const d = plane.x.fromPixel(x);
      expect(Math.abs(besiroglu(n, d) - hoffmann(n, d))).toBeLessThan(0.004);
    }
  });
  it('labels lines with signed levels that do not overlap', () => {
    const labels = layout.lines.flatMap(({ label }) => label ?? []);
    expect(labels.length).toBeGreaterThan(3);
    for (const { text } of labels) expect(text).toMatch(/^[+\u2212]\d/);
    for (const a of labels)
      for (const b of labels)
        if (a !== b) expect(Math.abs(a.x - b.x) > 20 || Math.abs(a.y - b.y) > 15).toBe(true);
  });
  it('shows the included runs, and hatches outside their hull', () => {
    expect(layout.dots).toHaveLength(3);
    expect(layout.outside.match(/M/g)).toHaveLength(2);
  });
});
