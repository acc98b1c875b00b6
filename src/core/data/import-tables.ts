import type { Guess, ImportChoices, RunFlag } from './import-choices';
import { joinTables } from './join-tables';
import type { LogLayout } from './log-layout';
import type { Question } from './mapping';
import { joinConfigs, joinResults, nameFiles, runsFromLogs } from './runs-from-logs';
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
  /** Files that were left aside, each with the code of why. */
  readonly aside: ReadonlyMap<string, AsideCode>;
}

/** A table of runs among logs; settings of a run whose log is not there, or among tables. */
type AsideCode = 'data-table-beside-logs' | 'data-config-alone';

/**
 * Makes runs of what was read. Logs become a row each, with what harnesses wrote about the same runs beside it and
 * what configs beside them say; without a log the tables are put together. Null where nothing but configs was read.
 */
export function tabulate(
  read: readonly NamedTable[],
  choices: ImportChoices,
): ImportedRunsTable | null {
  const configs = read.flatMap(({ name, read: { config } }) => (config ? [{ name, config }] : []));
  const tables = read.filter(({ read: { config } }) => !config);
  if (tables.length === 0) return null;
  const alone = new Map(configs.map(({ name }) => [name, 'data-config-alone' as const]));
  const logs = tables.flatMap((table): (NamedTable & { log: LogLayout })[] =>
    table.read.log ? [{ ...table, log: table.read.log }] : [],
  );
  if (logs.length === 0) {
    const { read: joined, guesses } = addSizesFromNames(joinTables(tables));
    const none = { lossColumns: [], flags: [], questions: [], aside: alone };
    return { shape: 'table', read: joined, guesses, loss: null, ...none };
  }
  const joint = joinConfigs(logs, configs);
  const runs = runsFromLogs(joint.logs, choices);
  const others = tables.filter(({ read }) => !read.log);
  const results = others.filter(({ read }) => read.table.rowCount === 1);
  const names = nameFiles(results.map(({ name }) => name));
  const { read: joined, joined: found } = joinResults(runs.read, results, names);
  const aside = new Map<string, AsideCode>(alone);
  for (const { name } of others) aside.set(name, 'data-table-beside-logs');
  for (const name of [...found, ...joint.used]) aside.delete(name);
  return { shape: 'logs', ...runs, read: joined, aside };
}
