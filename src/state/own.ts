import type { Dataset } from '../core/data';
import type { ExplorerState } from '../core/permalink';
import { failure, type Result } from '../core/result';
import { chooseDataset, keepDataset } from './datasets';
import type { Original, OwnEntry } from './device-database';
import { MANY_RUNS, prepareRuns } from './prepare-runs';
import { notify, type Store } from './store';
import { tellTabs } from './tabs-channel';

// Storage is not on the way to the first fit: it loads when something is listed, kept or taken off.
const device = () => import('./device-store');

/** Reads the datasets kept on this device and those in the trash; nothing is said where storage is denied and nothing was kept. */
export async function listOwn(store: Store): Promise<void> {
  const { listDatasets } = await device();
  const found = await listDatasets();
  if (!found.ok) return;
  const { listed, trash } = found.value;
  const known = new Set([...listed, ...trash].map(({ id }) => id));
  const here = store.getState().own.filter(({ id, kept }) => !kept && !known.has(id));
  store.setState({ own: [...here, ...listed.map((entry) => ({ ...entry, kept: true }))], trash });
}

/** Shows a new dataset at once, with what else is to change, and keeps it on this device; where that is refused it stays for this tab, and says so. */
export async function addOwn(
  store: Store,
  given: Dataset,
  original?: Original,
  further: Partial<ExplorerState> = {},
): Promise<void> {
  const about = original?.about;
  const dataset = about ? { ...given, origin: { ...given.origin, ...about } } : given;
  listAsNew(store, dataset);
  // Many runs are looked through while the dialog they came from goes.
  if (dataset.N.length > MANY_RUNS) await prepareRuns(dataset, further.where ?? '');
  keepDataset(store, dataset);
  chooseDataset(store, dataset.id, further);
  await keepOwn(store, dataset, original);
}

/** Keeps a dataset on this device and in the list, whatever is on screen. */
export async function keepOwn(store: Store, dataset: Dataset, original?: Original): Promise<void> {
  if (!store.getState().own.some(({ id }) => id === dataset.id)) listAsNew(store, dataset);
  const { saveDataset } = await device();
  const saved = await saveDataset(dataset, original);
  if (!saved.ok) {
    notify(store, saved.problem, 'info');
    return;
  }
  const { summary, withoutFiles } = saved.value;
  const { title } = summary;
  if (withoutFiles) notify(store, { code: 'storage-without-files', data: { title } }, 'info');
  replaceEntry(store, { ...summary, kept: true });
  tellTabs({ kind: 'kept', id: dataset.id, title });
  // Kept data of a person: the browser is asked not to clear them when it needs room.
  const { askPersistence } = await import('./own-storage');
  await askPersistence();
}

function listAsNew(store: Store, { id, title, N }: Dataset): void {
  const others = store.getState().own.filter((entry) => entry.id !== id);
  const entry = { id, title, runs: N.length, savedAt: 0, bytes: 0, hasFiles: false, kept: false };
  store.setState({ own: [entry, ...others] });
}

function replaceEntry(store: Store, entry: OwnEntry): void {
  const own = store.getState().own.map((other) => (other.id === entry.id ? entry : other));
  store.setState({ own });
}

export async function loadOwn(id: string): Promise<Result<Dataset>> {
  const { loadDataset } = await device();
  const stored = await loadDataset(id);
  if (stored.ok || stored.problem.code === 'own-dataset-damaged') return stored;
  return failure('own-dataset-missing', { id });
}
