import { describe, expect, it } from 'vitest';
import { lawCurveLayout } from './layout/law-curve';
import { lawCurveSeries } from './series/law-curve';

const format = { x: String, y: String };

describe('law curves', () => {
  it('evaluates each response along the axis, in base units', () => {
    const { x, curves, logX, logY } = lawCurveSeries(
      [{ label: 'a', at: (value) => 2 + 100 / value }],
      [1e2, 1e6],
      true,
      [1e3, 1e9],
    );
    expect([logX, logY]).toEqual([true, false]);
    expect([x[0], x[60], x[120]]).toEqual([2, 4, 6]);
    expect(curves[0]?.values[0]).toBe(3);
    expect(curves[0]?.values[60]).toBeCloseTo(2.01, 12);
  });
  it('goes to a log axis where the response spans decades, and only where it is positive', () => {
    const power = lawCurveSeries([{ label: 'a', at: (v) => v ** 2 }], [1, 100], true, null);
    expect(power.logY).toBe(true);
    expect(power.curves[0]?.values[120]).toBeCloseTo(4, 12);
    expect(lawCurveSeries([{ label: 'a', at: (v) => v - 50 }], [1, 100], false, null).logY).toBe(
      false,
    );
  });
  it('breaks the line where there is no value, and names every curve apart', () => {
    const series = lawCurveSeries(
      [
        { label: 'a', at: (v) => Math.sqrt(v - 5) },
        { label: 'b', at: () => 2.2 },
        { label: 'c', at: () => 2.21 },
      ],
      [0, 10],
      false,
      [2, 20],
    );
    const layout = lawCurveLayout(series, format, 600, 260);
    const [a, b, c] = layout.curves;
    const start = Number(/^M([\d.]+)/.exec(a?.d ?? '')?.[1]);
    expect(layout.x.fromPixel(start)).toBeCloseTo(5, 1);
    const heights = [a, b, c].map((curve) => curve?.labelY ?? 0).sort((p, q) => p - q);
    expect((heights[1] as number) - (heights[0] as number)).toBeGreaterThanOrEqual(15);
    expect((heights[2] as number) - (heights[1] as number)).toBeGreaterThanOrEqual(15);
    // Shaded from 2 to the end of the axis, not beyond.
    expect(layout.valid?.x).toBeCloseTo(layout.x.toPixel(2), 9);
    expect((layout.valid?.x ?? 0) + (layout.valid?.width ?? 0)).toBeCloseTo(layout.frame.right, 9);
  });
});
