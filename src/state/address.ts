import type { Dataset } from '../core/data';
import { CUSTOM, findLawTitle, findPlanLaw } from '../core/laws';
import {
  decodeLink,
  defaultState,
  type EncodedLink,
  type ExplorerState,
  encodeLink,
} from '../core/permalink';
import { keepDataset } from './datasets';
import { openForecast } from './forecast-arrivals';
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
  const { state, dataset, forecast, notices } = decodeLink(text);
  if (dataset) keepDataset(store, dataset as Dataset);
  const plans = state.law === CUSTOM || findPlanLaw(state.law) !== undefined;
  replaceState(store, {
    ...state,
    // A plan needs the loss of N and D: a law without one is opened as a card, not planned with.
    ...(plans
      ? {}
      : {
          law: defaultState.law,
          preset: defaultState.preset,
          card: state.card === '' ? state.law : state.card,
        }),
  });
  if (!plans && state.screen !== 'laws')
    notify(
      store,
      { code: 'law-no-plan', data: { law: findLawTitle(state.law) ?? state.law } },
      'info',
    );
  for (const problem of notices) notify(store, problem);
  if (forecast !== undefined) void openForecast(store, forecast);
}

export interface AddressBar {
  readonly hash: () => string;
  readonly push: (hash: string) => void;
  readonly replace: (hash: string) => void;
  readonly onChange: (listener: () => void) => void;
}

/**
 * Keeps the address in step: another screen, card, dataset, law or preset makes a Back entry, everything else
 * replaces. Going elsewhere is written at once, so that every place visited is one step of Back.
 */
export function syncAddress(store: Store, bar: AddressBar): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = bar.hash();
  let from: ExplorerState = store.getState().explorer;
  /** The state follows the bar: what changes now must not become a new entry. */
  let following = false;

  function write(explorer: ExplorerState): void {
    // Data stay out of the bar: a link to copy is made on demand and may be 8 kB.
    const { hash } = encodeLink(explorer);
    const discrete =
      isElsewhere(explorer, from) ||
      explorer.data !== from.data ||
      explorer.law !== from.law ||
      explorer.preset !== from.preset;
    from = explorer;
    if (hash === written) return;
    written = hash;
    if (discrete) bar.push(hash);
    else bar.replace(hash);
  }

  store.subscribe(({ explorer }, before) => {
    if (explorer === before.explorer || following) return;
    clearTimeout(timer);
    if (isElsewhere(explorer, before.explorer)) {
      // What still waited belongs to the place that is left.
      write(before.explorer);
      write(explorer);
    } else timer = setTimeout(() => write(store.getState().explorer), trailMilliseconds);
  });
  bar.onChange(() => {
    if (bar.hash() === written) return;
    clearTimeout(timer);
    written = bar.hash();
    following = true;
    openLink(store, written);
    following = false;
    from = store.getState().explorer;
  });
}

function isElsewhere(a: ExplorerState, b: ExplorerState): boolean {
  return a.screen !== b.screen || a.card !== b.card;
}
