import { nameFiles } from './runs-from-logs';
import { createTextPacker } from './text-packer';
import { textAt } from './texts';
import { type NamedTable, type RawColumn, REJECTED_KEPT, type ReadTable } from './types';

/** Names of the column that says which file a row came from, and of that of runs where each file holds one. */
const FILE = 'file';
const NAME = 'name';

/**
 * Tables of several files as one: columns of one name are one column, cells a file does not have are empty, and a
 * column `file` says where each row is from; where every file is one row and none has names, the files name the
 * runs. One table alone stays as it is.
 */
export function joinTables(tables: readonly NamedTable[]): ReadTable {
  const [only] = tables;
  if (!only) throw new Error('There is no table to join.');
  if (tables.length === 1) return only.read;
  const rowCount = tables.reduce((sum, { read }) => sum + read.table.rowCount, 0);
  const lines = new Uint32Array(rowCount);
  const names = new Set(tables.flatMap(({ read }) => read.table.columns.map(({ name }) => name)));
  const columns = [...names].map((name) => joinColumn(name, tables, rowCount));
  const single = tables.every(({ read }) => read.table.rowCount === 1);
  const header = single && !names.has(NAME) ? NAME : FILE;
  const labels = single
    ? nameFiles(tables.map(({ name }) => name))
    : tables.map(({ name }) => name);
  const files = createTextPacker();
  let at = 0;
  tables.forEach(({ read }, i) => {
    lines.set(read.table.lines, at);
    at += read.table.rowCount;
    for (let row = 0; row < read.table.rowCount; row++) files.push(labels[i] as string);
  });
  if (!names.has(header)) columns.push({ name: header, kind: 'text', values: files.finish() });
  const order = columns.map(({ name }) => name);
  const preview = tables.flatMap(({ read }, t) => {
    const places = order.map((name) => read.table.columns.findIndex((own) => own.name === name));
    return read.preview.map((row) =>
      places.map((place, i) =>
        place < 0 && order[i] === header ? (labels[t] as string) : (row[place] ?? ''),
      ),
    );
  });
  const formats = new Set(tables.map(({ read }) => read.format));
  return {
    format: [...formats].join(', '),
    table: { columns, rowCount, lines },
    preview: preview.slice(0, 20),
    rejected: tables.flatMap(({ read }) => read.rejected).slice(0, REJECTED_KEPT),
    rejectedCount: tables.reduce((sum, { read }) => sum + read.rejectedCount, 0),
  };
}

function joinColumn(name: string, tables: readonly NamedTable[], rowCount: number): RawColumn {
  const parts = tables.map(({ read }) => ({
    column: read.table.columns.find((column) => column.name === name),
    rows: read.table.rowCount,
  }));
  if (parts.some(({ column }) => column?.kind === 'text')) {
    const values = createTextPacker();
    for (const { column, rows } of parts)
      for (let row = 0; row < rows; row++) values.push(column ? cellText(column, row) : '');
    return { name, kind: 'text', values: values.finish() };
  }
  const values = new Float64Array(rowCount).fill(Number.NaN);
  const odd = new Map<number, string>();
  let at = 0;
  for (const { column, rows } of parts) {
    if (column?.kind === 'number') {
      values.set(column.values, at);
      for (const [row, written] of column.odd ?? []) odd.set(at + row, written);
    }
    at += rows;
  }
  return { name, kind: 'number', values, ...(odd.size > 0 ? { odd } : {}) };
}

/** A cell as it was written, or nearly. */
function cellText(column: RawColumn, row: number): string {
  if (column.kind === 'text') return textAt(column.values, row);
  const value = column.values[row] as number;
  return column.odd?.get(row) ?? (Number.isNaN(value) ? '' : String(value));
}
