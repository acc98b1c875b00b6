import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../core/data';
import { chooseRows, setRows } from './rows';

const dataset: Dataset = {
  id: 'own-1',
  title: 'Five runs',
  hash: '1',
  names: ['a', 'b', 'c', 'd', 'e'],
  N: Float64Array.of(1e8, 2e8, 4e8, 8e8, 16e8),
  D: Float64Array.of(1e9, 2e9, 4e9, 8e9, 16e9),
  loss: Float64Array.of(4, 3.6, 3.2, 2.9, 2.7),
  extra: [],
  leftOut: [0],
  origin: { kind: 'own', source: 'five.csv', notes: [] },
};

function rows(where: string, toggled: readonly number[]): number[] {
  const chosen = chooseRows(dataset, where, toggled);
  if (!chosen.ok) throw new Error(chosen.problem.code);
  return [...chosen.value.included];
}

describe('chooseRows', () => {
  it('leaves out what the dataset leaves out, unless a person puts it back', () => {
    expect(rows('', [])).toEqual([1, 2, 3, 4]);
    expect(rows('', [0])).toEqual([0, 1, 2, 3, 4]);
    expect(rows('', [0, 2])).toEqual([0, 1, 3, 4]);
  });
  it('filters on top of that', () => {
    expect(rows('loss < 3', [])).toEqual([3, 4]);
    expect(rows('N <= 4e8', [2])).toEqual([1]);
  });
  it('says what is wrong with a filter it cannot read', () => {
    expect(chooseRows(dataset, 'loss <', []).ok).toBe(false);
  });
});

describe('setRows', () => {
  it('takes rows out and puts them back, whatever the dataset says of them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(4)), fc.nat(4), (start, row) => {
        const toggled = [...start].sort((a, b) => a - b);
        expect(
          setRows(
            dataset,
            setRows(dataset, toggled, [row], false),
            [row],
            !!rows('', toggled).includes(row),
          ),
        ).toEqual(toggled);
        const out = rows('', setRows(dataset, toggled, [row], false));
        const back = rows('', setRows(dataset, toggled, [row], true));
        expect(out).not.toContain(row);
        expect(back).toContain(row);
        expect(back.filter((other) => other !== row)).toEqual(out);
      }),
    );
  });
});
