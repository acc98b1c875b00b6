import { type ExplorerState, encodeLink, parseJson, readState } from '../core/permalink';
import { asBuilt } from './screens';
import { type AppState, notify, replaceState, type Store } from './store';

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

/** What a tab keeps: its state and the steps that can be undone. */
interface Kept {
  readonly explorer: unknown;
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
}

/** Steps of undo that are kept, to either side. */
const STEPS = 40;
const trailMilliseconds = 500;

/** Where the address says nothing, the last session of this tab or, in a new one, of this device goes on. */
export function resumeSession(store: Store, { tab, device }: Shelves, hash: string): void {
  if (hash.replace('#', '') !== '') return;
  const kept = readKept(tab) ?? readKept(device);
  const explorer = kept && readExplorer(kept.explorer);
  if (explorer) replaceState(store, explorer);
}

/** The steps of undo of before a reload, unless something was changed already or another link was opened. */
export function resumeHistory(store: Store, { tab }: Pick<Shelves, 'tab'>): void {
  const kept = readKept(tab);
  const { history, explorer } = store.getState();
  if (!kept || history.past.length > 0 || history.future.length > 0) return;
  const before = readExplorer(kept.explorer);
  if (!before || encodeLink(before).hash !== encodeLink(explorer).hash) return;
  const read = (steps: readonly unknown[]): ExplorerState[] =>
    steps.flatMap((step) => readExplorer(step) ?? []);
  const [past, future] = [read(kept.past), read(kept.future)];
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
    const kept: Kept = {
      explorer,
      past: history.past.slice(-STEPS),
      future: history.future.slice(0, STEPS),
    };
    // Undo may hold long lists of rows: a tab that has no room for it still keeps its state.
    const fits = tab.write(JSON.stringify(kept)) || tab.write(JSON.stringify(bare(explorer)));
    const isKept = device.write(JSON.stringify(bare(explorer)));
    if ((fits && isKept) || said) return;
    said = true;
    notify(store, { code: 'session-not-kept', data: {} }, 'info');
  }

  store.subscribe((state, before) => {
    if (!hasChanged(state, before)) return;
    clearTimeout(timer);
    timer = setTimeout(write, trailMilliseconds);
  });
  onLeave(() => {
    if (timer !== undefined) write();
  });
}

function bare(explorer: ExplorerState): Kept {
  return { explorer, past: [], future: [] };
}

function hasChanged(state: AppState, before: AppState): boolean {
  return state.explorer !== before.explorer || state.history !== before.history;
}

function readKept(shelf: Shelf): Kept | null {
  const kept = parseJson(shelf.read() ?? '') as Partial<Kept> | undefined;
  if (typeof kept !== 'object' || kept === null || kept.explorer === undefined) return null;
  const list = (steps: unknown): readonly unknown[] => (Array.isArray(steps) ? steps : []);
  return { explorer: kept.explorer, past: list(kept.past), future: list(kept.future) };
}

/** What can be read of a kept state; what another version wrote falls back key by key, without a word. */
function readExplorer(json: unknown): ExplorerState | null {
  if (typeof json !== 'object' || json === null) return null;
  const { state } = readState(json);
  return { ...state, screen: asBuilt(state.screen) ?? 'explore' };
}
