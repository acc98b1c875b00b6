import type { Dataset } from '../core/data';
import type { LongWork } from '../core/long-work';
import type { ExplorerState } from '../core/permalink';
import { prepareRows, selectDataset } from './rows';
import { change, type Store } from './store';

/** Up to here everything about the rows is worked out when it is asked for: it takes a few milliseconds. */
export const MANY_RUNS = 50_000;

/** Longest the page works without a breath, ms. */
const SLICE = 12;

/** Works out what the first look at many runs needs, a few milliseconds at a time; of fewer nothing. */
export async function prepareRuns(dataset: Dataset, where = ''): Promise<void> {
  if (dataset.N.length > MANY_RUNS) await breathe(prepareRows(dataset, where, []), () => false);
}

const newest = new WeakMap<Store, object>();

/**
 * Changes which rows are in the fit. Of many runs the rows are worked out first, a few milliseconds at a time, and the
 * state changes then, unless a newer change of rows was asked for or the runs are others by then.
 */
export async function changeRows(
  store: Store,
  patch: Partial<Pick<ExplorerState, 'where' | 'excluded' | 'reasons'>>,
): Promise<void> {
  const state = store.getState();
  const dataset = selectDataset(state);
  const own = {};
  newest.set(store, own);
  if (dataset && dataset.N.length > MANY_RUNS) {
    const { where, excluded } = { ...state.explorer, ...patch };
    const isOver = (): boolean =>
      newest.get(store) !== own || selectDataset(store.getState()) !== dataset;
    if (!(await breathe(prepareRows(dataset, where, excluded), isOver))) return;
  }
  change(store, patch);
}

/** Runs long work in slices; false where it was given up because it was over. */
async function breathe(work: LongWork<void>, isOver: () => boolean): Promise<boolean> {
  for (;;) {
    // First a breath: what asked for it has its own work to end.
    await new Promise((resolve) => setTimeout(resolve));
    if (isOver()) return false;
    const until = performance.now() + SLICE;
    let step = work.next();
    while (!step.done && performance.now() < until) step = work.next();
    if (!step.done) continue;
    await new Promise((resolve) => setTimeout(resolve));
    return !isOver();
  }
}
