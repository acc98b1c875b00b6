import { expect, test } from 'vitest';
import { cellsLayout } from './cells';

const box = { alpha: [0.01, 3], beta: [0.01, 3] } as const;
// Two cells side by side; only the second one reaches down to the gap.
const leaves = Float64Array.of(0.01, 0.4, 0.01, 3, 5, 0.4, 3, 0.01, 3, 4.9);

test('cells are cut to the picture, and those within the gap are told from the ruled out ones', () => {
  const layout = cellsLayout(
    { box, leaves, upperBound: 5 },
    { alpha: 0.5, beta: 0.4 },
    [{ label: 'published', values: { alpha: 0.34, beta: 0.28 } }],
    400,
    300,
  );
  expect(layout.cells.map(({ ruledOut }) => ruledOut)).toEqual([true, false]);
  const [left, right] = layout.cells;
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeCloseTo(right?.x ?? 0, 9);
  expect((right?.x ?? 0) + (right?.width ?? 0)).toBeCloseTo(layout.frame.right, 9);
  expect(layout.x.fromPixel(layout.optimum[0])).toBeCloseTo(0.5, 12);
  expect(layout.y.fromPixel(layout.marks[0]?.y ?? 0)).toBeCloseTo(0.28, 12);
});

test('a cell outside of the picture is not drawn', () => {
  const far = Float64Array.of(2, 3, 2, 3, 5, 0.45, 0.55, 0.35, 0.45, 4.99);
  const layout = cellsLayout(
    { box, leaves: far, upperBound: 5 },
    { alpha: 0.5, beta: 0.4 },
    [],
    400,
    300,
  );
  expect(layout.cells.map(({ ruledOut }) => ruledOut)).toEqual([false]);
});
