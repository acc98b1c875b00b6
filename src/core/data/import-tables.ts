import type { Guess, ImportChoices, RunFlag } from './import-choices';
import { joinTables } from './join-tables';
import type { LogLayout } from './log-layout';
import type { Question } from './mapping';
import { joinResults, nameFiles, runsFromLogs } from './runs-from-logs';
import { addSizesFromNames } from './sizes-from-names';
import type { NamedTable, ReadTable } from './types';

/** The files of an import as one table of runs. */
export interface ImportedRunsTable {
  readonly shape: 'table' | 'logs';
  readonly read: ReadTable;
  /** Header of the loss taken from logs; null for a table of runs. */
  readonly loss: string | null;
  readonly lossColumns: readonly string[];
  readonly guesses: readonly Guess[];
  readonly flags: readonly RunFlag[];
  readonly questions: readonly Question[];
  /** Files that were left aside: tables of runs among logs. */
  readonly aside: ReadonlySet<string>;
}

/**
 * Makes runs of what was read. Logs become a row each, with what harnesses wrote about the same runs beside it;
 * without a log the tables are put together. Null where nothing was read.
 */
export function tabulate(
  tables: readonly NamedTable[],
  choices: ImportChoices,
): ImportedRunsTable | null {
  if (tables.length === 0) return null;
  const logs = tables.flatMap((table): (NamedTable & { log: LogLayout })[] =>
    table.read.log ? [{ ...table, log: table.read.log }] : [],
  );
  if (logs.length === 0) {
    const { read, guesses } = addSizesFromNames(joinTables(tables));
    const none = { lossColumns: [], flags: [], questions: [], aside: new Set<string>() };
    return { shape: 'table', read, guesses, loss: null, ...none };
  }
  const runs = runsFromLogs(logs, choices);
  const others = tables.filter(({ read }) => !read.log);
  const results = others.filter(({ read }) => read.table.rowCount === 1);
  const names = nameFiles(results.map(({ name }) => name));
  const { read, joined } = joinResults(runs.read, results, names);
  const used = new Set(joined);
  const aside = new Set(others.map(({ name }) => name).filter((name) => !used.has(name)));
  return { shape: 'logs', ...runs, read, aside };
}
