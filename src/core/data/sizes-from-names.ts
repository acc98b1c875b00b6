import { guessMapping } from './guess-mapping';
import type { Guess } from './import-choices';
import { countShape, readShape, readSize } from './runs-from-logs';
import { textAt } from './texts';
import type { RawColumn, ReadTable } from './types';

/** Header of the column that is added. */
const PARAMS = 'params';

/**
 * A table of runs that has no column of parameters and no way to them (C and D), but names that carry sizes: with
 * a column `params` of what the names say, each value a guess. Any other table as it is.
 */
export function addSizesFromNames(read: ReadTable): { read: ReadTable; guesses: readonly Guess[] } {
  const { table } = read;
  const mapping = guessMapping(table);
  const { N, D, C, name } = mapping.roles;
  const names = table.columns.find((column) => column.name === name?.column);
  const unchanged = { read, guesses: [] };
  if (N || (D && C) || names?.kind !== 'text') return unchanged;
  if (table.columns.some((column) => column.name === PARAMS)) return unchanged;
  const values = new Float64Array(table.rowCount).fill(Number.NaN);
  const guesses: Guess[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const run = textAt(names.values, row);
    const found = sizeOf(run);
    if (!found) continue;
    values[row] = found.value;
    guesses.push({ run, role: 'N', ...found });
  }
  if (2 * guesses.length < table.rowCount) return unchanged;
  const column: RawColumn = { name: PARAMS, kind: 'number', values };
  const preview = read.preview.map((row, i) => [
    ...row,
    Number.isNaN(values[i]) ? '' : String(values[i]),
  ]);
  return {
    read: { ...read, preview, table: { ...table, columns: [...table.columns, column] } },
    guesses,
  };
}

function sizeOf(name: string): Pick<Guess, 'value' | 'from' | 'text'> | null {
  const size = readSize(name);
  if (size) return { value: size.params, from: 'name', text: size.text };
  const shape = readShape(name);
  return shape && { value: countShape(shape).active, from: 'shape-in-name', text: shape.text };
}
