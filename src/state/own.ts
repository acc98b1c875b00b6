import { DEFAULT_DATASET } from '../core/catalogue';
import type { Dataset } from '../core/data';
import type { ExplorerState } from '../core/permalink';
import { failure, type Result } from '../core/result';
import { chooseDataset, keepDataset } from './datasets';
import type { Original } from './device-store';
import { notify, type Store } from './store';

// Storage is not on the way to the first fit: it loads when something is listed, kept or taken off.
const device = () => import('./device-store');

/** Puts the datasets kept on this device into the list; nothing is said where storage is denied and nothing was kept. */
export async function listOwn(store: Store): Promise<void> {
  const { listDatasets } = await device();
  const listed = await listDatasets();
  if (!listed.ok) return;
  const known = new Set(listed.value.map(({ id }) => id));
  const fresh = store.getState().own.filter(({ id }) => !known.has(id));
  store.setState({ own: [...fresh, ...listed.value.map(({ id, title }) => ({ id, title }))] });
}

/** Shows a new dataset at once, with what else is to change, and keeps it on this device; where that is refused it stays for this tab, and says so. */
export async function addOwn(
  store: Store,
  dataset: Dataset,
  original?: Original,
  further: Partial<ExplorerState> = {},
): Promise<void> {
  keepDataset(store, dataset);
  const others = store.getState().own.filter(({ id }) => id !== dataset.id);
  store.setState({ own: [{ id: dataset.id, title: dataset.title }, ...others] });
  chooseDataset(store, dataset.id, further);
  const { saveDataset } = await device();
  const saved = await saveDataset(dataset, original);
  if (!saved.ok) notify(store, saved.problem, 'info');
}

/** Takes a dataset off this device and its list; the default one is shown instead if it was on screen. */
export async function removeOwn(store: Store, id: string): Promise<void> {
  if (store.getState().explorer.data === id) chooseDataset(store, DEFAULT_DATASET);
  const { deleteDataset } = await device();
  const deleted = await deleteDataset(id);
  if (!deleted.ok) {
    notify(store, deleted.problem);
    return;
  }
  store.setState({ own: store.getState().own.filter((entry) => entry.id !== id) });
}

export async function loadOwn(id: string): Promise<Result<Dataset>> {
  const { loadDataset } = await device();
  const stored = await loadDataset(id);
  return stored.ok ? stored : failure('own-dataset-missing', { id });
}
