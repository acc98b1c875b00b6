import type { CheckOutcome } from '../check-outcome';
import type { ReferenceTable } from './reference-table';

/** Every check point of a table with the outcome it has here. */
export function runTableChecks({ checks }: ReferenceTable): readonly CheckOutcome[] {
  return checks.map((check) => {
    const computed = check.compute();
    const { type, value } = check.tolerance;
    const allowed = type === 'absolute' ? value : value * Math.abs(check.expected);
    // The last bit of a difference of printed decimals is no mismatch.
    const isInside =
      Math.abs(computed - check.expected) <= allowed + 1e-12 * Math.abs(check.expected);
    return { ...check, computed, outcome: isInside ? 'reproduces' : 'mismatch' };
  });
}
