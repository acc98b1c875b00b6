import { describe, expect, it } from 'vitest';
import { checkFilter, filterColumns, suggestColumns, writeColumn } from './runs-filter';
import { noisyRuns } from './testing/fitted-store';

const dataset = {
  ...noisyRuns,
  headers: { loss: 'val_loss' },
  extra: [
    { name: 'Model Size', kind: 'number' as const, values: noisyRuns.N },
    { name: 'train_set', kind: 'text' as const, values: noisyRuns.names },
  ],
};

describe('checkFilter', () => {
  it('accepts columns of every kind and refuses one that is not there', () => {
    expect(checkFilter(dataset, "`Model Size`>1e9 and train_set=='c4' and val_loss<3").ok).toBe(
      true,
    );
    expect(checkFilter(dataset, '').ok).toBe(true);
    expect(checkFilter(dataset, 'size>3')).toMatchObject({
      ok: false,
      problem: { code: 'where-unknown-column', data: { column: 'size' } },
    });
  });
  it('says at which character it stops', () => {
    expect(checkFilter(dataset, 'loss<3 and N>')).toMatchObject({
      problem: { code: 'where-syntax', data: { position: 14, expected: 'value' } },
    });
  });
});

describe('suggestions', () => {
  const columns = filterColumns(dataset);
  it('name every column once', () => {
    expect(columns).toEqual(['N', 'D', 'C', 'loss', 'name', 'val_loss', 'Model Size', 'train_set']);
  });
  it('go on from the word at the caret, those that begin with it first', () => {
    const names = (text: string, caret = text.length) =>
      suggestColumns(columns, text, caret).map(({ name }) => name);
    expect(names('lo')).toEqual(['loss', 'val_loss']);
    expect(names('loss<3 and tr')).toEqual(['train_set']);
    expect(names("train_set=='tr")).toEqual([]);
    expect(names('loss<3')).toEqual([]);
    expect(names('')).toHaveLength(8);
  });
  it('put names that are no bare words in backticks, and leave what follows', () => {
    const [first] = suggestColumns(columns, 'mod and loss<3', 3);
    expect(first).toEqual({ name: 'Model Size', text: '`Model Size` and loss<3', caret: 12 });
    expect(writeColumn('and')).toBe('`and`');
  });
});
