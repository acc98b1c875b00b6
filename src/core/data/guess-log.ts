import { readHeader } from './header-words';
import { rankHeader } from './known-names';
import { createFacts } from './log-facts';
import type { LogFacts, LogLayout } from './log-layout';
import { guessLogColumns } from './log-names';
import { textAt } from './texts';
import type { RawColumn, RawTable, ReadTable } from './types';

/**
 * The table as a training log where its columns say so: a step or a counter of tokens, a loss, and no column of
 * sizes that differ from row to row, which only a table of runs has. A column of names that repeat is the run's.
 * Columns that never change are what the file says of its run.
 */
export function guessLog(read: ReadTable): ReadTable {
  const { table } = read;
  if (read.log || table.rowCount < 2 || hasSizes(table)) return read;
  const { step, tokens, losses } = guessLogColumns(table);
  if (losses.length === 0 || (step === undefined && tokens === undefined)) return read;
  const run = table.columns.find(isRunName)?.name;
  const taken = new Set([step, tokens, ...losses.map(({ column }) => column)]);
  const facts: LogLayout['facts'] = new Map(
    run === undefined ? [['', constants(table, taken)]] : [],
  );
  const log: LogLayout = {
    ...(run === undefined ? {} : { run }),
    ...(step === undefined ? {} : { step }),
    ...(tokens === undefined ? {} : { tokens }),
    losses,
    facts,
  };
  return { ...read, log };
}

function hasSizes(table: RawTable): boolean {
  return table.columns.some((column) => {
    const rank = rankHeader('N', readHeader(column.name));
    return rank !== null && rank <= 1 && constantOf(column) === undefined;
  });
}

function isRunName(column: RawColumn): boolean {
  if (column.kind !== 'text' || !/^(run|run_?name|run_?id|name|experiment|exp)$/i.test(column.name))
    return false;
  const seen = new Set<string>();
  for (let row = 0; row < column.values.length; row++) {
    const name = textAt(column.values, row);
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}

function constants(table: RawTable, taken: ReadonlySet<string | undefined>): LogFacts {
  const { set, facts } = createFacts();
  for (const column of table.columns)
    if (!taken.has(column.name)) set(column.name, constantOf(column));
  return facts;
}

/** The one value a column has wherever it has any; undefined where there are several, or none. */
function constantOf(column: RawColumn): number | string | undefined {
  if (column.kind === 'number') {
    if (column.odd && column.odd.size > 0) return undefined;
    let constant: number | undefined;
    for (const value of column.values) {
      if (Number.isNaN(value)) continue;
      if (constant !== undefined && constant !== value) return undefined;
      constant = value;
    }
    return constant;
  }
  let constant: string | undefined;
  for (let row = 0; row < column.values.length; row++) {
    const value = textAt(column.values, row);
    if (value === '') continue;
    if (constant !== undefined && constant !== value) return undefined;
    constant = value;
  }
  return constant;
}
