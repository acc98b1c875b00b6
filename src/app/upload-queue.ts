import { createStore } from 'zustand/vanilla';
import type { OfferedFile, Original, Services } from '../state';
import type { OfferedRuns } from './offered-runs';

interface Offer {
  /** What a person offered (picked, dropped, pasted or fetched) and has not yet taken or put away. */
  readonly runs: OfferedRuns | null;
  /** A link to fetch a file from, empty for one that is to be typed; null for none. */
  readonly link: string | null;
}

const nothing: Offer = { runs: null, link: null };

export const offered = createStore<Offer>(() => nothing);

/** Opens the import dialog on files, in place of what it had; a file of the gallery is read as its entry says. */
export async function offerFiles(
  files: readonly OfferedFile[],
  about?: Original['about'],
): Promise<void> {
  const { recogniseRuns } = await import('./upload-known');
  const known = await recogniseRuns(files);
  offerRuns({ files, ...known, ...(about ? { about } : {}) });
}

/** On a screen of trade-offs a file may be a table of measurements, which needs no dialog; else it is offered as runs. */
export async function offerHere(
  services: Pick<Services, 'store' | 'readTable'>,
  files: readonly OfferedFile[],
): Promise<void> {
  const { takeMeasurements } = await import('./upload-known');
  if (await takeMeasurements(services, files)) dropOffer();
  else await offerFiles(files);
}

export function offerRuns(runs: OfferedRuns): void {
  offered.setState({ runs, link: null });
}

/** Opens the import dialog on a link, or on an empty one to type. */
export function offerLink(link = ''): void {
  offered.setState({ runs: null, link });
}

export function dropOffer(): void {
  offered.setState(nothing);
}
