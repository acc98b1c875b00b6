import { useEffect, useMemo, useRef } from 'react';

/** Calls back once a frame with the newest argument: several pointer events in a frame cost one redraw. */
export function useFrame<T>(callback: (argument: T) => void): (argument: T) => void {
  const latest = useRef(callback);
  latest.current = callback;
  const pending = useRef<{ argument: T; handle: number } | null>(null);
  useEffect(
    () => () => {
      if (pending.current) cancelAnimationFrame(pending.current.handle);
    },
    [],
  );
  return useMemo(
    () => (argument: T) => {
      if (pending.current) {
        pending.current.argument = argument;
        return;
      }
      const handle = requestAnimationFrame(() => {
        const waiting = pending.current;
        pending.current = null;
        if (waiting) latest.current(waiting.argument);
      });
      pending.current = { argument, handle };
    },
    [],
  );
}
