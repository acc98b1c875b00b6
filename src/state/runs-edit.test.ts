import { describe, expect, it } from 'vitest';
import type { Dataset } from '../core/data';
import { textAt } from '../core/data';
import { keepDataset } from './datasets';
// Keeping an edited dataset loads it late: here it must not load after the tests are over.
import './device-store';
import { editableColumns, editDataset, editRuns, stepColumns } from './runs-edit';
import { mergeDatasets } from './runs-merge';
import { change, createAppStore, stepBack } from './store';
import { noisyRuns } from './testing/fitted-store';

const count = noisyRuns.N.length;
const logged: Dataset = {
  ...noisyRuns,
  extra: [
    ...noisyRuns.extra,
    {
      name: 'train/global_step',
      kind: 'number',
      values: new Float64Array(count).fill(1000),
    },
    {
      name: 'score',
      kind: 'number',
      values: new Float64Array(count).fill(Number.NaN),
      odd: new Map([
        [0, 'n/a'],
        [1, 'n/a'],
      ]),
    },
  ],
};

describe('editDataset', () => {
  it('sets a quantity of some runs under a new hash, the others as they were', () => {
    const edited = editDataset(logged, [1, 2], { column: 'N', kind: 'set', value: 5e6 }, 'T');
    if (!edited.ok) throw new Error(edited.problem.code);
    expect([...edited.value.N.slice(0, 4)]).toEqual([logged.N[0], 5e6, 5e6, logged.N[3]]);
    expect(edited.value.hash).not.toBe(logged.hash);
    expect(edited.value.id).toBe(`own-${edited.value.hash.slice(0, 12)}`);
    expect(logged.N[1]).not.toBe(5e6);
  });
  it('makes tokens of steps and a batch, and clears what was written where a number is now', () => {
    expect(stepColumns(logged)).toEqual(['train/global_step']);
    const tokens = editDataset(
      logged,
      [0],
      { column: 'D', kind: 'steps', value: 524_288, steps: 'train/global_step' },
      'T',
    );
    expect(tokens.ok && tokens.value.D[0]).toBe(524_288_000);
    const score = editDataset(logged, [0], { column: 'x:score', kind: 'set', value: 0 }, 'T');
    const column = score.ok && score.value.extra.find(({ name }) => name === 'score');
    expect(column && column.kind === 'number' && column.values[0]).toBe(0);
    expect(column && column.kind === 'number' && [...(column.odd ?? [])]).toEqual([[1, 'n/a']]);
  });
  it('refuses a run without size, and a column that is not there', () => {
    expect(
      editDataset(logged, [3], { column: 'loss', kind: 'times', value: 0 }, 'T'),
    ).toMatchObject({
      problem: { code: 'edit-not-positive', data: { row: 4, column: 'loss' } },
    });
    expect(
      editDataset(logged, [3], { column: 'x:trunk', kind: 'set', value: 1 }, 'T'),
    ).toMatchObject({
      problem: { code: 'edit-no-column' },
    });
    expect(editableColumns(logged)).toEqual(['N', 'D', 'loss', 'x:train/global_step', 'x:score']);
  });
  it('is one step to undo, and keeps what was left out and why', () => {
    const store = createAppStore();
    keepDataset(store, logged);
    change(store, { data: logged.id });
    change(store, { excluded: [4], reasons: [{ text: 'diverged', rows: [4] }] });
    expect(editRuns(store, [1], { column: 'D', kind: 'times', value: 2 }, 'Edited')).toBeNull();
    const { explorer, datasets, selection } = store.getState();
    expect(datasets[explorer.data]?.D[1]).toBe(2 * (logged.D[1] as number));
    expect(explorer.reasons).toEqual([{ text: 'diverged', rows: [4] }]);
    expect([...selection.rows]).toEqual([1]);
    stepBack(store);
    expect(store.getState().explorer).toMatchObject({ data: logged.id, excluded: [4] });
  });
});

describe('mergeDatasets', () => {
  const other: Dataset = {
    ...noisyRuns,
    title: 'Second',
    leftOut: [2],
    extra: [
      { name: 'trunk', kind: 'number', values: new Float64Array(count).fill(7) },
      { name: 'source', kind: 'text', values: Array.from({ length: count }, () => 'web') },
    ],
  };
  it('puts the runs of two behind each other and says which they are from', () => {
    const merged = mergeDatasets(logged, other, 'Both');
    if (!merged.ok) throw new Error(merged.problem.code);
    const { names, N, extra, leftOut, title } = merged.value;
    expect(title).toBe('Both');
    expect(N.length).toBe(2 * count);
    expect(textAt(names, count + 1)).toBe('run 1');
    expect(leftOut).toEqual([count + 2]);
    expect(extra.map(({ name }) => name)).toEqual([
      'trunk',
      'train/global_step',
      'score',
      'source',
      'source 2',
    ]);
    const text = (name: string, row: number) => {
      const column = extra.find((each) => each.name === name);
      return column?.kind === 'text' ? textAt(column.values, row) : column?.values[row];
    };
    expect(text('trunk', 1)).toBe('trunk 1');
    expect(text('trunk', count + 1)).toBe('7');
    expect(text('score', count + 1)).toBeNaN();
    expect(text('source', count)).toBe('web');
    expect(text('source 2', 0)).toBe('Noisy runs');
    expect(text('source 2', count)).toBe('Second');
  });
  it('refuses losses counted per token and per byte together', () => {
    expect(mergeDatasets(logged, { ...other, lossPer: 'byte' }, 'Both')).toMatchObject({
      problem: { code: 'merge-loss-units' },
    });
  });
});
