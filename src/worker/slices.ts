import type { LongWork, Progress } from '../core/long-work';

const sliceMilliseconds = 8;
/** Progress is a courtesy to people: ten times a second is enough. */
const progressMilliseconds = 100;

export interface SliceSettings {
  readonly aborted: () => boolean;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly now: () => number;
  /** Resolves in a later task, after waiting messages have been handled. */
  readonly breathe: () => Promise<void>;
}

export type SliceOutcome<T> = { readonly cancelled: true } | { readonly value: T };

/** Pumps long work in slices of about 8 ms, so that a cancel message gets its turn between them. */
export async function runInSlices<T>(
  work: LongWork<T>,
  { aborted, onProgress, now, breathe }: SliceSettings,
): Promise<SliceOutcome<T>> {
  let lastProgress = now();
  for (;;) {
    const sliceEnd = now() + sliceMilliseconds;
    let progress: Progress;
    do {
      const step = work.next();
      if (step.done) return { value: step.value };
      progress = step.value;
    } while (now() < sliceEnd);
    if (onProgress && now() - lastProgress >= progressMilliseconds) {
      lastProgress = now();
      onProgress(progress);
    }
    await breathe();
    if (aborted()) {
      work.return(undefined as never);
      return { cancelled: true };
    }
  }
}
