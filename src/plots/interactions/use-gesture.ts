import { useEffect, useMemo, useRef } from 'react';

/** Keys pressed within this time of each other are one gesture, and one undo step. */
const pauseMilliseconds = 700;

export interface Gesture {
  /** The hand is down: whatever comes until `end` is one drag, however long it rests. */
  readonly hold: () => void;
  /** Id of the gesture under way; starts one where there is none. A drag's id starts with `drag:`. */
  readonly id: () => string;
  /** The hand let go: the next change is a new step. */
  readonly end: () => void;
}

let counter = 0;

/** Groups the changes of one drag, or of keys pressed in a row, so that undo takes them back at once. */
export function useGesture(name: string, onEnd: () => void): Gesture {
  const current = useRef<string | null>(null);
  const held = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ended = useRef(onEnd);
  ended.current = onEnd;
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    const end = (): void => {
      clearTimeout(timer.current);
      held.current = false;
      if (current.current === null) return;
      current.current = null;
      ended.current();
    };
    return {
      hold() {
        end();
        held.current = true;
      },
      id() {
        clearTimeout(timer.current);
        if (!held.current) timer.current = setTimeout(end, pauseMilliseconds);
        current.current ??= `${held.current ? 'drag' : 'keys'}:${name}:${++counter}`;
        return current.current;
      },
      end,
    };
  }, [name]);
}
