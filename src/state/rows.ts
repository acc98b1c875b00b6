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
  const mask = new Uint8Array(dataset.N.length).fill(1);
  if (where.trim() !== '') {
    const parsed = parseWhere(where);
    if (!parsed.ok) return parsed;
    const passing = selectRows(dataset, parsed.value);
    if (!passing.ok) return passing;
    mask.fill(0);
    for (const row of passing.value) mask[row] = 1;
  }
  const flips = new Set(toggled);
  const leftOut = new Set(dataset.leftOut);
  for (let row = 0; row < mask.length; row++)
    if (leftOut.has(row) !== flips.has(row)) mask[row] = 0;
  const included: number[] = [];
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) included.push(row);
  return success({ mask, included: Uint32Array.from(included) });
}

/** The `excluded` key after every row of a set is in, or out of, the fit. */
export function setRows(
  dataset: Dataset,
  excluded: ExplorerState['excluded'],
  rows: readonly number[],
  include: boolean,
): readonly number[] {
  const leftOut = new Set(dataset.leftOut);
  const flips = new Set(excluded);
  for (const row of rows) {
    // Out is "exactly one of the two names it", so the flip wanted depends on the dataset's own choice.
    if (leftOut.has(row) === include) flips.add(row);
    else flips.delete(row);
  }
  return [...flips].sort((a, b) => a - b);
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

export const selectRowChoice = memo(
  (state: AppState) =>
    [selectDataset(state), state.explorer.where, state.explorer.excluded] as const,
  (dataset, where, excluded) => (dataset ? chooseRows(dataset, where, excluded) : null),
);
