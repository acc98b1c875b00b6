import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Columns of a plain CSV file (no quotes) by name; cells that are no number are NaN. */
export function readColumns(file: string): Record<string, Float64Array> {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = (head as string).split(',');
  const cells = lines.map((line) => line.split(',').map(Number));
  return Object.fromEntries(
    names.map((name, j) => [name, Float64Array.from(cells, (row) => row[j] as number)]),
  );
}

/** Path of a data file of the repository, or of the public collection beside it; null where that is missing. */
export function findData(from: 'bundled' | 'public', file: string): string | null {
  const path = resolve(from === 'bundled' ? 'public/data' : '../shared/data/public', file);
  return existsSync(path) ? path : null;
}

/** Rows where `column operator number` holds; an empty condition keeps every row. */
export function keepWhere(
  columns: Record<string, Float64Array>,
  where: string,
): Record<string, Float64Array> {
  const condition = /^(\w+)(==|<=)([\d.]+)$/.exec(where);
  if (!condition) return columns;
  const [, name, operator, value] = condition;
  const tested = columns[name as string] as Float64Array;
  const keep = (i: number): boolean =>
    operator === '==' ? tested[i] === Number(value) : (tested[i] as number) <= Number(value);
  return Object.fromEntries(
    Object.entries(columns).map(([id, column]) => [id, column.filter((_, i) => keep(i))]),
  );
}
