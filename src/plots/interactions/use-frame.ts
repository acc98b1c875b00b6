import { useEffect, useMemo, useRef } from 'react';

export interface FrameCall<T> {
  (argument: T): void;
  /** Runs what waits for the next frame now: before a gesture ends, so that nothing of it comes after. */
  readonly flush: () => void;
}

/** Calls back once a frame with the newest argument: several pointer events in a frame cost one redraw. */
export function useFrame<T>(callback: (argument: T) => void): FrameCall<T> {
  const latest = useRef(callback);
  latest.current = callback;
  const pending = useRef<{ argument: T; handle: number } | null>(null);
  useEffect(
    () => () => {
      if (pending.current) cancelAnimationFrame(pending.current.handle);
      pending.current = null;
    },
    [],
  );
  return useMemo(() => {
    const run = (): void => {
      const waiting = pending.current;
      pending.current = null;
      if (waiting) latest.current(waiting.argument);
    };
    const call = (argument: T): void => {
      if (pending.current) pending.current.argument = argument;
      else pending.current = { argument, handle: requestAnimationFrame(run) };
    };
    return Object.assign(call, {
      flush() {
        if (pending.current) cancelAnimationFrame(pending.current.handle);
        run();
      },
    });
  }, []);
}
