import { formatExact } from '../../../core/units';
import { runsTable as words } from '../../../messages/runs';
import type { RunColumn, RunColumnKind } from '../../../state';

/** Width of a column by what it holds, px. */
export const widths: Readonly<Record<RunColumnKind, number>> = {
  name: 208,
  params: 84,
  tokens: 84,
  flops: 96,
  ratio: 96,
  loss: 92,
  'loss-error': 92,
  residual: 92,
  use: 152,
  number: 112,
  text: 136,
};

const isText = ({ kind }: RunColumn): boolean => kind === 'name' || kind === 'text';

/** Whether a column's cells stand right. */
export const isNumeric = (column: RunColumn): boolean => !isText(column) && column.kind !== 'use';

/** A cell as a researcher writes it. */
export function formatCell(column: RunColumn, row: number, reason: string | undefined): string {
  if (isText(column)) return column.text(row);
  const value = column.number(row);
  if (column.kind === 'use') return sayUse(value, reason);
  if (Number.isNaN(value)) return column.text(row);
  return words.formats[column.kind as keyof typeof words.formats](value);
}

/** A cell with every digit it has. */
export function exactCell(column: RunColumn, row: number, reason: string | undefined): string {
  if (isText(column)) return column.text(row);
  const value = column.number(row);
  if (column.kind === 'use') return sayUse(value, reason);
  return Number.isNaN(value) ? column.text(row) : formatExact(value);
}

function sayUse(value: number, reason: string | undefined): string {
  if (value === 0) return words.inFit;
  if (value === 2) return words.outBySource;
  return reason ?? words.out;
}
