import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultState, readSession, readState, writeSession } from './index';
import { anyDataset, anyState, ownDataset } from './testing/arbitrary';

function opened(text: string) {
  const read = readSession(text);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

const dataset = ownDataset({
  N: Float64Array.of(1e9, 2e9),
  D: Float64Array.of(1e10, 3e10),
  loss: Float64Array.of(3, 2),
  lossPer: 'byte',
  headers: { N: 'params' },
  extra: [
    {
      name: 'lr',
      kind: 'number',
      values: Float64Array.of(-0, Number.NaN),
      odd: new Map([[1, 'none']]),
    },
  ],
});

describe('session file', () => {
  it('reads back every state and every dataset, bit for bit', () => {
    fc.assert(
      fc.property(anyState, fc.array(anyDataset(12), { maxLength: 2 }), (state, datasets) => {
        expect(opened(writeSession(state, datasets))).toEqual({ state, datasets, notices: [] });
      }),
      { numRuns: 60 },
    );
    expect(opened(writeSession(defaultState, [dataset])).datasets).toEqual([dataset]);
  });
  it.each([
    ['', 'session-not-json'],
    ['{', 'session-not-json'],
    ['[]', 'session-format'],
    ['null', 'session-format'],
    ['{"format":"other"}', 'session-format'],
  ])('refuses %j', (text, code) => {
    expect(readSession(text)).toMatchObject({ ok: false, problem: { code } });
  });
  const changed = (change: (file: Record<string, unknown>) => void): string => {
    const file = JSON.parse(writeSession({ ...defaultState, C: 1e22 }, [dataset, dataset]));
    change(file);
    return JSON.stringify(file);
  };
  it('leaves out a damaged dataset, says where, and opens the rest', () => {
    const text = changed((file) => {
      (file.datasets as { N: unknown[] }[])[0]?.N.splice(1, 1, 'many');
    });
    const { state, datasets, notices } = opened(text);
    expect(state.C).toBe(1e22);
    expect(datasets).toEqual([dataset]);
    expect(notices).toEqual([
      { code: 'session-dataset', data: { title: 'Mine.csv', part: 'N.1' } },
    ]);
  });
  it.each([
    ['a short column', { loss: [3] }, 'the lengths of its columns'],
    ['a loss of zero', { loss: [3, 0] }, 'loss'],
    ['a row left out that is not there', { leftOut: [2] }, 'the lengths of its columns'],
    ['no rows', { N: [], D: [], loss: [], names: [], extra: [] }, 'the lengths of its columns'],
  ])('does not take %s', (_, part, where) => {
    const text = changed((file) => {
      file.datasets = [{ ...(file.datasets as object[])[0], ...part }];
    });
    expect(opened(text).datasets).toEqual([]);
    expect(opened(text).notices[0]?.data.part).toBe(where);
  });
  it('opens what it can of a newer version and of a damaged state', () => {
    const text = changed((file) => {
      file.version = 9;
      file.state = {
        C: 'much',
        N: 7e9,
        obj: ['mse'],
        excluded: [-1],
        unknown: { constructor: 'x', a: 'b' },
      };
    });
    const { state, notices } = opened(text);
    expect(state).toMatchObject({ C: null, N: 7e9, obj: 'mse', excluded: [], unknown: { a: 'b' } });
    expect(notices.map(({ code }) => code)).toEqual([
      'session-newer',
      'state-value',
      'state-value',
      'link-value',
    ]);
  });
  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (state, stored) => {
        const file = { format: 'scalescope-session', version: 1, state, datasets: [stored] };
        const { datasets } = opened(JSON.stringify(file));
        expect(datasets).toEqual([]);
        expect(readState(state).state.lock).toBeTypeOf('string');
      }),
      { numRuns: 500 },
    );
  });
});
