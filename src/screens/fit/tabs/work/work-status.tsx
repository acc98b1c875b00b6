import { useRef } from 'react';
import type { Progress } from '../../../../core/long-work';
import type { Problem } from '../../../../core/result';
import { describeProblem } from '../../../../messages/describe-problem';
import { work as words } from '../../../../messages/fit-tabs';
import { Button } from '../../../../ui';
import styles from './work.module.css';

export interface WorkStatusProps {
  /** What is worked on, in a word or two: `influence`. */
  readonly what: string;
  readonly work: {
    readonly result: unknown;
    readonly stale: boolean;
    readonly ready: boolean;
    readonly busy: boolean;
    readonly progress: Progress | null;
    readonly problem: Problem | null;
    run(): void;
    cancel(): void;
  };
}

/** How far one analysis is, with Cancel while it runs, Run where its answer is missing or old, and why it has none. */
export function WorkStatus({ what, work }: WorkStatusProps) {
  const { result, stale, ready, busy, progress, problem } = work;
  const secondsLeft = useSecondsLeft(busy ? progress : null);
  const idle = !busy && !problem && (result === null || stale);
  if (!busy && !problem && !idle) return null;
  return (
    <div className={styles.status}>
      {(busy || idle) && (
        <p role="status" className={styles.words}>
          {busy
            ? progress
              ? words.progress(progress.done, progress.total, secondsLeft)
              : words.starting
            : ready
              ? stale
                ? words.stopped
                : ''
              : words.waiting}
        </p>
      )}
      {problem && !busy && (
        <p role="alert" className={styles.alert}>
          {describeProblem(problem)}
        </p>
      )}
      {busy && (
        <Button aria-label={words.cancelNamed(what)} onClick={() => work.cancel()}>
          {words.cancel}
        </Button>
      )}
      {idle && ready && (
        <Button aria-label={words.runNamed(what)} onClick={() => work.run()}>
          {words.run}
        </Button>
      )}
    </div>
  );
}

/** Seconds left at the pace so far; null until a second has shown what the pace is. */
function useSecondsLeft(progress: Progress | null): number | null {
  const begun = useRef<{ readonly at: number; readonly done: number } | null>(null);
  if (!progress) {
    begun.current = null;
    return null;
  }
  const now = performance.now();
  if (!begun.current || begun.current.done > progress.done)
    begun.current = { at: now, done: progress.done };
  const { at, done } = begun.current;
  const elapsed = (now - at) / 1000;
  if (elapsed < 1 || progress.done <= done) return null;
  return (elapsed / (progress.done - done)) * (progress.total - progress.done);
}
