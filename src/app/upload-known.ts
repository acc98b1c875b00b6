import { findOriginal, notify, recogniseOffered, type Store } from '../state';
import type { OfferedRuns } from './offered-runs';

/** What is known of files that were offered: how the gallery reads them, where they are of it. */
export async function recogniseRuns(
  files: OfferedRuns['files'],
): Promise<Partial<OfferedRuns> | null> {
  try {
    const known = await recogniseOffered(files);
    if (!known) return null;
    const { choices, about, where } = known;
    return { known: choices, where, ...(about ? { about } : {}) };
  } catch {
    // A file that cannot be opened is no one's: the import says why.
    return null;
  }
}

/** The files of an own dataset as an offer that takes its place; null, and a notice, where they are not there. */
export async function findOffer(store: Store, id: string): Promise<OfferedRuns | null> {
  const found = await findOriginal(id);
  if (!found.ok) {
    notify(store, found.problem);
    return null;
  }
  const { files, choices, about } = found.value;
  return { files, known: choices, replaces: id, ...(about ? { about } : {}) };
}

export { replaceOwn, takeMeasurements } from '../state';
