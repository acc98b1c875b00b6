import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runToEnd } from '../../long-work';
import { prepareToRead, readTable } from '../read-table';
import { decodeText, detectEncoding } from '../text';
import { cellAt } from '../texts';
import { columnsToCsv } from '../to-csv';
import type { RawColumn, ReadTable } from '../types';

/** What `scripts/make-fixtures.mjs` knows of a file it wrote. */
interface Fixture {
  readonly file: string;
  readonly format: string;
  /** Where the format was looked up. */
  readonly writer: { readonly repo: string; readonly path: string; readonly commit: string };
  /** Field names, keys and words found there. */
  readonly fields: readonly string[];
  readonly known: Known;
}

interface Known {
  readonly run?: string;
  readonly step?: string;
  readonly tokens?: string;
  /** The counter at the end. */
  readonly lastTokens?: number;
  readonly losses?: readonly {
    readonly column: string;
    readonly kind: 'train' | 'held-out';
    readonly run?: string;
    readonly steps: readonly number[];
    readonly values: readonly number[];
  }[];
  /** Under the run's name in `runFacts`, of the whole file in `facts`. */
  readonly facts?: Readonly<Record<string, number | string>>;
  readonly runFacts?: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  readonly absentFacts?: readonly string[];
  /** Of a table without a log: columns and their cells from the first row on. */
  readonly columns?: Readonly<Record<string, readonly (number | string)[]>>;
  readonly rejected?: number;
}

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = JSON.parse(
  readFileSync(new URL('SOURCES.json', folder), 'utf8'),
) as readonly Fixture[];

function read(file: string, name = file): ReadTable {
  const result = runToEnd(readTable(new Uint8Array(readFileSync(new URL(file, folder))), name));
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.data)}`);
  return result.value;
}

function column(table: ReadTable['table'], name: string | undefined): RawColumn {
  const found = table.columns.find((one) => one.name === name);
  if (!found) throw new Error(`no column ${name} in ${table.columns.map((c) => c.name).join()}`);
  return found;
}

function numbers(table: ReadTable['table'], name: string | undefined): Float64Array {
  const found = column(table, name);
  if (found.kind !== 'number') throw new Error(`${name} is text`);
  return found.values;
}

beforeAll(() =>
  prepareToRead(
    fixtures.map(({ file }) => ({ bytes: new Uint8Array(readFileSync(new URL(file, folder))) })),
  ),
);

describe('fixture logs', () => {
  it('are at least thirty, and every file of the folder is one', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(30);
    expect(readdirSync(folder).sort()).toEqual(
      [...fixtures.map(({ file }) => file), 'SOURCES.json'].sort(),
    );
  });

  it.each(fixtures.map((fixture) => [fixture.file, fixture] as const))('%s', (file, fixture) => {
    const { format, writer, fields, known } = fixture;
    expect(writer.commit).toMatch(/^[0-9a-f]{40}$/);
    const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
    // Field names in binary files stand in their footer as plain text.
    const text = decodeText(
      bytes,
      /^(parquet|tensorboard-events)$/.test(format) ? 'latin-1' : detectEncoding(bytes).encoding,
    );
    expect(fields.filter((field) => !text.includes(field))).toEqual([]);

    const result = read(file);
    const { table, log } = result;
    expect(read(file, 'unknown')).toEqual(result);
    expect(result.format).toBe(format);
    expect(result.rejectedCount).toBe(known.rejected ?? 0);
    expect({ run: log?.run, step: log?.step, tokens: log?.tokens }).toEqual({
      run: known.run,
      step: known.step,
      tokens: known.tokens,
    });
    const kinds = new Map((known.losses ?? []).map((loss) => [loss.column, loss.kind]));
    expect(log?.losses.map((loss) => [loss.column, loss.kind]) ?? []).toEqual([...kinds]);
    for (const loss of known.losses ?? []) {
      const values = numbers(table, loss.column);
      const runs = loss.run === undefined ? null : column(table, known.run);
      const rows = [...values.keys()].filter(
        (row) => !Number.isNaN(values[row]) && (!runs || cellAt(runs, row) === loss.run),
      );
      expect(rows.map((row) => values[row])).toEqual(loss.values);
      if (known.step)
        expect(rows.map((row) => numbers(table, known.step)[row])).toEqual(loss.steps);
    }
    if (known.tokens)
      expect(numbers(table, known.tokens).findLast((value) => !Number.isNaN(value))).toBe(
        known.lastTokens,
      );
    const facts = log?.facts.get('') ?? {};
    expect(facts).toMatchObject(known.facts ?? {});
    for (const [run, own] of Object.entries(known.runFacts ?? {}))
      expect(log?.facts.get(run)).toMatchObject(own);
    for (const absent of known.absentFacts ?? []) expect(facts).not.toHaveProperty([absent]);
    // What nobody knows better than the file: every column, every fact, and the first row as written.
    expect({
      columns: table.columns.map((one) => `${one.name}: ${one.kind}`),
      rows: table.rowCount,
      facts: Object.fromEntries([...(log?.facts ?? [])].map(([run, own]) => [run, { ...own }])),
      first: result.preview[0],
    }).toMatchSnapshot();
    for (const [name, cells] of Object.entries(known.columns ?? {}))
      expect(cells.map((_, row) => cellAt(column(table, name), row))).toEqual(cells);
  });

  it.each(fixtures.map(({ file }) => file))('%s: exported as CSV and read again, equal', (file) => {
    const { table } = read(file);
    const text = columnsToCsv(table.columns, table.rowCount);
    const again = runToEnd(readTable(new TextEncoder().encode(text), 'again.csv'));
    if (!again.ok) throw new Error(again.problem.code);
    expect(columnsToCsv(again.value.table.columns, again.value.table.rowCount)).toBe(text);
  });
});
