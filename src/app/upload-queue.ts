import { createStore } from 'zustand/vanilla';
import type { UploadSource } from './upload';

/** A file a person offered (picked, dropped or pasted) and has not yet mapped or put away. */
export const offered = createStore<{ readonly file: UploadSource | null }>(() => ({ file: null }));

export function offerFile(file: UploadSource | null): void {
  offered.setState({ file });
}
