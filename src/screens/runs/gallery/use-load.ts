import { useEffect, useRef, useState } from 'react';
import type { GalleryEntry } from '../../../core/catalogue';
import type { Progress } from '../../../core/long-work';
import type { Problem } from '../../../core/result';
import { loadGalleryEntry, useServices } from '../../../state';

/** How the last click on an entry stands. */
export type Load = { readonly id: string } & (
  | { readonly stage: 'fetching'; readonly progress: Progress }
  | { readonly stage: 'loaded'; readonly rows: number; readonly rejected: number }
  | { readonly stage: 'failed'; readonly problem: Problem }
);

export interface Loading {
  readonly load: Load | null;
  start(entry: GalleryEntry): void;
  cancel(): void;
}

/** One entry is fetched at a time; a newer click ends an older one, and so does leaving the screen. */
export function useLoad(): Loading {
  const services = useServices();
  const [load, setLoad] = useState<Load | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(entry: GalleryEntry): Promise<void> {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const { id } = entry;
    const show = (next: Load): void => {
      if (running.current === mine) setLoad(next);
    };
    show({ id, stage: 'fetching', progress: { done: 0, total: entry.bytes } });
    const loaded = await loadGalleryEntry(services, entry, {
      signal: mine.signal,
      onProgress: (progress) => show({ id, stage: 'fetching', progress }),
    });
    show(
      loaded.ok
        ? { id, stage: 'loaded', ...loaded.value }
        : { id, stage: 'failed', problem: loaded.problem },
    );
  }

  return {
    load,
    start: (entry) => void run(entry),
    cancel: () => running.current?.abort(),
  };
}
