import { readHeader } from './header-words';
import { rankHeader } from './known-names';
import { createFacts } from './log-facts';
import type { LogFacts, LogLayout } from './log-layout';
import { guessLogColumns } from './log-names';
import { textAt } from './texts';
import type { RawColumn, RawTable, ReadTable } from './types';

/** A log goes on from row to row, save where runs follow one another or one was taken up again. */
const FORWARD = 0.8;

/**
 * The table as a training log where its columns say so: a step that goes on from row to row, a loss, and nothing
 * that only a table of runs has: sizes or compute that differ from row to row, a name for each row. A column of names
 * that repeat is the run's. Columns that never change are what the file says of its run.
 */
export function guessLog(read: ReadTable): ReadTable {
  const { table } = read;
  if (read.log || table.rowCount < 2 || hasPlans(table)) return read;
  const { step, tokens, losses } = guessLogColumns(table);
  if (losses.length === 0 || step === undefined || !goesOn(table, step)) return read;
  const names = table.columns.filter(isRunName);
  const run = names.find(repeats)?.name;
  if (run === undefined && names.length > 0) return read;
  const taken = new Set([step, tokens, ...losses.map(({ column }) => column)]);
  const facts: LogLayout['facts'] = new Map(
    run === undefined ? [['', constants(table, taken)]] : [],
  );
  const log: LogLayout = {
    ...(run === undefined ? {} : { run }),
    step,
    ...(tokens === undefined ? {} : { tokens }),
    losses,
    facts,
  };
  return { ...read, log };
}

/** Sizes or compute under their plain names, not the same in every row. */
function hasPlans(table: RawTable): boolean {
  return table.columns.some((column) => {
    const header = readHeader(column.name);
    const size = rankHeader('N', header);
    const plan = (size !== null && size <= 1) || rankHeader('C', header) === 0;
    return plan && constantOf(column) === undefined;
  });
}

function goesOn(table: RawTable, step: string): boolean {
  const column = table.columns.find(({ name }) => name === step);
  if (column?.kind !== 'number') return false;
  let before = Number.NaN;
  let pairs = 0;
  let forward = 0;
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isNaN(before)) pairs++;
    if (value >= before) forward++;
    before = value;
  }
  return pairs > 0 && forward >= FORWARD * pairs;
}

function isRunName({ kind, name }: RawColumn): boolean {
  return kind === 'text' && /^(run|run_?name|run_?id|name|model|experiment|exp)$/i.test(name);
}

function repeats(column: RawColumn): boolean {
  if (column.kind !== 'text') return false;
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
