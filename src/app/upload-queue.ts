import { createStore } from 'zustand/vanilla';
import type { OfferedFile } from '../state';

/** Where files come from that were fetched and not a person's own: it stays with the dataset. */
interface About {
  readonly source: string;
  readonly licence: string;
}

interface Offer {
  /** Files a person offered (picked, dropped, pasted or fetched) that are to become one dataset; null for none. */
  readonly files: readonly OfferedFile[] | null;
  readonly about: About | null;
}

const nothing: Offer = { files: null, about: null };

export const offered = createStore<Offer>(() => nothing);

/** Opens the import dialog on files, in place of what it had. */
export function offerFiles(files: readonly OfferedFile[], about: About | null = null): void {
  offered.setState({ files, about });
}

export function dropOffer(): void {
  offered.setState(nothing);
}
