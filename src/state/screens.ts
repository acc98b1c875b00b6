import type { ExplorerState, Screen } from '../core/permalink';
import { change, replaceState, type Store } from './store';

/** The screens there are; a link to any other of the specification opens the first one and says so. */
export const builtScreens = ['explore', 'laws'] as const satisfies readonly Screen[];
export type BuiltScreen = (typeof builtScreens)[number];

/** Undefined for a screen of the specification that is not here yet. */
export function asBuilt(screen: Screen): BuiltScreen | undefined {
  return builtScreens.find((built) => built === screen);
}

/**
 * Goes to a screen. That is no step to undo (Back is for that), unless it changes something on the way:
 * a law taken from its card is undone, and the person stays where they are.
 */
export function goTo(
  store: Store,
  screen: BuiltScreen,
  patch: Partial<Omit<ExplorerState, 'screen' | 'card'>> = {},
): void {
  if (Object.keys(patch).length > 0) change(store, { ...patch, screen });
  else replaceState(store, { ...store.getState().explorer, screen });
}

/** Opens a card on the screen of laws: a law's id, or the one of the comparison. */
export function openCard(store: Store, card: string): void {
  replaceState(store, { ...store.getState().explorer, screen: 'laws', card });
}
