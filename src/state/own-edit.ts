import { DEFAULT_DATASET } from '../core/catalogue';
import { type Dataset, encodeUtf8, sha256 } from '../core/data';
import { type Result, success } from '../core/result';
import { chooseDataset, keepDataset } from './datasets';
import type { Original } from './device-database';
import {
  loadDataset,
  loadOriginal,
  renameDataset,
  restoreDataset,
  trashDataset,
} from './device-store';
import { addOwn, keepOwn, listOwn } from './own';
import { dismissProblem, notify, type Store } from './store';
import { type OwnNews, tellTabs } from './tabs-channel';

/** Puts a dataset into the trash; the default one is shown instead if it was on screen. A notice offers to bring it back. */
export async function trashOwn(store: Store, id: string): Promise<void> {
  const entry = store.getState().own.find((other) => other.id === id);
  if (store.getState().explorer.data === id) chooseDataset(store, DEFAULT_DATASET);
  const title = entry?.title ?? id;
  if (entry?.kept !== false) {
    const trashed = await trashDataset(id);
    if (!trashed.ok) {
      notify(store, trashed.problem);
      return;
    }
    await changed(store, { kind: 'trashed', id, title });
  }
  store.setState({ own: store.getState().own.filter((other) => other.id !== id) });
  notify(store, { code: 'own-deleted', data: { id, title } }, 'info');
}

/** Takes a dataset out of the trash again; one that was never on the device comes from this tab's memory. */
export async function restoreOwn(store: Store, id: string): Promise<void> {
  for (const code of ['own-deleted', 'own-deleted-elsewhere']) dismissProblem(store, code, { id });
  const restored = await restoreDataset(id);
  const dataset = store.getState().datasets[id];
  if (!restored.ok && dataset) await keepOwn(store, dataset);
  else if (!restored.ok) notify(store, restored.problem);
  else {
    const title = store.getState().trash.find((entry) => entry.id === id)?.title ?? id;
    await changed(store, { kind: 'restored', id, title });
  }
}

/** Gives a dataset another title, here and in every tab; an empty one changes nothing. */
export async function renameOwn(store: Store, id: string, written: string): Promise<void> {
  const title = written.trim().slice(0, 200);
  if (title === '') return;
  retitleOwn(store, id, title);
  const renamed = await renameDataset(id, title);
  if (renamed.ok) await changed(store, { kind: 'renamed', id, title });
  else if (store.getState().own.find((entry) => entry.id === id)?.kept)
    notify(store, renamed.problem, 'info');
}

/** The title as this tab shows it, in the list and where the dataset is loaded. */
export function retitleOwn(store: Store, id: string, title: string): void {
  const { own, datasets } = store.getState();
  store.setState({ own: own.map((entry) => (entry.id === id ? { ...entry, title } : entry)) });
  const loaded = datasets[id];
  if (loaded && loaded.title !== title) keepDataset(store, { ...loaded, title });
}

/** A second entry of the same runs under another title, shown at once: to leave other rows out, or to map it anew. */
export async function duplicateOwn(store: Store, id: string, title: string): Promise<void> {
  const dataset = await findDataset(store, id);
  if (!dataset.ok) {
    notify(store, dataset.problem);
    return;
  }
  const original = await loadOriginal(id);
  const copy = { ...dataset.value, id: freeId(store, dataset.value), title };
  await addOwn(store, copy, original.ok ? original.value : undefined);
}

/** Ids are digits of a hash: of the content for the first of its kind, of the content and a number for the next. */
function freeId(store: Store, { hash }: Dataset): string {
  const { own, trash } = store.getState();
  const taken = new Set([...own, ...trash].map(({ id }) => id));
  for (let number = 2; ; number++) {
    const id = `own-${sha256(encodeUtf8(`${hash} ${number}`)).slice(0, 12)}`;
    if (!taken.has(id)) return id;
  }
}

/** A dataset of this device, loaded or not; the problem where it cannot be had. */
export async function findDataset(store: Store, id: string): Promise<Result<Dataset>> {
  const loaded = store.getState().datasets[id];
  return loaded ? success(loaded) : loadDataset(id);
}

/** The files a dataset was made from and how they were read, to read them in another way; or why they are not there. */
export function findOriginal(id: string): Promise<Result<Original>> {
  return loadOriginal(id);
}

/** Puts runs that were read anew from the same files in the place of an entry; the old ones go to the trash. */
export async function replaceOwn(
  store: Store,
  id: string,
  dataset: Dataset,
  original: Original,
): Promise<void> {
  await addOwn(store, dataset, original);
  if (id !== dataset.id) await trashOwn(store, id);
}

/** Reads the list again and tells the other tabs. */
async function changed(store: Store, news: OwnNews): Promise<void> {
  tellTabs(news);
  await listOwn(store);
}
