import { useEffect, useMemo, useRef } from 'react';

/** Keys pressed within this time of each other are one gesture, and one undo step. */
const pauseMilliseconds = 700;

export interface Gesture {
  /** Id of the gesture under way; starts one where there is none. */
  readonly id: () => string;
  /** The hand let go: the next change is a new step. */
  readonly end: () => void;
}

let counter = 0;

/** Groups the changes of one drag, or of keys pressed in a row, so that undo takes them back at once. */
export function useGesture(name: string, onEnd: () => void): Gesture {
  const current = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ended = useRef(onEnd);
  ended.current = onEnd;
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    const end = (): void => {
      clearTimeout(timer.current);
      if (current.current === null) return;
      current.current = null;
      ended.current();
    };
    return {
      id() {
        clearTimeout(timer.current);
        timer.current = setTimeout(end, pauseMilliseconds);
        current.current ??= `${name}:${++counter}`;
        return current.current;
      },
      end,
    };
  }, [name]);
}
