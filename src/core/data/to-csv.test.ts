import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashColumns } from './hash-columns';
import { importFile } from './import-file';
import { encodeUtf8 } from './text';
import { toCsv } from './to-csv';
import type { Dataset } from './types';

function datasetOf(text: string): Dataset {
  const result = importFile(encodeUtf8(text), 'x');
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.data)}`);
  return result.value.dataset;
}

function expectSameAfterRoundTrip(dataset: Dataset): void {
  const again = datasetOf(toCsv(dataset));
  expect(again.names).toEqual(dataset.names);
  expect(again.N).toEqual(dataset.N);
  expect(again.D).toEqual(dataset.D);
  expect(again.loss).toEqual(dataset.loss);
  expect(again.lossError).toEqual(dataset.lossError);
  expect(again.extra).toEqual(dataset.extra);
  expect(again.lossPer).toBe(dataset.lossPer);
  expect(again.hash).toBe(dataset.hash);
}

describe('toCsv', () => {
  it.each([
    'public/data/chinchilla_isoflop.csv',
    'public/data/gadre_c4.csv',
    'public/data/gadre_rpj.csv',
    'public/data/microladder_runs.csv',
    'e2e/fixtures/odd-columns-60.csv',
  ])('writes %s so that it reads back equal', (file) => {
    const bytes = readFileSync(new URL(`../../../${file}`, import.meta.url));
    expectSameAfterRoundTrip(datasetOf(new TextDecoder().decode(bytes)));
  });

  it('names the units', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((i) => `r${i},${i}.5B,${i}e10,1`).join('\n');
    const csv = toCsv(datasetOf(`name,N,D,bpb\n${rows}`));
    expect(csv.split('\n').slice(0, 2)).toEqual([
      'name,N [params],D [tokens],loss [nats per byte],bpb',
      'r1,1500000000,10000000000,0.6931471805599453,1',
    ]);
  });

  it('survives any numbers and any names', () => {
    const positive = fc.double({ min: 1e-3, max: 1e30, noNaN: true });
    const row = fc.record({
      N: positive.map((value) => 2000 + value),
      D: positive.map((value) => 1e5 + value),
      loss: fc.double({ min: 1e-9, max: 14, noNaN: true }),
      name: fc.string({ maxLength: 12 }).map((text) => `x${text}`),
      kind: fc.string({ maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 20 }), (drawn) => {
        const ends = drawn
          .slice(0, 2)
          .map((run, i) => ({ ...run, N: 2e31 * (i + 1), D: 3e31 * (i + 1) }));
        const runs = [...drawn, ...ends];
        const dataset = datasetOf(JSON.stringify(runs));
        expect(Array.from(dataset.N)).toEqual(runs.map(({ N }) => N));
        expectSameAfterRoundTrip(dataset);
      }),
      { numRuns: 60 },
    );
  });
});

describe('hashColumns', () => {
  const columns = {
    N: Float64Array.of(1, 2),
    D: Float64Array.of(3, 4),
    loss: Float64Array.of(5, 6),
  };

  it('is fixed for given columns', () => {
    expect(hashColumns(columns)).toBe(hashColumns({ ...columns, names: [], extra: [] }));
    expect(hashColumns(columns)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with any value, name or extra column', () => {
    const hashes = [
      columns,
      { ...columns, loss: Float64Array.of(5, 6.000000000000001) },
      { ...columns, names: ['a', 'b'] },
      { ...columns, lossError: Float64Array.of(1, 1) },
      { ...columns, extra: [{ name: 'x', kind: 'text' as const, values: ['a', 'b'] }] },
      {
        ...columns,
        extra: [{ name: 'x', kind: 'number' as const, values: Float64Array.of(1, NaN) }],
      },
    ].map(hashColumns);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
