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
export function splitDraws(
  bootstrap: Pick<Bootstrap, 'draws'> | null,
  parameters: number,
): Float64Array[] {
  if (!bootstrap) return [];
  const rows = bootstrap.draws.length / parameters;
  return Array.from({ length: rows }, (_, row) =>
    bootstrap.draws.subarray(row * parameters, (row + 1) * parameters),
  );
}

/** Draws an interval is made from while a hand drags: all of them would not fit into a frame. */
const drawsInDrag = 200;
const light = new WeakMap<Model, Model>();

/** The model with the first of its draws only; the same object for the same model. */
export function lighten(model: Model): Model {
  if (model.draws.length <= drawsInDrag) return model;
  const known = light.get(model);
  if (known) return known;
  const lighter = { ...model, draws: model.draws.slice(0, drawsInDrag) };
  light.set(model, lighter);
  return lighter;
}
