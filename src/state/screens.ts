import type { ExplorerState, Screen } from '../core/permalink';
import { change, replaceState, type Store } from './store';

/**
 * Goes to a screen. That is no step to undo (Back is for that), unless it changes something on the way:
 * a law taken from its card is undone, and the person stays where they are.
 */
export function goTo(
  store: Store,
  screen: Screen,
  patch: Partial<Omit<ExplorerState, 'screen' | 'card'>> = {},
): void {
  const { explorer } = store.getState();
  // A tab or a paper is no card of a law: leaving its screen leaves it behind.
  const leaves = screen !== explorer.screen && (ownsCards(explorer.screen) || screen === 'atlas');
  const card = leaves ? { card: '' } : {};
  if (Object.keys(patch).length > 0) change(store, { ...patch, ...card, screen });
  else replaceState(store, { ...explorer, ...card, screen });
}

const ownsCards = (screen: Screen): boolean =>
  screen === 'fit' || screen === 'runs' || screen === 'atlas';

/** Opens a tab on a screen that has them: a place to go back from, no step to undo. */
export function openTab(store: Store, tab: string, screen: 'fit' | 'runs' = 'fit'): void {
  replaceState(store, { ...store.getState().explorer, screen, card: tab });
}

/** Opens a card on the screen of laws: a law's id, or the one of the comparison. */
export function openCard(store: Store, card: string): void {
  replaceState(store, { ...store.getState().explorer, screen: 'laws', card });
}
