import { describe, expect, it } from 'vitest';
import { gatherCurves, readCurves } from './runs-curves';
import { noisyRuns } from './testing/fitted-store';

const checkpoints = {
  ...noisyRuns,
  names: ['a @1', 'a @2', 'a @3', 'b @1', 'b @2', 'c @1', 'c @2', 'c @3'],
  N: Float64Array.of(1e6, 1e6, 1e6, 1e6, 1e6, 2e6, 2e6, 2e6),
  D: Float64Array.of(3, 1, 2, 1, 2, 1, 2, 3),
  loss: Float64Array.of(2, 4, 3, 4, 3, 5, 4, 3),
  extra: [{ name: 'run', kind: 'text' as const, values: ['a', 'a', 'a', 'b', 'b', 'c', 'c', 'c'] }],
};

describe('gatherCurves', () => {
  it('makes a curve of each run with three numbers of tokens, in their order', () => {
    const curves = gatherCurves(checkpoints);
    expect(curves.map(({ name, params, rows }) => [name, params, rows])).toEqual([
      ['a', 1e6, [0, 1, 2]],
      ['c', 2e6, [5, 6, 7]],
    ]);
    expect([...(curves[0]?.tokens ?? [])]).toEqual([1, 2, 3]);
    expect([...(curves[0]?.loss ?? [])]).toEqual([4, 3, 2]);
  });
  it('finds none among runs that each stand alone', () => {
    expect(gatherCurves(noisyRuns)).toEqual([]);
  });
});

describe('readCurves', () => {
  it('ties a logged curve to the size and the rows its name goes with', () => {
    const number = (name: string, values: number[]) => ({
      name,
      kind: 'number' as const,
      values: Float64Array.from(values),
    });
    const source = {
      id: 't',
      title: 'T',
      hash: '',
      rowCount: 6,
      origin: { kind: 'bundled' as const, source: '', notes: [] },
      columns: [
        {
          name: 'run_id',
          kind: 'text' as const,
          values: ['s0-trunk', 's0-trunk', 's0-trunk', 's1-2M', 's1-2M', 's1-2M'],
        },
        number('tokens', [1, 2, 3, 1, 2, 3]),
        number('train_loss', [9, 9, 9, 9, 9, 9]),
        number('val_loss', [5, 4, 3, 5, Number.NaN, 2]),
      ],
    };
    const curves = readCurves(source, {
      names: ['s0-1M', 's1-1M', 's1-2M'],
      N: Float64Array.of(1e4, 2e4, 2e4),
    });
    expect(curves).toEqual([
      {
        name: 's0-trunk',
        params: 1e4,
        tokens: Float64Array.of(1, 2, 3),
        loss: Float64Array.of(5, 4, 3),
        rows: [],
      },
    ]);
  });
});
