import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../long-work';
import { readPlainRows } from './plain-rows';
import { readTable } from './read-table';
import { listTexts } from './texts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Two bytes a character: this never goes the quick way. */
function encode16(text: string): Uint8Array {
  const units = Uint16Array.from({ length: text.length + 1 }, (_, i) =>
    i === 0 ? 0xfeff : text.charCodeAt(i - 1),
  );
  return new Uint8Array(units.buffer);
}

function read(bytes: Uint8Array) {
  const result = runToEnd(readTable(bytes, 'runs.csv'));
  if (!result.ok) return result;
  const { table, ...rest } = result.value;
  const columns = table.columns.map((column) =>
    column.kind === 'text' ? { ...column, values: listTexts(column.values) } : column,
  );
  return { ...rest, table: { ...table, columns } };
}

const lines = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n');

describe('readPlainRows', () => {
  const split = (text: string) => {
    const bytes = encode(text);
    const rows: string[][] = [];
    const end = readPlainRows(bytes, 0, bytes.length, 44, (cells, count) => {
      const cell = (i: number) =>
        new TextDecoder().decode(bytes.subarray(cells[2 * i], cells[2 * i + 1]));
      rows.push(Array.from({ length: count }, (_, i) => cell(i)));
    });
    return { rows, rest: text.slice(end) };
  };
  it('cuts whole rows, blanks around cells taken off, and leaves the last one', () => {
    expect(split('a, b ,c\r\n\n1,\t2 2,\nx,y')).toEqual({
      rows: [['a', 'b', 'c'], [''], ['1', '2 2', '']],
      rest: 'x,y',
    });
  });
  it.each([
    ['a quote', 'a,"b,c"\n'],
    ['a letter that is not ASCII', '\u00e9,b\n'],
    ['a line ended by a return alone', 'a\rb\n'],
  ])('stops before a row with %s', (_, row) => {
    expect(split(`1,2\n${row}3,4\n`)).toEqual({ rows: [['1', '2']], rest: `${row}3,4\n` });
  });
  it('holds rows of any width', () => {
    const row = lines(500, String).replaceAll('\n', ',');
    expect(split(`${row}\n`).rows).toEqual([row.split(',')]);
  });
});

describe('the quick way through a table', () => {
  it('reads what the parser of every table reads, after as many rows as decide about columns', () => {
    const head = `run,params,loss,note\n${lines(1000, (i) => `r${i},${1000 + i},${2 + 1 / (1 + i)},n`)}\n`;
    const cell = fc.oneof(
      fc.constantFrom('', ' ', '70M', '1.5e9', '"q,\n"', '-', 'nan', '1,2', 'é', '\t7 ', '\r'),
      fc.double().map(String),
      fc.string({ maxLength: 5 }),
    );
    const row = fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(','));
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const tail = fc
      .array(fc.tuple(row, end), { maxLength: 12 })
      .map((rows) => rows.flat().join(''));
    fc.assert(
      fc.property(tail, (text) => {
        // A zero says that a file is no text, and half a character has no bytes.
        const whole = new TextDecoder().decode(encode(head + text.replaceAll('\0', '0')));
        expect(read(encode(whole))).toEqual(read(encode16(whole)));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps lines, texts of both kinds and odd cells of a long table', () => {
    const text = `run,params,loss,optimizer\r\n${lines(
      9000,
      (i) =>
        `${i % 100 === 50 ? `"run, ${i}"` : `run-${i}`},${i === 7000 ? '7.0M' : i + 1},` +
        `${i === 8000 ? 'diverged' : 3 + i / 7},${i === 6500 ? 'Adam\u00e9' : ['adamw', 'muon', ''][i % 3]}\r`,
    )}\r\n`;
    const quick = read(encode(text));
    expect(quick).toEqual(read(encode16(text)));
    if ('ok' in quick) throw new Error(quick.problem.code);
    const [run, params, loss, optimizer] = quick.table.columns;
    expect(quick.table.rowCount).toBe(9000);
    expect(quick.table.lines[8999]).toBe(9001);
    expect([run?.values[50], run?.values[8999]]).toEqual(['run, 50', 'run-8999']);
    expect([params?.values[7000], params?.values[8999]]).toEqual([7e6, 9000]);
    expect(loss?.kind === 'number' && loss.odd?.get(8000)).toBe('diverged');
    expect([optimizer?.values[6500], optimizer?.values[6502]]).toEqual(['Adam\u00e9', 'muon']);
  });
});
