import { type CheckOutcome, judge } from '../check-outcome';
import type { ReferenceTable } from './reference-table';

/** Every check point of a table with the outcome it has here. */
export function runTableChecks({ checks }: ReferenceTable): readonly CheckOutcome[] {
  return checks.map((check) => judge(check, check.compute()));
}
