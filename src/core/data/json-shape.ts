import { createRecordBuilder, isObject, type JsonObject, toCell } from './json-records';
import { createTableBuilder } from './table-builder';
import type { ReadTable } from './types';

/**
 * The table inside a JSON value, whichever of the usual shapes it has: an array of objects, rows with a
 * header (`[[...], ...]`, `{columns: [...], data: [[...]]}`), columns (`{a: [...], b: [...]}`,
 * `{columns: {...}}`, or by row label as data frames write them), or one of these under a key of its own.
 * Undefined where there is none.
 */
export function tableFromJson(value: unknown, format: string): ReadTable | undefined {
  return fromValue(value, format, 0);
}

function fromValue(value: unknown, format: string, depth: number): ReadTable | undefined {
  if (Array.isArray(value)) {
    if (value.some(isObject)) return fromRecords(value, format);
    const [header, ...rows] = value as unknown[];
    return Array.isArray(header) ? fromRows(header, rows, format) : undefined;
  }
  if (!isObject(value)) return undefined;
  const { columns } = value;
  if (Array.isArray(columns)) {
    const rows = [value.data, value.rows, value.values].find(Array.isArray) as
      | unknown[]
      | undefined;
    if (rows) return fromRows(columns, rows, format);
  }
  if (isObject(columns)) return fromColumns(columns, format);
  const inner = Object.values(value);
  const records = inner.find(
    (part): part is unknown[] => Array.isArray(part) && part.some(isObject),
  );
  if (records) return fromRecords(records, format);
  if (inner.length > 0 && inner.every(isNamedRecord))
    return fromRecords(
      Object.entries(value).map(([name, record]) => ({ name, ...(record as JsonObject) })),
      format,
    );
  const direct = fromColumns(value, format);
  if (direct || depth > 0) return direct;
  for (const part of inner) {
    const found = fromValue(part, format, depth + 1);
    if (found && found.table.rowCount > 0) return found;
  }
  return undefined;
}

function fromRecords(records: readonly unknown[], format: string): ReadTable {
  const builder = createRecordBuilder();
  records.forEach((record, i) => {
    if (isObject(record)) builder.add(i + 1, record);
    else builder.reject(i + 1, '', String(toCell(record) ?? 'null'), 'not-an-object');
  });
  return builder.finish(format);
}

function fromRows(header: readonly unknown[], rows: readonly unknown[], format: string): ReadTable {
  const table = createTableBuilder(
    header.map((name) => String(toCell(name) ?? '')),
    'dot',
  );
  rows.forEach((row, i) => {
    if (!Array.isArray(row)) table.reject(i + 1, '', String(toCell(row) ?? ''), 'not-an-object');
    else if (row.length > header.length)
      table.reject(i + 1, '', row.map((cell) => toCell(cell) ?? '').join(), 'too-many-cells');
    else table.add(i + 1, row.map(toCell));
  });
  return table.finish(format);
}

/** A run under its name, as against a column by row number. */
function isNamedRecord(value: unknown): boolean {
  return isObject(value) && Object.keys(value).some((key) => !/^\d+$/.test(key));
}

/** Columns as arrays, or as objects by row label; what is neither (a title, a version) is left aside. */
function fromColumns(value: JsonObject, format: string): ReadTable | undefined {
  const entries = Object.entries(value).filter(([, column]) => isColumn(column));
  if (entries.length === 0) return undefined;
  const labels = new Set<string>();
  for (const [, column] of entries)
    for (const label of Object.keys(column as object)) labels.add(label);
  const table = createTableBuilder(
    entries.map(([name]) => name),
    'dot',
  );
  let row = 0;
  for (const label of labels) {
    row++;
    table.add(
      row,
      entries.map(([, column]) => toCell((column as JsonObject)[label])),
    );
  }
  return table.finish(format);
}

function isColumn(value: unknown): boolean {
  const cells = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return cells.length > 0 && cells.every((cell) => typeof cell !== 'object' || cell === null);
}
