import { toVector } from '../laws';
import type { ObjectiveFunction, RowTable } from './evaluation';
import { deltaLadder } from './fit';
import { createObjective } from './objective';
import { createParameterSpace, type ParameterSpace } from './parameter-space';
import type { PreparedRows } from './prepare';
import { createSolver, type Outcome } from './solver';
import type { Fit } from './types';

/** Refits of the same rows under other weights, each from the full fit. Its buffers live from refit to refit. */
export interface Refitter {
  readonly objective: ObjectiveFunction;
  readonly space: ParameterSpace;
  /** Natural units, of the last refit. */
  readonly parameters: Float64Array;
  readonly outcome: Outcome;
  /** Every row at the full fit: the first look of each refit. */
  readonly table: RowTable;
  /** Whether it converged. `fromTable` is false where the targets have changed since the refitter was made. */
  refit(weights: Float64Array | null, fromTable: boolean): boolean;
}

/** A step promising less than this share of the value is the last: what it leaves is about its square. */
const lastStep = 1e-7;

export function createRefitter(
  rows: PreparedRows,
  fit: Fit,
  fixed: Readonly<Record<string, number>> | undefined,
): Refitter {
  const space = createParameterSpace(rows.law, fixed);
  const objective = createObjective(rows, space);
  const solver = createSolver(objective, space);
  const optimum = toVector(rows.law, fit.parameters);
  const table = objective.tabulate(optimum, rows.delta);
  const ladder = deltaLadder(rows);
  const parameters = new Float64Array(optimum.length);
  const outcome: Outcome = { value: 0, converged: false, evaluations: 0 };
  const near = { delta: rows.delta, damping: 0, tolerance: 1e-16, lastStep };

  function refit(weights: Float64Array | null, fromTable: boolean): boolean {
    parameters.set(optimum);
    solver.minimise(
      parameters,
      fromTable ? { ...near, weights, table } : { ...near, weights },
      outcome,
    );
    if (outcome.converged) return true;
    parameters.set(optimum);
    for (const delta of ladder) {
      solver.minimise(parameters, { weights, delta, damping: 1e-2, tolerance: 1e-16 }, outcome);
    }
    return outcome.converged;
  }

  return { objective, space, parameters, outcome, table, refit };
}
