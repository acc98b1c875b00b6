import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../long-work';
import { readTable } from './read-table';
import { plain, problemOf, readText } from './testing/read';
import { encodeUtf8 } from './text';

const expected = { name: ['a', 'b', 'c'], N: [1.5e9, 2e9, 4e9], loss: [3.25, 2.5, 2.125] };

describe('readTable: delimited', () => {
  it.each([
    ['comma', 'name,N,loss\na,1.5e9,3.25\nb,2e9,2.5\nc,4e9,2.125\n'],
    [
      'tab, Windows line ends',
      'name\tN\tloss\r\na\t1.5e9\t3.25\r\nb\t2e9\t2.5\r\nc\t4e9\t2.125\r\n',
    ],
    ['old Mac line ends', 'name,N,loss\ra,1.5e9,3.25\rb,2e9,2.5\rc,4e9,2.125'],
    ['semicolon, decimal comma', 'name;N;loss\na;1,5e9;3,25\nb;2e9;2,5\nc;4e9;2,125'],
    ['pipe, blank lines', '\nname|N|loss\na|1.5e9|3.25\n\nb|2e9|2.5\nc|4e9|2.125\n\n'],
    [
      'runs of blanks',
      'name   N      loss\na      1.5e9  3.25\nb      2e9    2.5\nc      4e9    2.125\n',
    ],
    [
      'quotes',
      '"name","N","loss"\n"a","1,500,000,000","3.25"\n"b","2,000,000,000","2.5"\nc,4B,2.125\n',
    ],
    [
      'thousands points',
      'name;N;loss\na;1.500.000.000;3,25\nb;2.000.000.000;2,5\nc;4.000.000.000;2,125',
    ],
    ['mark, sep line', '\ufeffsep=;\nname;N;loss\na;1.5e9;3.25\nb;2e9;2.5\nc;4e9;2.125'],
    [
      'title and comment',
      'Table 3. Runs\n# made in 2024\nname,N,loss\na,1.5B,3.25\nb,2B,2.5\nc,4B,2.125',
    ],
    ['commented header', '# name,N,loss\na,1.5B,3.25\nb,2B,2.5\nc,4B,2.125'],
  ])('reads %s', (_, text) => {
    expect(plain(readText(text))).toEqual(expected);
  });

  it('reads UTF-16 with its mark', () => {
    const text = '\ufeffname,N,loss\na,1.5e9,3.25\nb,2e9,2.5\nc,4e9,2.125\n';
    const bytes = new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);
    const read = runToEnd(readTable(bytes, 'x'));
    expect(read.ok && plain(read.value)).toEqual(expected);
  });

  it('keeps line numbers across blank lines and line ends inside quotes', () => {
    const { table } = readText('N,note\n1,"one\ntwo\nthree"\n\n2,x\n3,y\n');
    expect([...table.lines]).toEqual([2, 6, 7]);
    expect(table.columns[1]).toMatchObject({ values: ['one\ntwo\nthree', 'x', 'y'] });
  });

  it('turns away a row with more cells than the header and one whose quote never closes', () => {
    const read = readText('N,D,loss\n1,2,3\n1,2,3,4\n1,"2,3\n1,2,3\n1,2,\n');
    expect(read.rejected).toEqual([
      { line: 3, column: '', value: '1,2,3,4', reason: 'too-many-cells' },
      { line: 4, column: '', value: '1,"2,3', reason: 'unclosed-quote' },
    ]);
    expect([...read.table.lines]).toEqual([2, 5, 6]);
  });

  it('keeps what was written in a cell that is no number', () => {
    const { table } = readText('N,loss\n1e9,3\noops,2.9\n2e9,NaN\n3e9,\n');
    expect(table.columns[0]).toMatchObject({ kind: 'number', odd: new Map([[1, 'oops']]) });
    expect(table.columns[1]).toMatchObject({ kind: 'number', odd: new Map([[2, 'NaN']]) });
  });

  it('names columns that have no name, or one twice', () => {
    const { table } = readText(',loss,loss\n0,1,2\n1,2,3\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['column 1', 'loss', 'loss (2)']);
  });

  it('yields progress in bytes and reads past the first pieces', () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i + 1}e6,${i + 2}e9,3.${i}`);
    const bytes = encodeUtf8(`N,D,loss\n${rows.join('\n')}`);
    const work = readTable(bytes, 'x');
    const seen: number[] = [];
    let step = work.next();
    for (; !step.done; step = work.next()) seen.push(step.value.done);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe(bytes.length);
    if (!step.value.ok) throw new Error(step.value.problem.code);
    const { table } = step.value.value;
    expect(table.rowCount).toBe(60_000);
    expect(table.columns[2]).toMatchObject({ kind: 'number' });
    expect(table.lines[59_999]).toBe(60_001);
    expect((table.columns[0] as { values: Float64Array }).values[59_999]).toBe(6e10);
  });
});

describe('readTable: JSON', () => {
  it.each([
    [
      'objects',
      '[{"name":"a","N":1.5e9,"loss":3.25},{"name":"b","N":2e9,"loss":2.5},{"name":"c","N":4e9,"loss":2.125}]',
    ],
    [
      'lines',
      '{"name":"a","N":1.5e9,"loss":3.25}\n{"name":"b","N":2e9,"loss":2.5}\n\n{"name":"c","N":4e9,"loss":2.125}',
    ],
    ['columns', '{"name":["a","b","c"],"N":[1.5e9,2e9,4e9],"loss":[3.25,2.5,2.125]}'],
    [
      'named columns',
      '{"version":1,"columns":{"name":["a","b","c"],"N":[1.5e9,2e9,4e9],"loss":[3.25,2.5,2.125]}}',
    ],
    [
      'split',
      '{"columns":["name","N","loss"],"index":[0,1,2],"data":[["a",1.5e9,3.25],["b",2e9,2.5],["c",4e9,2.125]]}',
    ],
    ['rows', '[["name","N","loss"],["a","1.5B",3.25],["b","2B",2.5],["c","4B",2.125]]'],
    [
      'by row number',
      '{"name":{"0":"a","1":"b","2":"c"},"N":{"0":1.5e9,"1":2e9,"2":4e9},"loss":{"0":3.25,"1":2.5,"2":2.125}}',
    ],
    ['by run', '{"a":{"N":1.5e9,"loss":3.25},"b":{"N":2e9,"loss":2.5},"c":{"N":4e9,"loss":2.125}}'],
    [
      'under a key',
      '{"title":"x","runs":[{"name":"a","N":1.5e9,"loss":3.25},{"name":"b","N":2e9,"loss":2.5},{"name":"c","N":4e9,"loss":2.125}]}',
    ],
  ])('reads %s', (_, text) => {
    expect(plain(readText(text))).toEqual(expected);
  });

  it('joins nested keys and takes a bare NaN', () => {
    const read = readText('[{"config":{"n":1},"loss":NaN},{"config":{"n":2},"loss":2}]');
    expect(plain(read)).toEqual({ 'config.n': [1, 2], loss: ['NaN', 2] });
  });

  it('goes on after a broken line', () => {
    const read = readText('{"N":1,"loss":2}\n{"N":2,\n{"N":3,"loss":4}\n5\n');
    expect(plain(read)).toEqual({ N: [1, 3], loss: [2, 4] });
    expect(read.rejected).toEqual([
      { line: 2, column: '', value: '{"N":2,', reason: 'not-json' },
      { line: 4, column: '', value: '5', reason: 'not-an-object' },
    ]);
  });
});

describe('readTable: refusals', () => {
  it.each([
    ['', 'data-empty-file'],
    ['  \n\n', 'data-empty-file'],
    ['N,D,loss\n', 'data-no-rows'],
    ['1e9,2e10,3.1\n2e9,4e10,2.9\n', 'data-no-header'],
    ['{"N": [1, 2', 'data-bad-json'],
    ['{"title": "nothing here"}', 'data-no-table-in-json'],
    ['PK\u0003\u0004\u0000\u0000', 'data-is-archive'],
  ])('%j: %s', (text, code) => {
    expect(problemOf(text)).toBe(code);
  });

  it('never throws, whatever the bytes', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .string({ unit: fc.constantFrom(...'N,;\t|"\n\r 1.eE-+{}[]:nul\u0000'), maxLength: 200 })
        .map(encodeUtf8),
      fc.json().map(encodeUtf8),
    );
    fc.assert(
      fc.property(noise, (bytes) => {
        const read = runToEnd(readTable(bytes, 'x'));
        if (!read.ok) return;
        const { columns, rowCount, lines } = read.value.table;
        expect(lines).toHaveLength(rowCount);
        for (const column of columns) expect(column.values).toHaveLength(rowCount);
      }),
      { numRuns: 500 },
    );
  });

  it('is not blown up by nesting', () => {
    expect(problemOf(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toMatch(
      /^data-(bad-json|no-table-in-json|no-rows)$/,
    );
  });
});
