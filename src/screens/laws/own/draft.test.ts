import { describe, expect, it } from 'vitest';
import type { CustomSpec } from '../../../core/laws';
import { guessColumn, markOf, namesOf, readDraft, startDraft } from './draft';

const columns = { names: ['N', 'D', 'loss', 'lr'], aliases: { params: 'N' } };
const example = { formula: 'E + A/N^alpha + B/D^beta', response: 'loss' };

describe('a draft', () => {
  it('guesses what is a column and fits the rest', async () => {
    const { spec, law, names } = await readDraft(startDraft(null, example), columns);
    expect(names).toEqual(['E', 'A', 'N', 'alpha', 'B', 'D', 'beta']);
    expect(spec?.variables).toEqual([
      { name: 'N', column: 'N' },
      { name: 'D', column: 'D' },
    ]);
    expect(law?.parameters.map(({ id }) => id)).toEqual(['E', 'A', 'alpha', 'B', 'beta']);
  });

  it('follows a person who says that a name is a column, or is not', async () => {
    const draft = startDraft(null, { formula: 'a + b*lr + N*params', response: 'loss' });
    const guessed = await readDraft(draft, columns);
    expect(guessed.spec?.variables).toEqual([
      { name: 'lr', column: 'lr' },
      { name: 'N', column: 'N' },
      { name: 'params', column: 'N' },
    ]);
    const { spec, law } = await readDraft(
      { ...draft, uses: { lr: null, b: 'D' }, parameters: { lr: { low: 1 }, gone: { high: 2 } } },
      columns,
    );
    expect(spec?.variables.map(({ name, column }) => `${name} ${column}`)).toEqual([
      'b D',
      'N N',
      'params N',
    ]);
    expect(spec?.parameters).toEqual({ lr: { low: 1 } });
    expect(law?.parameters.find(({ id }) => id === 'lr')?.bounds[0]).toBe(1);
  });

  it('keeps the names of a formula that is no law yet, to be put right there', async () => {
    const draft = startDraft(null, { formula: 'a + b*k', response: 'loss' });
    const { names, law, problem } = await readDraft(draft, columns);
    expect(names).toEqual(['a', 'b', 'k']);
    expect(law).toBeNull();
    expect(problem?.code).toBe('formula-no-variable');
  });

  it('is the very law of the state where nothing differs', async () => {
    const base: CustomSpec = {
      formula: example.formula,
      variables: [
        { name: 'N', column: 'N' },
        { name: 'D', column: 'D' },
      ],
      response: 'loss',
      parameters: { E: { low: 0.5, high: 3 } },
    };
    const draft = startDraft(base, example);
    expect((await readDraft(draft, columns)).spec).toBe(base);
    const other = await readDraft({ ...draft, parameters: { E: { high: 4, low: 0.5 } } }, columns);
    expect(other.spec).not.toBe(base);
    expect(other.spec?.parameters).toEqual({ E: { low: 0.5, high: 4 } });
  });
});

describe('namesOf', () => {
  it('leaves numbers and functions out', () => {
    expect(namesOf('2e3*N0 + log (x_1)/1.5E-2^a + N0')).toEqual(['N0', 'x_1', 'a']);
  });
});

describe('markOf', () => {
  const mark = (text: string, at: number) => markOf(text, { code: '', data: { at } });
  it('is the word or the sign at the place', () => {
    expect(mark('E + foo(N)', 5)).toEqual([4, 7]);
    expect(mark('E + + N', 5)).toEqual([4, 5]);
    expect(mark('E ** N', 3)).toEqual([2, 4]);
    expect(mark('E + \u{1d400}', 5)).toEqual([4, 6]);
  });
  it('is one place behind a formula that ends too early', () => {
    expect(mark('E +', 4)).toEqual([3, 4]);
    expect(markOf('E', { code: '', data: {} })).toBeNull();
  });
});

describe('guessColumn', () => {
  it('takes the same name, else a column that is free', () => {
    expect(guessColumn('n', columns, [])).toBe('N');
    expect(guessColumn('params', columns, [])).toBe('N');
    expect(guessColumn('k', columns, ['N', 'D', 'loss'])).toBe('lr');
  });
});
