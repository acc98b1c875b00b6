import { toVector } from '../../laws';
import { createObjective } from '../objective';
import { createParameterSpace } from '../parameter-space';
import { prepareRows } from '../prepare';
import type { Fit, FitProblem, FitSettings } from '../types';

/**
 * Where each row stands at the fit: 0 inside Huber's quadratic part, 1 predicted too high by more than delta, -1 too
 * low by more than delta. Rows that are not 0 pull with the same force however far away they are.
 */
export function findLinearRows(problem: FitProblem, fit: Fit, settings: FitSettings): Int8Array {
  const rows = prepareRows(problem, settings);
  const objective = createObjective(rows, createParameterSpace(problem.law, settings.fixed));
  const { residuals } = objective.tabulate(toVector(problem.law, fit.parameters), rows.delta);
  return Int8Array.from(residuals, (u) => (u > rows.delta ? 1 : u < -rows.delta ? -1 : 0));
}
