import type { Dataset } from '../core/data';
import { decodeLink, type EncodedLink, type ExplorerState, encodeLink } from '../core/permalink';
import { keepDataset } from './datasets';
import { notify, replaceState, type Store } from './store';

/** The address trails the state by this much: browsers throttle it, and a drag must not pay for it. */
const trailMilliseconds = 300;

/** A link to the present state, with an own dataset inside unless it is to stay out. */
export function makeLink(store: Store, base: string, includeData = true): EncodedLink {
  const { explorer, datasets } = store.getState();
  const dataset = datasets[explorer.data];
  const own = dataset !== undefined && dataset.origin.kind !== 'bundled';
  return encodeLink(explorer, { base, ...(own && includeData ? { dataset } : {}) });
}

/** Puts what a link says into the store: its data, its state, and a notice for what could not be read. */
export function openLink(store: Store, text: string): void {
  const { state, dataset, notices } = decodeLink(text);
  if (dataset) keepDataset(store, dataset as Dataset);
  replaceState(store, { ...state, screen: 'explore' });
  if (state.screen !== 'explore')
    notify(store, { code: 'screen-not-here', data: { screen: state.screen } }, 'info');
  for (const problem of notices) notify(store, problem);
}

export interface AddressBar {
  readonly hash: () => string;
  readonly push: (hash: string) => void;
  readonly replace: (hash: string) => void;
  readonly onChange: (listener: () => void) => void;
}

/** Keeps the address in step: discrete acts (data, law, preset) make Back entries, everything else replaces. */
export function syncAddress(store: Store, bar: AddressBar): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = bar.hash();
  let from: ExplorerState = store.getState().explorer;

  function write(): void {
    const { explorer } = store.getState();
    // Data stay out of the bar: a link to copy is made on demand and may be 8 kB.
    const { hash } = encodeLink(explorer);
    if (hash === written) return;
    const discrete =
      explorer.data !== from.data || explorer.law !== from.law || explorer.preset !== from.preset;
    written = hash;
    from = explorer;
    if (discrete) bar.push(hash);
    else bar.replace(hash);
  }

  store.subscribe((state, before) => {
    if (state.explorer === before.explorer) return;
    clearTimeout(timer);
    timer = setTimeout(write, trailMilliseconds);
  });
  bar.onChange(() => {
    if (bar.hash() === written) return;
    clearTimeout(timer);
    written = bar.hash();
    openLink(store, written);
    from = store.getState().explorer;
  });
}
