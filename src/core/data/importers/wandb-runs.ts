import { failure, success } from '../../result';
import { firstRow } from '../csv-header';
import { readHeader } from '../header-words';
import type { Importer } from '../importer';
import { rankHeader } from '../known-names';
import { createFacts } from '../log-facts';
import type { LogFacts, LogLayout } from '../log-layout';
import { isStepName, isTokensName, lossKind } from '../log-names';
import { cellAt } from '../texts';
import type { RawColumn, RawTable, ReadTable } from '../types';
import { delimited } from './delimited';

/** Columns the page adds of itself; two of them beside the name are no accident. */
const OWN = new Set([
  'State',
  'Notes',
  'User',
  'Tags',
  'Created',
  'Runtime',
  'Sweep',
  'Updated',
  'End Time',
  'ID',
]);

/**
 * The table of runs as Weights & Biases exports it: a row a run, its configuration and the last value of each
 * metric. Where it has no column of tokens it is a log of one event a run, so that tokens follow from steps.
 */
export const wandbRuns: Importer = {
  id: 'wandb-runs',
  title: 'W&B runs table',
  sniff({ text }) {
    if (!/^"?Name"?,/.test(text)) return 0;
    const header = firstRow(text);
    return header.filter((name) => OWN.has(name)).length >= 3 ? 0.97 : 0;
  },
  *parse(source, options) {
    const read = yield* delimited.parse(source, options);
    if (!read.ok) return read;
    const { log: _, ...rest } = read.value;
    const table = { ...rest, format: wandbRuns.id };
    if (table.table.rowCount === 0) return failure('data-no-rows', { file: options.fileName });
    return success(hasPlan(table.table) ? table : asLog(table));
  },
};

/** A column of sizes and one of tokens: an ordinary table of runs. */
function hasPlan({ columns }: RawTable): boolean {
  const has = (role: 'N' | 'D'): boolean =>
    columns.some(({ name, kind }) => {
      const rank = rankHeader(role, readHeader(name));
      return kind === 'number' && rank !== null && rank <= 1;
    });
  return has('N') && has('D');
}

function asLog(read: ReadTable): ReadTable {
  const columns = read.table.columns;
  const numbers = columns.filter(({ kind }) => kind === 'number');
  const losses = numbers.flatMap(({ name }) => {
    const kind = lossKind(name);
    return kind === null ? [] : [{ column: name, kind }];
  });
  const names =
    columns.find(({ name }) => name === 'run') ?? columns.find(({ name }) => name === 'Name');
  if (losses.length === 0 || !names) return read;
  const { runs, table, run } = nameRuns(read.table, names);
  const step = numbers.find(({ name }) => isStepName(name));
  const tokens = numbers.find(({ name }) => isTokensName(name));
  const skipped = new Set(['Name', ...OWN, ...losses.map(({ column }) => column)]);
  const facts = new Map(
    runs.map((name, row): [string, LogFacts] => [name, factsOf(columns, row, skipped)]),
  );
  const log: LogLayout = {
    run,
    ...(step ? { step: step.name } : {}),
    ...(tokens ? { tokens: tokens.name } : {}),
    losses,
    facts,
  };
  const preview =
    table === read.table ? read.preview : read.preview.map((row, i) => [...row, runs[i] as string]);
  return { ...read, table, preview, log };
}

/** Names of runs; where some repeat (seeds), a column of its own that numbers them, as in an export of ours. */
function nameRuns(
  table: RawTable,
  names: RawColumn,
): { runs: readonly string[]; table: RawTable; run: string } {
  const counts = new Map<string, number>();
  const runs = Array.from({ length: table.rowCount }, (_, row) => {
    const name = String(cellAt(names, row)) || `run ${row + 1}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
  if (names.kind === 'text' && counts.size === table.rowCount)
    return { runs, table, run: names.name };
  const column: RawColumn = { name: 'run', kind: 'text', values: runs };
  return { runs, table: { ...table, columns: [...table.columns, column] }, run: 'run' };
}

function factsOf(
  columns: readonly RawColumn[],
  row: number,
  skipped: ReadonlySet<string>,
): LogFacts {
  const { set, facts } = createFacts();
  for (const column of columns) {
    const value = cellAt(column, row);
    if (skipped.has(column.name) || Number.isNaN(value)) continue;
    set(column.name, value);
  }
  return facts;
}
