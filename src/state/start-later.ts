import type { Store } from './store';
import { followDevice } from './tabs';
import { resumeHistory, type Shelves } from './tabs-session';

/** What waits for the first picture. */
export function startLater(store: Store, shelves: Shelves): void {
  resumeHistory(store, shelves);
  void followDevice(store);
}
