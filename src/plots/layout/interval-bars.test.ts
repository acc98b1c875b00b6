import { expect, test } from 'vitest';
import { intervalBarsLayout } from './interval-bars';

const rows = [
  {
    label: 'E',
    value: 0,
    bars: [
      [-0.1, 0.1],
      [-0.05, 0.2],
    ],
  },
  { label: 'A', value: 0, bars: [[-3, 0.1], null] },
] as const;

test('ends are placed on the common axis, and what lies past its reach is cut and said to be', () => {
  const layout = intervalBarsLayout(rows, 0.5, String, 400, 200);
  const [first, second] = layout.rows;
  expect(layout.x.fromPixel(first?.bars[1]?.to ?? 0)).toBeCloseTo(0.2, 12);
  expect(first?.bars[0]).toMatchObject({ fromCut: false, toCut: false });
  expect(second?.bars[0]).toMatchObject({ from: layout.frame.left, fromCut: true, toCut: false });
  expect(second?.bars[1]).toBeNull();
  expect(second?.y).toBeGreaterThan(first?.y ?? 0);
});
