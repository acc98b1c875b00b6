import type { CheckOutcome } from '../../../core/laws';
import { card as words } from '../../../messages/laws';

/** How many check points came out how, in a sentence. */
export function countOutcomes(outcomes: readonly CheckOutcome[]): string {
  if (outcomes.length === 0) return words.noChecks;
  const of = (outcome: CheckOutcome['outcome'], known?: boolean): number =>
    outcomes.filter(
      (check) =>
        check.outcome === outcome && (known === undefined || check.knownMismatch === known),
    ).length;
  return words.counts(
    outcomes.length,
    of('reproduces'),
    of('mismatch', true),
    of('mismatch', false),
    of('not run'),
  );
}
