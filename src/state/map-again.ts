import type { Store } from './store';

/** Asks for the columns of an own dataset to be mapped in another way: its files open in the import dialog. */
export function askMapAgain(store: Store, id: string): void {
  store.setState({ remapping: id });
}

export function endMapAgain(store: Store): void {
  store.setState({ remapping: null });
}
