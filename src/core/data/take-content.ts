import type { LongWork } from '../long-work';
import type { BoundRole, BoundRoles } from './bind-roles';
import { errorToBase, isBase, toBase } from './column-units';
import type { HashedColumns } from './hash-columns';
import { createTextPacker } from './text-packer';
import { hasEmpty, isEveryRow, numberTexts, type Texts, takeTexts, textAt } from './texts';
import type { Dataset, RawColumn, RawTable, Role } from './types';

/** The columns of a dataset, before it has a name and a hash. */
export interface Content extends HashedColumns {
  readonly headers: NonNullable<Dataset['headers']>;
  /** A standard error column was chosen, but not every run has one. */
  readonly errorIncomplete: boolean;
}

/**
 * Takes rows of a table as base units; of N and D the one without a column follows from C = 6 N D. Where every row is
 * taken, columns that need no other unit are those of the table itself.
 */
export function* takeContent(
  table: RawTable,
  roles: BoundRoles,
  rows: Uint32Array,
): LongWork<Content> {
  const total = table.columns.length + 5;
  const take = ({ column, choice }: BoundRole): Float64Array => {
    const taken = gather(column.values, rows);
    return isBase(choice.unit) ? taken : taken.map((value) => toBase(value, choice.unit));
  };
  const { N, D, C, loss, lossError } = roles;
  const given = N ?? D;
  const partner = N ? (D ?? C) : C;
  // `bindRoles` has seen to it that two of the three are there.
  if (!given || !partner) throw new Error('Two of N, D and C are needed.');
  const first = take(given);
  yield { done: 1, total };
  const second = take(partner);
  yield { done: 2, total };
  const other =
    partner === C ? first.map((value, i) => (second[i] as number) / (6 * value)) : second;
  const errors = takeErrors(roles, rows);
  const headers = plainHeaders(roles, errors !== null);
  return {
    names: yield* takeNames(roles.name, rows),
    N: N ? first : other,
    D: N ? other : first,
    loss: take(loss),
    ...(errors ? { lossError: errors } : {}),
    extra: yield* takeExtra(table.columns, headers, rows),
    headers,
    errorIncomplete: lossError !== undefined && errors === null,
  };
}

/** Standard errors of the loss in base units; null without a column of them, or where it lacks one of the rows. */
export function takeErrors(
  { loss, lossError: error }: BoundRoles,
  rows: Uint32Array,
): Float64Array | null {
  if (!error) return null;
  const losses = gather(loss.column.values, rows);
  const errors = gather(error.column.values, rows).map((value, i) =>
    errorToBase(value, error.choice.unit, losses[i] as number),
  );
  return errors.every((value) => value > 0 && value < Infinity) ? errors : null;
}

function* takeNames(column: RawColumn | undefined, rows: Uint32Array): LongWork<Texts> {
  if (!column) return numberTexts('run ', rows);
  if (column.kind === 'text' && !hasEmpty(column.values)) return takeTexts(column.values, rows);
  const packer = createTextPacker();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    packer.push(nameAt(column, row) || `run ${row + 1}`);
    if (i % STRETCH === STRETCH - 1) yield { done: i, total: rows.length };
  }
  return packer.finish();
}

function nameAt(column: RawColumn, row: number): string {
  if (column.kind === 'text') return textAt(column.values, row);
  const value = column.values[row] as number;
  return column.odd?.get(row) ?? (Number.isNaN(value) ? '' : String(value));
}

/** Headers of the role columns whose numbers were taken as they stand: these need no second copy. */
function plainHeaders(roles: BoundRoles, withErrors: boolean): Partial<Record<Role, string>> {
  const headers: Partial<Record<Role, string>> = {};
  const { N, D, loss, lossError, name } = roles;
  for (const part of [N, D, loss, withErrors ? lossError : undefined])
    if (part && isBase(part.choice.unit)) headers[part.role] = part.column.name;
  if (name?.kind === 'text') headers.name = name.name;
  return headers;
}

/** Rows whose names are taken in one step. */
const STRETCH = 16_384;

function* takeExtra(
  columns: readonly RawColumn[],
  headers: Partial<Record<Role, string>>,
  rows: Uint32Array,
): LongWork<RawColumn[]> {
  const plain = new Set(Object.values(headers));
  const taken: RawColumn[] = [];
  for (const column of columns) {
    if (plain.has(column.name)) continue;
    taken.push(takeRows(column, rows));
    yield { done: taken.length, total: columns.length };
  }
  return taken;
}

/** Some rows of a raw column, in the order given. */
function takeRows(column: RawColumn, rows: Uint32Array): RawColumn {
  const { name, kind } = column;
  if (kind === 'text') return { name, kind, values: takeTexts(column.values, rows) };
  if (isEveryRow(rows, column.values.length)) return column;
  const values = gather(column.values, rows);
  const odd = new Map<number, string>();
  if (column.odd && column.odd.size > 0) {
    rows.forEach((row, i) => {
      const written = column.odd?.get(row);
      if (written !== undefined) odd.set(i, written);
    });
  }
  return { name, kind, values, ...(odd.size > 0 ? { odd } : {}) };
}

/** `Float64Array.from` walks an iterator; on a million rows a loop is ten times as fast. */
function gather(values: Float64Array, rows: Uint32Array): Float64Array {
  if (isEveryRow(rows, values.length)) return values;
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i] as number] as number;
  return taken;
}
