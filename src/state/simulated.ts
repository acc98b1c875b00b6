import type { Store } from './store';

/** Opens the dialog that simulates runs, with a law already chosen, or the one in use. */
export function askSimulation(store: Store, law: string): void {
  store.setState({ simulating: law });
}

export function closeSimulation(store: Store): void {
  store.setState({ simulating: null });
}
