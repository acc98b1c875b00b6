import { describe, expect, it } from 'vitest';
import { selectSourceRows } from '../data';
import { findTableEntry, loadTable, tables } from '.';
import { bytesOf, loadTableById as load } from './testing/load';

describe('tables', () => {
  it.each([
    ['microladder-curves', 497],
    ['microladder-ptq', 594],
    ['microladder-qat', 18],
    ['microladder-cpt', 288],
    ['microladder-repeat', 6],
    ['qid-targets', 48],
    ['cmr-finance', 20],
    ['dcpt-chemistry', 7],
    ['replay', 14],
    ['two-domain-mixing', 40],
    ['cpt-pythia-python', 5],
    ['synthllm-predicted', 12],
    ['cbs-steps', 45],
    ['languini', 10],
    ['dclm-models', 12],
    ['sft-mix', 21],
    ['chinchilla-table3', 9],
  ])('loads %s with %i rows', (id, rows) => {
    const source = load(id);
    expect(source.rowCount).toBe(rows);
    expect(source.origin).toMatchObject({ kind: 'bundled', source: expect.stringMatching(/\w/) });
  });

  it('describes every column of every file, in numbers where it names a unit', () => {
    expect(tables).toHaveLength(17);
    for (const { id, columns } of tables) {
      const source = load(id);
      expect(columns.map(({ name }) => name)).toEqual(source.columns.map(({ name }) => name));
      source.columns.forEach((column, i) => {
        const described = columns[i];
        expect(described?.meaning, `${id} ${column.name}`).not.toBe('');
        if (described?.unit) expect(column.kind, `${id} ${column.name}`).toBe('number');
      });
    }
  });

  it('says which losses are per byte', () => {
    expect(load('microladder-ptq').lossPer).toBe('byte');
    expect(load('cmr-finance').lossPer).toBeUndefined();
  });

  it('calls what a source computed predictions', () => {
    const predicted = tables.filter(({ kind }) => kind === 'predictions').map(({ id }) => id);
    expect(predicted.sort()).toEqual(['chinchilla-table3', 'qid-targets', 'synthllm-predicted']);
  });

  it('knows the rows of the micro ladder that were cooled down by their rate', () => {
    const cooled = selectSourceRows(load('microladder-cpt'), 'lr<0.001');
    expect(cooled.ok && cooled.value).toHaveLength(24);
  });

  it('refuses a file that is not the one of the entry', () => {
    const entry = findTableEntry('replay');
    const loaded = entry && loadTable(entry, bytesOf('sft_mix.csv'));
    expect(loaded?.ok === false && loaded.problem.code).toBe('catalogue-file-changed');
  });
});
