import type { Check, Citation, QuotedValue } from '../law';

/** A check point computed from the table's own rows: there are no coefficients and no outputs to ask. */
export interface TableCheck extends Check {
  readonly compute: () => number;
}

/**
 * A published source that states facts or an identity but no law to fit. It has no response and no presets; it is
 * listed beside the laws with the same kind of check points.
 */
export interface ReferenceTable {
  /** Id of the entry in the collection of published laws. */
  readonly id: string;
  readonly title: string;
  readonly citations: readonly [Citation, ...Citation[]];
  /** What the source says in place of a formula, in words. */
  readonly formula: string;
  readonly facts: readonly QuotedValue[];
  readonly caveats: readonly string[];
  readonly checks: readonly TableCheck[];
}
