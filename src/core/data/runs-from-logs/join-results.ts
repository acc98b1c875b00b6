import { listTexts } from '../texts';
import type { NamedTable, RawColumn, ReadTable } from '../types';

/**
 * Results of runs (one row a file, such as a harness writes) beside the runs' logs: their columns join the row of
 * the run of the same name. Columns that were there already stay; `joined` are the files that found a run.
 */
export function joinResults(
  runs: ReadTable,
  results: readonly NamedTable[],
  names: readonly string[],
): { read: ReadTable; joined: readonly string[] } {
  const named = (wanted: string) => runs.table.columns.find(({ name }) => name === wanted);
  const own = named('run') ?? named('name');
  const labels = own?.kind === 'text' ? listTexts(own.values) : [];
  const taken = new Set(runs.table.columns.map(({ name }) => name));
  const added = new Map<string, Float64Array>();
  const joined: string[] = [];
  results.forEach(({ name: file, read: { table } }, i) => {
    const rows = [...labels.keys()].filter((row) => labels[row] === names[i]);
    if (rows.length === 0) return;
    joined.push(file);
    for (const column of table.columns) {
      if (column.kind !== 'number' || taken.has(column.name)) continue;
      const values = added.get(column.name) ?? new Float64Array(labels.length).fill(Number.NaN);
      for (const row of rows) values[row] = column.values[0] as number;
      added.set(column.name, values);
    }
  });
  const columns: RawColumn[] = [...added].map(([name, values]) => ({
    name,
    kind: 'number',
    values,
  }));
  const preview = runs.preview.map((row, i) => [
    ...row,
    ...[...added.values()].map((values) => (Number.isNaN(values[i]) ? '' : String(values[i]))),
  ]);
  const table = { ...runs.table, columns: [...runs.table.columns, ...columns] };
  return { read: { ...runs, table, preview }, joined };
}
