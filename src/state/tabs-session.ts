import { decodeLink, type ExplorerState, encodeLink } from '../core/permalink';
import { openLink } from './address';
import { notify, type Store } from './store';

/** A place on this device for one text; writing answers false where it is refused. */
export interface Shelf {
  readonly read: () => string | null;
  readonly write: (text: string) => boolean;
}

/** Where a session is kept between visits. */
export interface Shelves {
  /** Of this tab alone: survives a reload. */
  readonly tab: Shelf;
  /** Of all tabs: the last writer's session is what a new tab begins with. */
  readonly device: Shelf;
  /** Called when the page may be about to go away. */
  readonly onLeave: (listener: () => void) => void;
}

/** What is kept: a link to where the person is, and to the steps that can be undone, the last one last. */
interface Kept {
  readonly here: string;
  readonly past: readonly string[];
  readonly future: readonly string[];
}

/** Steps of undo that are kept, to either side. */
const STEPS = 40;
const trailMilliseconds = 500;

/** Opens what the address says; where it says nothing, the last session of this tab or, in a new one, of this device. */
export function openSession(store: Store, { tab, device }: Shelves, hash: string): void {
  const isBare = hash.replace('#', '') === '';
  const kept = isBare ? (read(tab) ?? read(device)) : null;
  openLink(store, kept ? kept.here : hash);
}

/** The steps of undo of before a reload, unless something was changed already or another link was opened. */
export function resumeHistory(store: Store, { tab }: Pick<Shelves, 'tab'>): void {
  const kept = read(tab);
  const { history, explorer } = store.getState();
  if (!kept || history.past.length > 0 || history.future.length > 0) return;
  if (kept.here !== linkTo(explorer)) return;
  const [past, future] = [kept.past.map(stateOf), kept.future.map(stateOf)];
  if (past.length + future.length > 0) store.setState({ history: { past, future, gesture: null } });
}

/** Keeps the session from now on, a moment after each change and when the page goes away. Says so once where that is refused. */
export function keepSession(store: Store, { tab, device, onLeave }: Shelves): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said = false;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    const { explorer, history } = store.getState();
    const here = linkTo(explorer);
    const past = history.past.slice(-STEPS).map(linkTo);
    const future = history.future.slice(0, STEPS).map(linkTo);
    const alone = JSON.stringify({ here, past: [], future: [] });
    // Undo may hold long lists of rows: a tab without room for it still keeps where it is.
    const isKept = tab.write(JSON.stringify({ here, past, future })) || tab.write(alone);
    if ((device.write(alone) && isKept) || said) return;
    said = true;
    notify(store, { code: 'session-not-kept', data: {} }, 'info');
  }

  store.subscribe((state, before) => {
    if (state.explorer === before.explorer && state.history === before.history) return;
    clearTimeout(timer);
    timer = setTimeout(write, trailMilliseconds);
  });
  onLeave(() => {
    if (timer !== undefined) write();
  });
}

const links = new WeakMap<ExplorerState, string>();

/** States never change, so each is written once. */
function linkTo(state: ExplorerState): string {
  const known = links.get(state) ?? encodeLink(state).hash;
  links.set(state, known);
  return known;
}

function stateOf(link: string): ExplorerState {
  return decodeLink(link).state;
}

function read(shelf: Shelf): Kept | null {
  try {
    const kept = JSON.parse(shelf.read() ?? '') as Partial<Kept> | null;
    if (typeof kept?.here !== 'string') return null;
    const list = (steps: unknown): string[] => (Array.isArray(steps) ? steps.map(String) : []);
    return { here: kept.here, past: list(kept.past), future: list(kept.future) };
  } catch {
    // Nothing there, or written by another version.
    return null;
  }
}
