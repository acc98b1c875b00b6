import { toVector } from '../../laws';
import { deltaLadder } from '../fit';
import { createObjective } from '../objective';
import { createParameterSpace } from '../parameter-space';
import type { PreparedRows } from '../prepare';
import { createSolver, type Outcome } from '../solver';
import type { Fit } from '../types';

/** Warm refits with some parameters held, each from where the last one ended. */
export interface HeldFits {
  /** Natural units; the held ones are set by the caller before `riseAt`. */
  readonly parameters: Float64Array;
  /** The objective's rise above the full fit with the held parameters where they are; NaN where the refit fails. */
  rise(): number;
  /** Goes back to the full fit, to walk the other way. */
  reset(): void;
}

/**
 * `rows` may carry further rows than the fit had (a pull): the objective then counts those `weights` say, and the
 * rise is that of the first `fit.n`.
 */
export function createHeldFits(
  rows: PreparedRows,
  fit: Fit,
  fixed: Readonly<Record<string, number>>,
  weights: Float64Array | null,
): HeldFits {
  const { law } = rows;
  const space = createParameterSpace(law, fixed);
  const objective = createObjective(rows, space);
  const solver = createSolver(objective, space);
  const judged = objective.createWeighting();
  const counted = new Float64Array(rows.count).fill(1, 0, fit.n);
  objective.weigh(judged, counted, rows.delta);
  const optimum = toVector(law, fit.parameters);
  const parameters = optimum.slice();
  const before = optimum.slice();
  const outcome: Outcome = { value: 0, converged: false, evaluations: 0 };
  const ladder = deltaLadder(rows);

  function rise(): number {
    before.set(parameters);
    const near = { weights, delta: rows.delta, damping: 0, tolerance: 1e-13, lastStep: 1e-8 };
    solver.minimise(parameters, near, outcome);
    if (!outcome.converged) {
      parameters.set(before);
      for (const delta of ladder) {
        solver.minimise(parameters, { weights, delta, damping: 1e-2, tolerance: 1e-13 }, outcome);
      }
    }
    if (!Number.isFinite(outcome.value)) {
      parameters.set(before);
      return Number.NaN;
    }
    return objective.value(parameters, judged) - fit.value;
  }

  return { parameters, rise, reset: () => parameters.set(optimum) };
}
