import type { LogFacts, LogLayout } from '../log-layout';
import { textAt } from '../texts';
import type { NamedTable, RawColumn } from '../types';
import type { CurvePart } from './curve';
import { nameFiles } from './names-of-files';

/** One run of some logs: its rows in each file it is in, and what the files say of it. */
export interface LogRun {
  readonly name: string;
  /** Path of its file, and its name in the file where there are several: sizes in either count. */
  readonly path: string;
  readonly facts: LogFacts;
  /** Loss columns of its files, in their order. */
  readonly losses: LogLayout['losses'];
  readonly tokens?: string;
  readonly parts: readonly CurvePart[];
}

type LogTable = NamedTable & { readonly log: LogLayout };

/**
 * The runs of some logs: one a file, or one a name where a file says whose each row is. Files that are checkpoints
 * of one run are one run, those that went furthest last.
 */
export function splitLogs(tables: readonly LogTable[]): LogRun[] {
  const names = nameFiles(tables.map(({ name }) => name));
  const runs = new Map<
    string,
    { path: string; tables: (LogTable & { rows: Uint32Array })[]; own: string }
  >();
  const inside = tables.map((table) => splitRows(table));
  const isUnique = countNames(inside);
  tables.forEach((table, i) => {
    for (const [own, rows] of inside[i] as Map<string, Uint32Array>) {
      const file = names[i] as string;
      const name = own === '' ? file : isUnique(own) ? own : `${file}/${own}`;
      const run = runs.get(name) ?? {
        path: own === '' ? table.name : `${table.name}/${own}`,
        tables: [],
        own,
      };
      run.tables.push({ ...table, rows });
      runs.set(name, run);
    }
  });
  return [...runs].map(([name, { path, own, tables: parts }]) => {
    const ordered = [...parts].sort((a, b) => furthest(a) - furthest(b));
    const last = ordered.at(-1) as LogTable;
    return {
      name,
      path,
      facts: { ...(last.log.facts.get('') ?? {}), ...(own === '' ? {} : last.log.facts.get(own)) },
      losses: last.log.losses,
      ...(last.log.tokens === undefined ? {} : { tokens: last.log.tokens }),
      parts: ordered.map(({ read, log, rows }) => ({ read, log, rows })),
    };
  });
}

/** Rows of a table by the run they are of; under `''` where the file is one run. */
function splitRows({ read: { table }, log }: LogTable): Map<string, Uint32Array> {
  const column = table.columns.find(({ name }) => name === log.run);
  if (!column) {
    const all = Uint32Array.from({ length: table.rowCount }, (_, row) => row);
    return new Map([['', all]]);
  }
  const rows = new Map<string, number[]>();
  for (let row = 0; row < table.rowCount; row++) {
    const name = nameIn(column, row);
    if (name === '') continue;
    const own = rows.get(name);
    if (own) own.push(row);
    else rows.set(name, [row]);
  }
  return new Map([...rows].map(([name, own]) => [name, Uint32Array.from(own)]));
}

function nameIn(column: RawColumn, row: number): string {
  if (column.kind === 'text') return textAt(column.values, row);
  const value = column.values[row] as number;
  return column.odd?.get(row) ?? (Number.isNaN(value) ? '' : String(value));
}

function countNames(
  inside: readonly ReadonlyMap<string, Uint32Array>[],
): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const names of inside)
    for (const name of names.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (name) => counts.get(name) === 1;
}

function furthest({ read: { table }, log, rows }: LogTable & { rows: Uint32Array }): number {
  const column = table.columns.find(({ name }) => name === log.step);
  if (column?.kind !== 'number') return rows.length;
  return rows.reduce((most, row) => Math.max(most, column.values[row] || 0), 0);
}
