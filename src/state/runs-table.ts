import type { RunsTable } from './runs-model';
import type { Store } from './store';

const KEY = 'runs-hidden-columns';

// Storage is not on the way to the first picture.
const device = () => import('./device-store');

export function changeTable(store: Store, patch: Partial<RunsTable>): void {
  store.setState({ runsTable: { ...store.getState().runsTable, ...patch } });
  // Where storage is denied the choice holds for this tab: that is said where runs are kept.
  if (patch.hidden) {
    void device().then(({ saveValue }) => saveValue(KEY, JSON.stringify(patch.hidden)));
  }
}

/** Ascending, then descending, then the order of the file. */
export function sortBy(store: Store, column: string): void {
  const { sort } = store.getState().runsTable;
  if (sort?.column !== column) changeTable(store, { sort: { column, descending: false } });
  else changeTable(store, { sort: sort.descending ? null : { column, descending: true } });
}

/** Hides the columns that were hidden on this device before. */
export async function recallTable(store: Store): Promise<void> {
  const { listValues } = await device();
  const kept = await listValues(KEY);
  const text = kept.ok ? kept.value[0] : undefined;
  if (text === undefined) return;
  try {
    const hidden: unknown = JSON.parse(text);
    if (Array.isArray(hidden)) {
      store.setState({ runsTable: { ...store.getState().runsTable, hidden: hidden.map(String) } });
    }
  } catch {
    // Written by another version: the columns are all there again.
  }
}
