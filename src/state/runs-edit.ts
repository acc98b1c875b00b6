import { type Dataset, hashColumns, type RawColumn } from '../core/data';
import { failure, type Problem, type Result, success } from '../core/result';
import { addOwn } from './own';
import { selectRawDataset } from './rows';
import { pickRows } from './selection';
import type { Store } from './store';

/** Another value for a column of some runs, in base units. */
export interface RunEdit {
  /** `N`, `D`, `loss`, `lossError`, or `x:` and the name of a column of numbers. */
  readonly column: string;
  /** Set to the value, multiplied by it, or (for D) the steps of a column times the value as tokens a step. */
  readonly kind: 'set' | 'times' | 'steps';
  readonly value: number;
  /** Name of the column that counts optimiser steps, for `steps`. */
  readonly steps?: string;
}

/** What an edit can change in a dataset. */
export function editableColumns({ lossError, extra }: Dataset): readonly string[] {
  const numbers = extra.filter(({ kind }) => kind === 'number').map(({ name }) => `x:${name}`);
  return ['N', 'D', 'loss', ...(lossError ? ['lossError'] : []), ...numbers];
}

/** Columns of numbers that may count optimiser steps. */
export function stepColumns({ extra }: Dataset): readonly string[] {
  return extra
    .filter(
      ({ name, kind }) => kind === 'number' && /\b(step|iter)|(step|iter)(s|ation)?$/i.test(name),
    )
    .map(({ name }) => name);
}

/**
 * The dataset with some runs changed: another content, so another id. Problems: `edit-not-positive` (row, column)
 * where a quantity of a run would not be a number above 0, `edit-no-column` (column).
 */
export function editDataset(
  dataset: Dataset,
  rows: ArrayLike<number>,
  edit: RunEdit,
  title: string,
): Result<Dataset> {
  const { names, N, D, loss, lossError, extra } = dataset;
  const roles: Readonly<Record<string, Float64Array | undefined>> = { N, D, loss, lossError };
  const isRole = !edit.column.startsWith('x:');
  const old = isRole ? roles[edit.column] : numbersOf(extra, edit.column.slice(2));
  const steps = edit.kind === 'steps' ? numbersOf(extra, edit.steps ?? '') : undefined;
  if (!old || (edit.kind === 'steps' && !steps))
    return failure('edit-no-column', { column: old ? (edit.steps ?? '') : edit.column });
  const values = old.slice();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const before = steps ? (steps[row] as number) : (values[row] as number);
    const after = edit.kind === 'set' ? edit.value : before * edit.value;
    if (isRole && !(after > 0 && Number.isFinite(after)))
      return failure('edit-not-positive', { row: row + 1, column: edit.column });
    values[row] = after;
  }
  const content = {
    names,
    N,
    D,
    loss,
    ...(lossError ? { lossError } : {}),
    ...(isRole ? { [edit.column]: values } : {}),
    extra: isRole
      ? extra
      : extra.map((column) =>
          `x:${column.name}` === edit.column && column.kind === 'number'
            ? withValues(column, values, rows)
            : column,
        ),
  };
  const hash = hashColumns(content);
  const { suggestedCompute: _, ...rest } = dataset;
  return success({
    ...rest,
    ...content,
    id: `own-${hash.slice(0, 12)}`,
    hash,
    title,
    origin: { ...dataset.origin, kind: 'own' },
  });
}

function numbersOf(extra: readonly RawColumn[], name: string): Float64Array | undefined {
  const found = extra.find((column) => column.name === name);
  return found?.kind === 'number' ? found.values : undefined;
}

/** A cell that holds a number now is no longer what was written there. */
function withValues(
  column: Extract<RawColumn, { kind: 'number' }>,
  values: Float64Array,
  rows: ArrayLike<number>,
): RawColumn {
  const { odd, ...rest } = column;
  if (!odd) return { ...rest, values };
  const changed = new Set(Array.from(rows));
  const left = new Map([...odd].filter(([row]) => !changed.has(row)));
  return { ...rest, values, ...(left.size > 0 ? { odd: left } : {}) };
}

/**
 * Changes runs of the dataset in use: the changed ones become a dataset of their own beside it, with the same runs
 * left out and the same point. Undo goes back. Null, or why it cannot be.
 */
export function editRuns(
  store: Store,
  rows: ArrayLike<number>,
  edit: RunEdit,
  title: string,
): Problem | null {
  const state = store.getState();
  const dataset = selectRawDataset(state);
  if (!dataset) return null;
  const edited = editDataset(dataset, rows, edit, title);
  if (!edited.ok) return edited.problem;
  const { excluded, reasons, where, acct, C, N, D, lock, target } = state.explorer;
  void addOwn(store, edited.value, undefined, {
    ...{ excluded, reasons, where, acct },
    ...{ C, N, D, lock, target },
  });
  pickRows(store, Array.from(rows));
  return null;
}
