import type { Dataset } from '../core/data';
import { emptyTrash, findSummary, restoreDataset } from './device-store';
import { keepOwn, listOwn } from './own';
import { retitleOwn } from './own-edit';
import { dismissProblem, notify, type Store } from './store';
import { hearTabs, type OwnNews } from './tabs-channel';

/**
 * Keeps the list of own datasets in step with the device: reads it, drops what has been in the trash for long,
 * keeps runs that came by link or session file, and follows what other tabs do.
 */
export async function followDevice(store: Store): Promise<void> {
  await emptyTrash();
  await listOwn(store);
  for (const dataset of Object.values(store.getState().datasets))
    await keepUnlisted(store, dataset);
  store.subscribe(({ datasets }, before) => {
    if (datasets === before.datasets) return;
    for (const dataset of Object.values(datasets))
      if (!before.datasets[dataset.id]) void keepUnlisted(store, dataset);
  });
  hearTabs((news) => void takeNews(store, news));
}

/** What is shown is kept: runs of a link, and a dataset that an undo brings back from the trash. */
async function keepUnlisted(store: Store, dataset: Dataset): Promise<void> {
  const { id, origin } = dataset;
  const isListed = (): boolean => store.getState().own.some((entry) => entry.id === id);
  if (origin.kind === 'bundled' || isListed()) return;
  const found = await findSummary(id);
  if (isListed()) return;
  if (found.ok && found.value) {
    if (found.value.trashedAt !== undefined) {
      await restoreDataset(id);
      dismissProblem(store, 'own-deleted', { id });
    }
    await listOwn(store);
  } else await keepOwn(store, dataset);
}

async function takeNews(store: Store, { kind, id, title }: OwnNews): Promise<void> {
  if (kind === 'renamed') retitleOwn(store, id, title);
  await listOwn(store);
  // What is on screen stays there: the runs are in this tab's memory.
  if (kind === 'trashed' && store.getState().explorer.data === id)
    notify(store, { code: 'own-deleted-elsewhere', data: { id, title } }, 'info');
}
