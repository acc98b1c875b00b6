import { runToEnd } from '../../long-work';
import { readTable } from '../read-table';
import { encodeUtf8 } from '../text';
import { listTexts } from '../texts';
import type { RawColumn, ReadTable } from '../types';

/** Reads a text as a file of an unknown name; throws where a test did not expect a problem. */
export function readText(text: string): ReadTable {
  const read = runToEnd(readTable(encodeUtf8(text), 'unknown'));
  if (!read.ok) throw new Error(`${read.problem.code} ${JSON.stringify(read.problem.data)}`);
  return read.value;
}

/** The code of the problem a text is refused with. */
export function problemOf(text: string): string | undefined {
  const read = runToEnd(readTable(encodeUtf8(text), 'unknown'));
  return read.ok ? undefined : read.problem.code;
}

/** A table as plain values: odd cells as written. */
export function plain({ table }: ReadTable): Record<string, (number | string)[]> {
  return Object.fromEntries(table.columns.map((column) => [column.name, cells(column)]));
}

function cells(column: RawColumn): (number | string)[] {
  if (column.kind === 'text') return listTexts(column.values);
  return Array.from(column.values, (value, row) => column.odd?.get(row) ?? value);
}
