import type { Plan } from '../laws';

/**
 * One weakness of a design. `refuse`: parameters cannot be stated at all; `warn`: they are doubtful; `note`: to
 * be known. Codes: `design-one-tokens`, `design-one-size`, `design-one-ray`, `design-one-budget`,
 * `design-one-line`, `design-few-runs`, `design-not-identified`, `design-few-levels`, `design-edge-optimum`,
 * `design-undertuned-size`, `design-duplicates`, `design-seeds`. `messages/` has the sentences.
 */
export interface DesignFinding {
  readonly code: string;
  readonly severity: 'refuse' | 'warn' | 'note';
  readonly data: Readonly<Record<string, string | number>>;
  /** Rows it is about; empty where it is about all. */
  readonly rows: readonly number[];
  /** Runs that would mend it, the first one first; empty where no run would. */
  readonly cure: readonly Plan[];
}
