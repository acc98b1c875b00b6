import type { Bootstrap, Fit, Jackknife } from '../core/fit';
import type { Law, ParameterSet } from '../core/laws';

/** What every plot and readout evaluates: a law with values of its parameters and, for a fit, its bootstrap draws. */
export interface Model {
  readonly law: Law;
  readonly parameters: Float64Array;
  /** One parameter vector a bootstrap replicate; empty when there is no interval. */
  readonly draws: readonly Float64Array[];
  /** The fit without each row or family: there where intervals are BCa, else they are percentiles. */
  readonly jackknife?: Jackknife;
  readonly source:
    | { readonly kind: 'fit'; readonly fit: Fit; readonly bootstrap: Bootstrap | null }
    | { readonly kind: 'preset'; readonly preset: ParameterSet };
}

/** Rows of the draws matrix as views on it. */
export function splitDraws(bootstrap: Bootstrap | null, parameters: number): Float64Array[] {
  if (!bootstrap) return [];
  const rows = bootstrap.draws.length / parameters;
  return Array.from({ length: rows }, (_, row) =>
    bootstrap.draws.subarray(row * parameters, (row + 1) * parameters),
  );
}
