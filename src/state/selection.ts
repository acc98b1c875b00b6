import { memo } from './memo';
import { selectDataset } from './rows';
import { noSelection, type Selection } from './runs-model';
import type { AppState, Store } from './store';

/** The selection of the dataset in use; an empty one after another was chosen. */
export const selectSelection = memo(
  (state: AppState) => [state.selection, selectDataset(state)] as const,
  (selection, dataset): Selection =>
    dataset && selection.data === dataset.id ? selection : noSelection,
);

/** Marks these rows and no others. */
export function pickRows(store: Store, rows: Iterable<number>): void {
  const { data } = store.getState().explorer;
  const { hovered } = selectSelection(store.getState());
  store.setState({ selection: { data, rows: Uint32Array.from(rows).sort(), hovered } });
}

/** Adds a row to those marked, or takes it away. */
export function togglePicked(store: Store, row: number): void {
  const { rows } = selectSelection(store.getState());
  pickRows(store, rows.includes(row) ? rows.filter((other) => other !== row) : [...rows, row]);
}

/** The run under the pointer or the keyboard's focus; null when it left. */
export function pointAt(store: Store, row: number | null): void {
  const { data } = store.getState().explorer;
  const { rows, hovered } = selectSelection(store.getState());
  if (hovered !== row) store.setState({ selection: { data, rows, hovered: row } });
}
