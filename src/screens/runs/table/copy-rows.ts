import type { RunColumn } from '../../../state';
import { exactCell } from './format-cell';

/** Rows as tab-separated text with a head, every digit there: what a spreadsheet takes. */
export function copyRows(
  columns: readonly RunColumn[],
  rows: ArrayLike<number>,
  reasons: ReadonlyMap<number, string>,
): string {
  const clean = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  const lines = [columns.map(({ name }) => clean(name)).join('\t')];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    lines.push(columns.map((column) => clean(exactCell(column, row, reasons.get(row)))).join('\t'));
  }
  return lines.join('\n');
}
