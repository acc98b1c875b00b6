import { describe, expect, it } from 'vitest';
import { observedLayout } from './layout/observed';
import { observedSeries } from './series/observed';

describe('observed against predicted', () => {
  const observed = Float64Array.of(100, 200, 400);
  const series = observedSeries(observed, Float64Array.of(101, 190, 412));
  it('tells how near the rows are', () => {
    expect(series.log).toBe(true);
    expect(series.worst).toBeCloseTo(0.05, 12);
    expect(series.middle).toBeCloseTo(0.03, 12);
  });
  it('stays linear over a narrow span, and has room where all rows are the same', () => {
    expect(observedSeries(Float64Array.of(2, 3), Float64Array.of(2.1, 3)).log).toBe(false);
    const { range } = observedSeries(Float64Array.of(2, 2), Float64Array.of(2, 2));
    expect(range[1]).toBeGreaterThan(range[0]);
  });
  it('puts rows that are met on the line of equality, and drops what is far outside', () => {
    const met = observedSeries(observed, observed, Float64Array.of(1e9, 200, 400));
    const { dots, published, frame } = observedLayout(met, String, 400, 300);
    for (const dot of dots) {
      if (!dot) throw new Error('no dot');
      const along = (dot.x - frame.left) / (frame.right - frame.left);
      const up = (frame.bottom - dot.y) / (frame.bottom - frame.top);
      expect(along).toBeCloseTo(up, 12);
    }
    expect(published[0]).toBeNull();
    expect(published[1]).toEqual(dots[1]);
  });
});
