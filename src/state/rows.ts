import {
  accountFor,
  type Dataset,
  parseWhere,
  readAccounting,
  selectRowsSlowly,
  spanRunsSlowly,
} from '../core/data';
import { type LongWork, runToEnd } from '../core/long-work';
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
  return runToEnd(chooseRowsSlowly(dataset, where, toggled));
}

/** The choice made last of each dataset: what was worked out in steps is at hand when the state asks for it. */
const chosen = new WeakMap<
  Dataset,
  { readonly where: string; readonly toggled: readonly number[]; readonly choice: RowChoice }
>();

/** The same in steps, and with it what pictures of these rows begin with, for a million runs. */
function* chooseRowsSlowly(
  dataset: Dataset,
  where: string,
  toggled: readonly number[],
): LongWork<Result<RowChoice>> {
  const last = chosen.get(dataset);
  const isSame =
    last?.where === where &&
    (last.toggled === toggled || (last.toggled.length === 0 && toggled.length === 0));
  if (isSame) return success(last.choice);
  const passing = yield* filterRowsSlowly(dataset, where);
  if (!passing.ok) return passing;
  const choice = yield* takeOut(dataset, passing.value, toggled);
  chosen.set(dataset, { where, toggled, choice });
  return success(choice);
}

/** Rows looked at in one step. */
const STRETCH = 131_072;

function* takeOut(
  dataset: Dataset,
  passing: Uint32Array,
  toggled: readonly number[],
): LongWork<RowChoice> {
  const count = dataset.N.length;
  const mask = new Uint8Array(count);
  if (passing.length === count && dataset.leftOut.length === 0 && toggled.length === 0)
    return { mask: mask.fill(1), included: passing };
  const out = maskOf(count, dataset.leftOut);
  for (const row of toggled) if (row < count) out[row] = 1 - (out[row] as number);
  const included = new Uint32Array(passing.length);
  let kept = 0;
  for (let i = 0; i < passing.length; i++) {
    if (i % STRETCH === STRETCH - 1) yield { done: i, total: passing.length };
    const row = passing[i] as number;
    if (out[row] === 1) continue;
    mask[row] = 1;
    included[kept++] = row;
  }
  return { mask, included: included.slice(0, kept) };
}

/** Chooses rows, and looks how far they reach: all that a picture of a million runs would be held up by. */
export function* prepareRows(
  dataset: Dataset,
  where: string,
  toggled: readonly number[],
): LongWork<void> {
  const choice = yield* chooseRowsSlowly(dataset, where, toggled);
  if (choice.ok) yield* spanRunsSlowly(dataset, choice.value.mask);
}

const filtered = new WeakMap<
  Dataset,
  { readonly where: string; readonly rows: Result<Uint32Array> }
>();

/** Rows of a dataset that pass a filter, ascending. Problems: those of `parseWhere` and `selectRows`. */
const filterRows = (dataset: Dataset, where: string): Result<Uint32Array> =>
  runToEnd(filterRowsSlowly(dataset, where));

function* filterRowsSlowly(dataset: Dataset, where: string): LongWork<Result<Uint32Array>> {
  const last = filtered.get(dataset);
  if (last?.where === where) return last.rows;
  const rows = yield* passFilter(dataset, where);
  filtered.set(dataset, { where, rows });
  return rows;
}

function* passFilter(dataset: Dataset, where: string): LongWork<Result<Uint32Array>> {
  if (where.trim() === '') return success(yield* countUp(dataset.N.length));
  const parsed = parseWhere(where);
  return parsed.ok ? yield* selectRowsSlowly(dataset, parsed.value) : parsed;
}

function* countUp(count: number): LongWork<Uint32Array> {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    if (row % STRETCH === STRETCH - 1) yield { done: row, total: count };
    rows[row] = row;
  }
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
