import { useEffect, useState } from 'react';
import { type Check, type CheckOutcome, formsOf, type Law, runCheck } from '../../../core/laws';

/** Work of one turn, milliseconds: far below what a person feels, whatever a check computes. */
const sliceMilliseconds = 12;

/** Outcomes of every check of a law and its parts in this build, by check; null until all of them have run. */
export function useChecks(law: Law): ReadonlyMap<Check, CheckOutcome> | null {
  const [done, setDone] = useState<ReadonlyMap<Check, CheckOutcome> | null>(null);
  useEffect(() => {
    const waiting = formsOf(law).flatMap(({ checks }) => checks);
    const outcomes = new Map<Check, CheckOutcome>();
    let timer: ReturnType<typeof setTimeout>;
    function run(): void {
      const until = performance.now() + sliceMilliseconds;
      while (outcomes.size < waiting.length && performance.now() < until) {
        const check = waiting[outcomes.size] as Check;
        outcomes.set(check, runCheck(law, check));
      }
      if (outcomes.size === waiting.length) setDone(outcomes);
      else timer = setTimeout(run);
    }
    timer = setTimeout(run);
    return () => clearTimeout(timer);
  }, [law]);
  return done;
}
