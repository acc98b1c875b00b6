import type { BoundRole } from './bind-roles';
import { errorToBase, toBase } from './column-units';
import type { ColumnChoice, Mapping } from './mapping';
import { sortRows } from './row-faults';
import { cellAt } from './texts';
import type { ReadTable, RejectedRow, Role } from './types';

/** A run in base units; null where no file says a number and a person must be asked. */
export interface ListedRun {
  readonly name: string;
  readonly N: number | null;
  readonly D: number | null;
  /** As given, else 6 N D. */
  readonly C: number | null;
  readonly loss: number | null;
  /** Every other column by its header, as in the file. */
  readonly [header: string]: number | string | null;
}

export interface ListedRuns {
  readonly rows: readonly ListedRun[];
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
}

/** Runs of a table row by row. A number nobody knows yet is no reason to reject a row, one that is wrong is. */
export function listRuns(read: ReadTable, mapping: Mapping): ListedRuns {
  const { table } = read;
  const bound: Partial<Record<Role, BoundRole>> = {};
  for (const [role, choice] of Object.entries(mapping.roles) as [Role, ColumnChoice][]) {
    const column = table.columns.find(({ name }) => name === choice.column);
    if (column?.kind === 'number') bound[role] = { role, choice, column };
  }
  const { N, D, C, loss, lossError } = bound;
  const open = new Set(
    mapping.questions.flatMap(({ kind, role }) => (kind === 'which-value' ? [role] : [])),
  );
  const used = [N, D, N && D ? undefined : C, loss].filter(
    (part) => part !== undefined && !open.has(part.role),
  ) as BoundRole[];
  const sorted = sortRows(table, used, read.rejected, read.rejectedCount);
  const label = table.columns.find(({ name }) => name === mapping.roles.name?.column);
  const taken = new Set([label, ...Object.values(bound).map(({ column }) => column)]);
  const rest = table.columns.filter((column) => !taken.has(column));
  const rows = Array.from(sorted.usable, (row): ListedRun => {
    const params = baseValue(N, row);
    const tokens = baseValue(D, row);
    const flops = baseValue(C, row);
    const n = params ?? (flops !== null && tokens !== null ? flops / (6 * tokens) : null);
    const d = tokens ?? (flops !== null && params !== null ? flops / (6 * params) : null);
    const extra = rest.map(({ name, ...column }) => [name, emptyToNull(cellAt(column, row))]);
    const value = loss ? (loss.column.values[row] as number) : Number.NaN;
    const error = lossError ? (lossError.column.values[row] as number) : Number.NaN;
    return {
      ...Object.fromEntries(extra),
      name: (label && String(emptyToNull(cellAt(label, row)) ?? '')) || `run ${row + 1}`,
      N: n,
      D: d,
      C: flops ?? (n !== null && d !== null ? 6 * n * d : null),
      loss: baseValue(loss, row),
      ...(lossError ? { lossError: orNull(errorToBase(error, lossError.choice.unit, value)) } : {}),
    };
  });
  return { rows, rejected: sorted.rejected, rejectedCount: sorted.rejectedCount };
}

function baseValue(part: BoundRole | undefined, row: number): number | null {
  return part ? orNull(toBase(part.column.values[row] as number, part.choice.unit)) : null;
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function emptyToNull(value: number | string): number | string | null {
  return value === '' || Number.isNaN(value) ? null : value;
}
