import { describe, expect, it } from 'vitest';
import { backtestLayout } from './layout/backtest';
import { influenceLayout } from './layout/influence';
import { runPointsLayout } from './layout/run-points';
import { specificationLayout } from './layout/specifications';
import { approachesSeries } from './series/approaches';
import { backtestSeries } from './series/backtest';
import { influenceSeries } from './series/influence';
import { quantileSeries, rankTrend, residualSeries } from './series/residuals';
import { specificationSeries } from './series/specifications';

describe('residuals as points', () => {
  const series = residualSeries(
    Float64Array.of(1e9, 1e8, 1e10),
    Float64Array.of(0.5, -2, 0.05),
    Int8Array.of(1, -1, 0),
    0.1,
  );

  it('marks the rows in the linear part and keeps zero in the middle', () => {
    expect([...series.hollow]).toEqual([1, 1, 0]);
    expect(series.rangeY[0]).toBe(-series.rangeY[1]);
    expect(series.rangeY[1]).toBeCloseTo(2.16);
  });

  it('lays the dots out from left to right, so that arrow keys walk along the axis', () => {
    const { dots, frame, reference, band } = runPointsLayout(series, String, 500, 300);
    expect(dots.map(({ row }) => row)).toEqual([1, 0, 2]);
    expect(reference.y1).toBeCloseTo((frame.top + frame.bottom) / 2);
    expect((band?.y ?? 0) + (band?.height ?? 0) / 2).toBeCloseTo(reference.y1);
  });

  it('puts each quantile at its own row', () => {
    const { x, y } = quantileSeries(
      {
        expected: Float64Array.of(-1, 0, 1),
        found: Float64Array.of(-3, 0.1, 2),
        rows: Int32Array.of(2, 0, 1),
      },
      Int8Array.of(0, 0, 0),
    );
    expect([...x]).toEqual([0, 1, -1]);
    expect([...y]).toEqual([0.1, 2, -3]);
  });

  it('ranks ties by their mean, and finds no trend in one value', () => {
    const rising = rankTrend(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(1, 3, 2, 10, 100));
    expect(rising.correlation).toBeCloseTo(0.9);
    expect(
      rankTrend(Float64Array.of(1, 1, 2, 2), Float64Array.of(5, 6, 7, 8)).correlation,
    ).toBeCloseTo(Math.sqrt(0.8));
    expect(rankTrend(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3)).correlation).toBeNaN();
  });
});

describe('influence', () => {
  const moves = Float64Array.of(0.001, -0.02, Number.NaN, 0.01);

  it('ranks by size, leaves out what could not be fitted, and says what is typical', () => {
    const { bars, failed, typical } = influenceSeries(moves, 2);
    expect(bars).toEqual([
      { row: 1, move: -0.02 },
      { row: 3, move: 0.01 },
    ]);
    expect(failed).toBe(1);
    expect(typical).toBeCloseTo(Math.sqrt((1e-6 + 4e-4 + 1e-4) / 3));
  });

  it('draws a fall left of zero and a rise right of it', () => {
    const { bars, zero } = influenceLayout(influenceSeries(moves, 2), 600, 300);
    const [fall, rise] = bars;
    expect((fall?.x ?? 0) + (fall?.width ?? 0)).toBeCloseTo(zero);
    expect(rise?.x).toBeCloseTo(zero);
    expect((fall?.width ?? 0) / (rise?.width ?? 1)).toBeCloseTo(2);
  });
});

describe('approaches', () => {
  it('draws N* = coefficient C^exponent between two budgets', () => {
    const { lines, minima } = approachesSeries(
      [
        {
          method: 'parametric',
          exponent: 0.5,
          coefficient: 0.1,
          paramsInterval: { low: 1e9, high: 1e11 },
        },
      ],
      [
        { compute: 1e20, params: 1e9, paramsInterval: null, place: 'inside' },
        { compute: 1e21, params: Number.NaN, paramsInterval: null, place: 'no-minimum' },
      ],
      [],
      1e18,
      1e22,
    );
    expect(lines[0]?.from[1]).toBeCloseTo(8);
    expect(lines[0]?.to[1]).toBeCloseTo(10);
    expect(lines[0]?.interval).toEqual([9, 11]);
    expect(minima).toEqual([{ logC: 20, logN: 9, interval: null, inside: true }]);
  });
});

describe('a specification curve', () => {
  it('keeps the places of every choice and scales sizes by their logarithm', () => {
    const made = [0, 1, 1];
    const series = specificationSeries([1e9, 2e9, 1e10], true, 2e9, [1e9, 1e10], 1, [
      { group: 'floor', labels: ['free', 'zero'], at: (place) => made[place] as number },
    ]);
    expect(series.values[2]).toBeCloseTo(10);
    expect(series.choices.map(({ places }) => [...places])).toEqual([[0], [1, 2]]);
    const { dots, lines } = specificationLayout(series, String, 600, 400);
    expect(dots).toHaveLength(3);
    expect(lines[1]?.d.match(/M/g)).toHaveLength(2);
    expect(lines.map(({ heads }) => heads)).toEqual([true, false]);
  });
});

describe('a backtest', () => {
  const held = (row: number, params: number, low: number, high: number) => ({
    row,
    compute: 1e21,
    params,
    observed: 2,
    predicted: 2.02,
    predictionInterval: { low, high },
  });
  const series = backtestSeries(
    [{ compute: 1e20, params: 1e9, error: -0.01 }],
    [held(4, 3e9, 1.9, 2.1), held(5, 1e9, 2.01, 2.1)],
  );

  it('says which intervals hold what was measured', () => {
    expect(series.held.map(({ covered }) => covered)).toEqual([true, false]);
    expect(series.held[0]?.error).toBeCloseTo(0.01);
    expect(series.held[0]?.interval?.[0]).toBeCloseTo(-0.05);
  });

  it('sets runs of one budget side by side, smallest first, around their budget', () => {
    const layout = backtestLayout(series, String, 600, 300);
    const [large, small] = layout.held;
    expect(small?.x).toBeLessThan(large?.x ?? 0);
    expect(((small?.x ?? 0) + (large?.x ?? 0)) / 2).toBeCloseTo(layout.x.toPixel(21));
    expect(layout.trained[0]?.x).toBeCloseTo(layout.x.toPixel(20));
  });
});
