import { describe, expect, it } from 'vitest';
import { lossCurvesSeries } from '../series/loss-curves';
import { lossCurvesLayout, thin } from './loss-curves';

const curves = [
  { name: 'big', params: 2e6, tokens: Float64Array.of(1, 10, 100), loss: Float64Array.of(8, 4, 2) },
  { name: 'small', params: 1e6, tokens: Float64Array.of(1, 10), loss: Float64Array.of(8, 6) },
  {
    name: 'small again',
    params: 1e6,
    tokens: Float64Array.of(1, 100),
    loss: Float64Array.of(9, 5),
  },
];
const layout = lossCurvesLayout(
  lossCurvesSeries(curves),
  { tokens: String, loss: String },
  600,
  400,
);

describe('lossCurvesLayout', () => {
  it('makes one family of the curves of a size', () => {
    expect(layout.curves.map(({ family }) => family)).toEqual([1, 0, 0]);
    expect(layout.labels.map(({ params }) => params)).toEqual([1e6, 2e6]);
  });
  it('finds the curve under the pointer, between its points too, and none far from all', () => {
    const x = layout.x.toPixel(0.5);
    const y = layout.y.toPixel((Math.log10(8) + Math.log10(4)) / 2);
    expect(layout.nearest(x, y + 3)).toMatchObject({ curve: 0, x });
    expect(layout.nearest(x, y + 3)?.y).toBeCloseTo(y, 6);
    expect(layout.nearest(layout.frame.right, layout.frame.top)).toBeNull();
  });
  it('keeps names of sizes a line apart', () => {
    const [a, b] = layout.labels;
    expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThanOrEqual(15);
  });
});

describe('thin', () => {
  it('keeps the spike of a long line', () => {
    const px = Float64Array.from({ length: 100_000 }, (_, i) => i / 200);
    const py = Float64Array.from({ length: 100_000 }, (_, i) => (i === 43_210 ? 0 : 100 + (i % 3)));
    const kept = thin(px, py);
    expect(kept.length).toBeLessThan(2100);
    expect(kept).toContain(43_210);
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(99_999);
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  });
});
