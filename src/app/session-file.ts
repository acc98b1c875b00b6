import { readSession } from '../core/permalink';
import { change, keepDataset, notify, type Store } from '../state';

/** Opens a session file as one undoable step; what cannot be read is said and the rest opens. */
export async function openSessionFile(store: Store, file: Blob): Promise<void> {
  const session = readSession(await file.text());
  if (!session.ok) {
    notify(store, session.problem);
    return;
  }
  for (const dataset of session.value.datasets) keepDataset(store, dataset);
  change(store, session.value.state);
  for (const problem of session.value.notices) notify(store, problem);
}
