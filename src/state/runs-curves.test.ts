import { describe, expect, it } from 'vitest';
import { gatherCurves, keepFitted, readCurves } from './runs-curves';
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

describe('keepFitted', () => {
  const mask = (out: readonly number[], count: number) =>
    Uint8Array.from({ length: count }, (_, row) => (out.includes(row) ? 0 : 1));
  it('takes checkpoints that are left out off their curves', () => {
    const longer = {
      ...checkpoints,
      names: [...checkpoints.names, 'a @4'],
      N: Float64Array.of(...checkpoints.N, 1e6),
      D: Float64Array.of(...checkpoints.D, 4),
      loss: Float64Array.of(...checkpoints.loss, 1.5),
      extra: [{ name: 'run', kind: 'text' as const, values: [...'aaabbccca'] }],
    };
    const found = { curves: gatherCurves(longer), areRows: true };
    expect(keepFitted(found, longer, mask([], 9))).toBe(found.curves);
    const kept = keepFitted(found, longer, mask([0, 5], 9));
    // `c` has two points left, which are no curve.
    expect(kept.map(({ name, tokens }) => [name, ...tokens])).toEqual([['a', 1, 2, 4]]);
  });
  it('drops a logged curve whose run is left out, not one that is of no run alone', () => {
    const curve = { params: 1, tokens: Float64Array.of(1), loss: Float64Array.of(1) };
    const found = {
      curves: [
        { name: 'trunk', ...curve, rows: [] },
        { name: 'one', ...curve, rows: [0] },
        { name: 'two', ...curve, rows: [1] },
      ],
      areRows: false,
    };
    const kept = keepFitted(found, checkpoints, mask([1], 8));
    expect(kept.map(({ name }) => name)).toEqual(['trunk', 'one']);
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
