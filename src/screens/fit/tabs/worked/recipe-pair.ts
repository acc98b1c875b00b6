import type { RunRows } from '../../../../core/diagnose';

/** Two sets of runs with what they are called. */
export interface RecipePair {
  readonly baseline: { readonly label: string; readonly runs: RunRows };
  readonly other: { readonly label: string; readonly runs: RunRows };
  /** Places of both among the runs of the fit; null where the other set is a dataset of its own. */
  readonly places: { readonly baseline: Int32Array; readonly others: Int32Array } | null;
}
