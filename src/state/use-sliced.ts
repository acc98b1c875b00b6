import { useEffect, useState } from 'react';
import type { LongWork, Progress } from '../core/long-work';

/** Longest the page works without a breath, ms. */
const SLICE = 12;

export interface SlicedWork<T> {
  /** Of the newest work; of the one before while that is under way; null before any. */
  readonly value: T | null;
  readonly busy: boolean;
  readonly progress: Progress | null;
}

/**
 * Short long work in the page itself, a few milliseconds at a time. `make` must be stable while its inputs are;
 * null makes nothing.
 */
export function useSliced<T>(make: (() => LongWork<T>) | null): SlicedWork<T> {
  const [state, setState] = useState<SlicedWork<T>>({ value: null, busy: false, progress: null });
  useEffect(() => {
    if (!make) {
      setState({ value: null, busy: false, progress: null });
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = make();
    const goOn = (): void => {
      const until = performance.now() + SLICE;
      let step = work.next();
      while (!step.done && performance.now() < until) step = work.next();
      if (step.done) {
        setState({ value: step.value, busy: false, progress: null });
        return;
      }
      const progress = step.value;
      setState((before) => ({ ...before, progress }));
      timer = setTimeout(goOn);
    };
    setState((before) => ({ ...before, busy: true, progress: null }));
    timer = setTimeout(goOn);
    return () => clearTimeout(timer);
  }, [make]);
  return state;
}
