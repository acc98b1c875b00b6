import { DEFAULT_DATASET, findCatalogueEntry, loadCatalogueDataset } from '../core/catalogue';
import type { Dataset } from '../core/data';
import { type ExplorerState, isTradeScreen } from '../core/permalink';
import { failure, type Result, success } from '../core/result';
import { prepareRuns } from './prepare-runs';
import { change, notify, replaceState, type Store } from './store';

/** Where bundled files are, relative to the page; `fetch` in the browser, a file read in tests. */
export type FetchBundled = (file: string) => Promise<Uint8Array>;

/** Runs kept on this device, by id. */
export type LoadOwn = (id: string) => Promise<Result<Dataset>>;

const loading = new Map<string, Promise<void>>();

/** Makes sure the dataset the state names is loaded; a failure is a notice and the state before it stays. */
export function ensureDataset(
  store: Store,
  id: string,
  fetchBundled: FetchBundled,
  loadOwn: LoadOwn,
): Promise<void> {
  const { datasets, explorer } = store.getState();
  const where = explorer.data === id ? explorer.where : '';
  if (datasets[id]) return Promise.resolve();
  const under = loading.get(id);
  if (under) return under;
  const work = (id.startsWith('own-') ? loadOwn(id) : loadBundled(id, fetchBundled)).then(
    async (result) => {
      if (result.ok) await prepareRuns(result.value, where);
      loading.delete(id);
      if (result.ok) keepDataset(store, result.value);
      else {
        notify(store, result.problem);
        fallBack(store, id);
      }
    },
  );
  loading.set(id, work);
  return work;
}

/** A dataset that cannot be had: back to the runs on screen, else to the default ones. */
function fallBack(store: Store, id: string): void {
  const { explorer, datasets, fitting } = store.getState();
  if (explorer.data !== id) return;
  const shown = Object.values(datasets).find(({ hash }) =>
    fitting.shown?.request.dataset.startsWith(hash),
  );
  const data = shown?.id ?? DEFAULT_DATASET;
  if (data !== id)
    replaceState(store, { ...explorer, data, excluded: [], reasons: [], where: '', acct: '' });
}

async function loadBundled(id: string, fetchBundled: FetchBundled): Promise<Result<Dataset>> {
  const entry = findCatalogueEntry(id);
  if (!entry) return failure('unknown-dataset', { id });
  try {
    return loadCatalogueDataset(entry, await fetchBundled(entry.file));
  } catch (error) {
    return failure('dataset-not-fetched', { title: entry.title, reason: String(error) });
  }
}

export function keepDataset(store: Store, dataset: Dataset): Result<Dataset> {
  store.setState({ datasets: { ...store.getState().datasets, [dataset.id]: dataset } });
  return success(dataset);
}

/** The state after another dataset was chosen: a fresh point and no row choices of the old one. `further` changes along. */
export function chooseDataset(
  store: Store,
  id: string,
  further: Partial<ExplorerState> = {},
): void {
  // On a screen of trade-offs what is chosen is its table; the planner's runs stay.
  if (isTradeScreen(store.getState().explorer.screen)) {
    change(store, { table: id, out: [], ...further });
    return;
  }
  if (store.getState().explorer.data === id) {
    change(store, further);
    return;
  }
  const fresh: Partial<ExplorerState> = {
    data: id,
    excluded: [],
    where: '',
    acct: '',
    C: null,
    N: null,
    D: null,
    lock: 'optimum',
    target: null,
    ...further,
  };
  change(store, fresh);
}
