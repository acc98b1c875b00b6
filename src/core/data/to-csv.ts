import { textAt } from './texts';
import type { Dataset, RawColumn } from './types';

/**
 * A dataset as CSV, units in the header: name, N, D, loss, its error, then every other column as it was.
 * Numbers are written in full, so that reading it back gives the same columns and the same hash.
 */
export function toCsv(dataset: Dataset): string {
  const per = dataset.lossPer === 'byte' ? 'nats per byte' : 'nats per token';
  const number = (name: string, values: Float64Array): RawColumn => ({
    name,
    kind: 'number',
    values,
  });
  const columns: RawColumn[] = [
    { name: 'name', kind: 'text', values: dataset.names },
    number('N [params]', dataset.N),
    number('D [tokens]', dataset.D),
    number(`loss [${per}]`, dataset.loss),
    ...(dataset.lossError ? [number(`loss_se [${per}]`, dataset.lossError)] : []),
    ...dataset.extra,
  ];
  return columnsToCsv(columns, dataset.N.length);
}

/** Columns as CSV under their names, numbers in full. */
export function columnsToCsv(columns: readonly RawColumn[], rowCount: number): string {
  const lines = [columns.map((column) => quote(column.name)).join(',')];
  for (let row = 0; row < rowCount; row++)
    lines.push(columns.map((column) => quote(cellText(column, row))).join(','));
  return `${lines.join('\n')}\n`;
}

/** Rows of texts as CSV; cells are quoted where they must be. */
export function rowsToCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map((cell) => quote(String(cell))).join(',')}\n`).join('');
}

function cellText(column: RawColumn, row: number): string {
  if (column.kind === 'text') return textAt(column.values, row);
  const value = column.values[row] as number;
  return Number.isNaN(value) ? (column.odd?.get(row) ?? '') : String(value);
}

function quote(text: string): string {
  return /[",\n\r;\t|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
