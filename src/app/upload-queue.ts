import { createStore } from 'zustand/vanilla';

export interface OfferedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file a person offered (picked, dropped or pasted) and has not yet mapped or put away. */
export const offered = createStore<{ readonly file: OfferedFile | null }>(() => ({ file: null }));

export function offerFile(file: OfferedFile | null): void {
  offered.setState({ file });
}
