import { expect, it } from 'vitest';
import { runToEnd } from '../long-work';
import { type RunSpans, spanRuns, spanRunsSlowly } from './span-runs';
import type { Dataset } from './types';

const COUNT = 150_000;

function make(): Dataset {
  const column = (at: (row: number) => number) =>
    Float64Array.from({ length: COUNT }, (_, i) => at(i));
  const N = column((row) => 1e6 + ((row * 7919) % COUNT));
  const D = column((row) => 1e8 + ((row * 104_729) % COUNT));
  // The outermost run stands in the last stretch, and one that is left out is further still.
  N[COUNT - 5] = 9e9;
  N[COUNT - 6] = 1e12;
  const loss = column((row) => 2 + (row % 1000) / 1000);
  loss[COUNT - 6] = 80;
  loss[70_000] = 1.5;
  return { N, D, loss } as Dataset;
}

/** By looking at every run for every number. */
function byHand({ N, D, loss }: Dataset, mask: Uint8Array): Omit<RunSpans, 'corners'> {
  const rows = Array.from(N.keys());
  const inside = rows.filter((row) => mask[row] === 1);
  const span = (of: readonly number[], at: (row: number) => number) =>
    of.reduce<[number, number]>(
      ([low, high], row) => [Math.min(low, at(row)), Math.max(high, at(row))],
      [Infinity, -Infinity],
    );
  return {
    N: span(rows, (row) => N[row] as number),
    D: span(rows, (row) => D[row] as number),
    product: span(rows, (row) => (N[row] as number) * (D[row] as number)),
    loss: span(inside, (row) => loss[row] as number),
    included: inside.length,
  };
}

it('spans many runs in steps, and gives what it found when it is asked again', () => {
  const dataset = make();
  const mask = new Uint8Array(COUNT).fill(1);
  mask[COUNT - 6] = 0;
  const work = spanRunsSlowly(dataset, mask);
  expect(work.next().done).toBe(false);
  const spans = runToEnd(work);
  expect(spans).toMatchObject(byHand(dataset, mask));
  expect(spans.corners).toContain(COUNT - 5);
  expect(spans.corners).not.toContain(COUNT - 6);
  expect(spanRuns(dataset, mask)).toBe(spans);
  // Other runs under the same mask, and the same under another, are looked at for themselves.
  const doubled = { ...dataset, N: dataset.N.map((value) => 2 * value) };
  expect(spanRuns(doubled, mask)).toMatchObject(byHand(doubled, mask));
  const none = new Uint8Array(COUNT);
  expect(spanRuns(dataset, none)).toMatchObject({ included: 0, corners: [] });
});
