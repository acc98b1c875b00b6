import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../core/data';
import { findLaw, type Law, toVector } from '../../core/laws';
import { optimalPlan } from '../../core/optimum';
import { heroLayout, heroPlane } from '../layout/hero';
import { contourSeries } from './contours';
import { heroExtent, topCompute } from './extent';
import { frontierSeries } from './frontier';
import { convexHull, runHull, runSeries } from './runs';
import { sliceSeries } from './slice';
import { targetRegion } from './target-region';

const chinchilla = findLaw('chinchilla') as Law;
const parameters = toVector(chinchilla, {
  E: 1.8172,
  A: 482.01,
  B: 2085.43,
  alpha: 0.3478,
  beta: 0.3658,
});
/** Draws that move the exponents a little either way. */
const draws = Array.from({ length: 41 }, (_, i) => {
  const shift = (i - 20) / 2000;
  return Float64Array.of(1.8172, 482.01, 2085.43, 0.3478 + shift, 0.3658 - shift);
});
const model = { law: chinchilla, parameters, draws };

const N = [1e8, 4e8, 1.6e9, 1e8, 4e8, 1.6e9];
const D = [2e9, 2e9, 2e9, 2e10, 2e10, 2e10];
const loss = N.map((n, i) =>
  chinchilla.evaluate([Math.log(n), Math.log(D[i] as number)], parameters),
);
const dataset: Dataset = {
  id: 'own-1',
  title: 'Six runs',
  hash: '1',
  names: N.map((_, i) => `run ${i}`),
  N: Float64Array.from(N),
  D: Float64Array.from(D),
  loss: Float64Array.from(loss),
  extra: [],
  leftOut: [],
  origin: { kind: 'own', source: 'six.csv', notes: [] },
};
const runs = runSeries(dataset, Uint8Array.of(1, 1, 1, 1, 1, 1));
const extent = heroExtent(model, runs, topCompute(1e22, 1e22));

describe('frontierSeries', () => {
  const frontier = frontierSeries(model, [19, 25], 0.01);
  it('is the optimal plan at every budget', () => {
    frontier.logC.forEach((c, i) => {
      const plan = optimalPlan(chinchilla, parameters, 10 ** c);
      expect(frontier.logN[i]).toBeCloseTo(Math.log10(plan.N), 12);
      expect(frontier.logRatio[i]).toBeCloseTo(Math.log10(plan.D / plan.N), 12);
    });
  });
  it('has nested bands around the path', () => {
    const [wide, middle, narrow] = frontier.bands;
    expect([wide?.level, middle?.level, narrow?.level]).toEqual([0.95, 0.8, 0.5]);
    for (const i of [0, 24, 48]) {
      const order = [
        wide?.low[i],
        middle?.low[i],
        narrow?.low[i],
        frontier.logN[i],
        narrow?.high[i],
        middle?.high[i],
        wide?.high[i],
      ];
      expect([...order].sort((a, b) => Number(a) - Number(b))).toEqual(order);
    }
  });
  it('turns the size band over for tokens per parameter', () => {
    const i = 30;
    const expected =
      Math.log10(10 ** (frontier.logC[i] as number) / 6) -
      2 * (frontier.bands[0]?.high[i] as number);
    expect(frontier.ratioBands[0]?.low[i]).toBeCloseTo(expected, 12);
  });
  it('wastes exactly the tolerance at the edges of the good-enough region', () => {
    const i = 20;
    const compute = 10 ** (frontier.logC[i] as number);
    for (const edge of [frontier.goodLow[i], frontier.goodHigh[i]]) {
      const n = 10 ** (edge as number);
      const at = chinchilla.evaluate([Math.log(n), Math.log(compute / 6 / n)], parameters);
      expect(at).toBeCloseTo(optimalPlan(chinchilla, parameters, compute / 1.01).loss, 8);
    }
  });
});

describe('contourSeries', () => {
  const contours = contourSeries(model, extent.logC, extent.logN);
  it('draws at most eight levels, each exact at every vertex', () => {
    expect(contours.length).toBeGreaterThan(4);
    expect(contours.length).toBeLessThanOrEqual(8);
    for (const contour of contours) {
      contour.logC.forEach((c, i) => {
        const n = contour.logN[i] as number;
        const features = [n * Math.LN10, (c - Math.log10(6) - n) * Math.LN10];
        expect(chinchilla.evaluate(features, parameters)).toBeCloseTo(contour.loss, 9);
      });
    }
  });
});

describe('sliceSeries', () => {
  it('is lowest beside the optimum, near its middle, and finds the runs of the budget', () => {
    const compute = 6 * 4e8 * 2e9;
    const slice = sliceSeries(model, compute, runs);
    const best = Math.log10(optimalPlan(chinchilla, parameters, compute).N);
    const step = (slice.logN[1] as number) - (slice.logN[0] as number);
    const lowest = slice.loss.indexOf(Math.min(...slice.loss));
    expect(Math.abs((slice.logN[lowest] as number) - best)).toBeLessThan(step);
    expect(
      Math.abs((slice.logN[(slice.logN.length - 1) / 2] as number) - best),
    ).toBeLessThanOrEqual(0.125);
    expect(slice.measured).toEqual([1]);
    expect(slice.low[3]).toBeLessThanOrEqual(slice.loss[3] as number);
  });
});

describe('targetRegion', () => {
  it('surrounds the plan that reaches the loss', () => {
    const region = targetRegion(model, 2.1);
    expect(region.length).toBeGreaterThan(2);
    const sizes = region.map(([, n]) => n);
    const plan = optimalPlan(
      chinchilla,
      parameters,
      chinchilla.optimum?.computeForLoss(parameters, 2.1) as number,
    );
    expect(Math.min(...sizes)).toBeLessThan(Math.log10(plan.N));
    expect(Math.max(...sizes)).toBeGreaterThan(Math.log10(plan.N));
  });
  it('is empty below the floor', () => {
    expect(targetRegion(model, 1.5)).toEqual([]);
  });
});

describe('hulls', () => {
  it('keeps the corners and drops what lies inside or on an edge', () => {
    expect(
      convexHull([
        [0, 0],
        [2, 0],
        [1, 0],
        [2, 2],
        [0, 2],
        [1, 1],
      ]),
    ).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ]);
  });
  it('ignores runs that are left out', () => {
    const some = runSeries(dataset, Uint8Array.of(1, 1, 0, 1, 1, 0));
    expect(Math.max(...runHull(some).map(([, n]) => n))).toBeCloseTo(Math.log10(4e8), 12);
  });
});

describe('heroLayout', () => {
  it.each(['CN', 'DN'] as const)('places and locates points of form %s as inverses', (form) => {
    const plane = heroPlane(form, extent, 900, 420);
    const [x, y] = plane.place(21.3, 9.4);
    const [c, n] = plane.locate(x, y);
    expect(c).toBeCloseTo(21.3, 10);
    expect(n).toBeCloseTo(9.4, 10);
  });
  it('puts every run inside the frame, labels apart, and the hatch around the runs', () => {
    const plane = heroPlane('CN', extent, 900, 420);
    const layout = heroLayout(
      plane,
      runs,
      frontierSeries(model, extent.logC, 0.01),
      contourSeries(model, extent.logC, extent.logN),
    );
    for (const { x, y } of layout.dots) {
      expect(x).toBeGreaterThan(plane.frame.left);
      expect(x).toBeLessThan(plane.frame.right);
      expect(y).toBeGreaterThan(plane.frame.top);
      expect(y).toBeLessThan(plane.frame.bottom);
    }
    const labels = layout.contours.flatMap(({ label }) => (label ? [label] : []));
    for (const a of labels) {
      for (const b of labels) {
        if (a !== b) expect(Math.abs(a.x - b.x) >= 36 || Math.abs(a.y - b.y) >= 18).toBe(true);
      }
    }
    expect(layout.outside.split('M')).toHaveLength(3);
  });
  it('draws a sample of many runs, always the same, with the outermost of those in the fit', () => {
    const many = Float64Array.from({ length: 50_000 }, (_, i) => 1e6 * (1 + ((i * 0.618) % 1)));
    many[31_415] = 5e9;
    const all = new Uint8Array(50_000).fill(1);
    const large = { ...dataset, N: many, D: many.map((n) => 20 * n), loss: many.map(() => 3) };
    const series = runSeries(large, all);
    expect(series.drawn.length).toBeGreaterThanOrEqual(1000);
    expect(series.drawn.length).toBeLessThanOrEqual(1008);
    expect(series.drawn).toContain(31_415);
    expect(series.drawn).toEqual(runSeries(large, all).drawn);
    expect(series.rangeN[1]).toBeCloseTo(Math.log10(5e9), 12);
    const plane = heroPlane('CN', extent, 900, 420);
    const { dots } = heroLayout(plane, series, frontierSeries(model, extent.logC, 0.01), []);
    expect(dots.map(({ row }) => row)).toEqual([...series.drawn]);
    const fewer = all.with(31_415, 0);
    expect(runSeries(large, fewer).includedCount).toBe(49_999);
  });
});
