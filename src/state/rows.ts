import { accountFor, type Dataset, parseWhere, readAccounting, selectRows } from '../core/data';
import type { ExplorerState } from '../core/permalink';
import { type Result, success } from '../core/result';
import { memo } from './memo';
import type { AppState } from './store';

export interface RowChoice {
  /** Rows in the fit, ascending. */
  readonly included: Uint32Array;
  /** One flag a row of the dataset: 1 where it is in the fit. */
  readonly mask: Uint8Array;
}

/** The rows a fit uses: those that pass the filter and are not left out by the dataset or the person. */
export function chooseRows(
  dataset: Dataset,
  where: string,
  toggled: readonly number[],
): Result<RowChoice> {
  const passing = filterRows(dataset, where);
  if (!passing.ok) return passing;
  const count = dataset.N.length;
  if (passing.value.length === count && dataset.leftOut.length === 0 && toggled.length === 0)
    return success({ mask: new Uint8Array(count).fill(1), included: passing.value });
  const out = maskOf(count, dataset.leftOut);
  for (const row of toggled) if (row < count) out[row] = 1 - (out[row] as number);
  const mask = new Uint8Array(count);
  const included = new Uint32Array(passing.value.length);
  let kept = 0;
  for (const row of passing.value) {
    if (out[row] === 1) continue;
    mask[row] = 1;
    included[kept++] = row;
  }
  return success({ mask, included: included.slice(0, kept) });
}

const upTo = new WeakMap<Dataset, Uint32Array>();

/** Rows of a dataset that pass a filter, ascending. Problems: those of `parseWhere` and `selectRows`. */
function filterRows(dataset: Dataset, where: string): Result<Uint32Array> {
  if (where.trim() === '') {
    const all = upTo.get(dataset) ?? countUp(dataset.N.length);
    upTo.set(dataset, all);
    return success(all);
  }
  const parsed = parseWhere(where);
  return parsed.ok ? selectRows(dataset, parsed.value) : parsed;
}

function countUp(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

function maskOf(count: number, rows: readonly number[]): Uint8Array {
  const mask = new Uint8Array(count);
  for (const row of rows) if (row < count) mask[row] = 1;
  return mask;
}

/** The `excluded` key after every row of a set is in, or out of, the fit. */
export function setRows(
  dataset: Dataset,
  excluded: ExplorerState['excluded'],
  rows: Iterable<number>,
  include: boolean,
): readonly number[] {
  const count = dataset.N.length;
  const leftOut = maskOf(count, dataset.leftOut);
  const flips = maskOf(count, excluded);
  // Out is "exactly one of the two names it", so the flip wanted depends on the dataset's own choice.
  for (const row of rows) flips[row] = (leftOut[row] === 1) === include ? 1 : 0;
  const next: number[] = [];
  for (let row = 0; row < count; row++) if (flips[row] === 1) next.push(row);
  return next;
}

/** The dataset as it was imported: what is kept, sent and counted from. */
export const selectRawDataset = (state: AppState): Dataset | null =>
  state.datasets[state.explorer.data] ?? null;

/** The dataset by the conventions of the ledger: what is fitted and drawn. */
export const selectDataset = memo(
  (state: AppState) => [selectRawDataset(state), state.explorer.acct] as const,
  (dataset, acct): Dataset | null => {
    const accounting = acct === '' ? undefined : readAccounting(acct);
    return dataset && accounting ? accountFor(dataset, accounting).dataset : dataset;
  },
);

/** Rows that pass the filter, in the fit or not; null before there is a dataset. */
export const selectPassing = memo(
  (state: AppState) => [selectDataset(state), state.explorer.where] as const,
  (dataset, where) => (dataset ? filterRows(dataset, where) : null),
);

export const selectRowChoice = memo(
  (state: AppState) =>
    [selectDataset(state), state.explorer.where, state.explorer.excluded] as const,
  (dataset, where, excluded) => (dataset ? chooseRows(dataset, where, excluded) : null),
);
