import { type ExplorerState, keepReasons } from '../core/permalink';
import { memo } from './memo';
import { changeRows } from './prepare-runs';
import { selectDataset, setRows } from './rows';
import type { AppState, Store } from './store';

/** Leaves runs out of the fit, for a reason where there is one; one step to undo. */
export function excludeRuns(store: Store, rows: ArrayLike<number>, reason = ''): void {
  const state = store.getState();
  const dataset = selectDataset(state);
  if (!dataset) return;
  const excluded = setRows(dataset, state.explorer.excluded, Array.from(rows), false);
  // The newest reason comes first: it is the one that counts.
  const asked = { text: reason.trim(), rows: Array.from(rows).sort((a, b) => a - b) };
  const before = forget(state.explorer.reasons, rows);
  const same = before.find(({ text }) => text === asked.text);
  const joined = same
    ? { text: same.text, rows: [...same.rows, ...asked.rows].sort((a, b) => a - b) }
    : asked;
  const reasons = keepReasons([joined, ...before.filter((entry) => entry !== same)], excluded);
  void changeRows(store, { excluded, reasons });
}

/** Takes runs back into the fit; one step to undo. */
export function includeRuns(store: Store, rows: ArrayLike<number>): void {
  const state = store.getState();
  const dataset = selectDataset(state);
  if (!dataset) return;
  const excluded = setRows(dataset, state.explorer.excluded, Array.from(rows), true);
  void changeRows(store, { excluded, reasons: forget(state.explorer.reasons, rows) });
}

function forget(
  reasons: ExplorerState['reasons'],
  rows: ArrayLike<number>,
): ExplorerState['reasons'] {
  if (reasons.length === 0) return reasons;
  const gone = new Set(Array.from(rows));
  return reasons
    .map(({ text, rows: of }) => ({ text, rows: of.filter((row) => !gone.has(row)) }))
    .filter(({ rows: of }) => of.length > 0);
}

/** The reason of each row that was left out for one. */
export const selectReasons = memo(
  (state: AppState) => [state.explorer.reasons] as const,
  (reasons): ReadonlyMap<number, string> =>
    new Map(reasons.flatMap(({ text, rows }) => rows.map((row) => [row, text] as const))),
);
