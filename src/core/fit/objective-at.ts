import type { Vector } from '../laws';
import { createObjective } from './objective';
import { createParameterSpace } from './parameter-space';
import { prepareRows } from './prepare';
import type { FitProblem, FitSettings } from './types';

/**
 * The objective of a fit as a function of natural parameters, in the order of the law: what a fit makes least, for
 * values a hand sets. Infinite where the law has no value. The function is quick and may be called every frame.
 */
export function objectiveAt(
  problem: FitProblem,
  settings: FitSettings,
): (parameters: Vector) => number {
  const rows = prepareRows(problem, settings);
  const objective = createObjective(rows, createParameterSpace(problem.law));
  const weighting = objective.createWeighting();
  objective.weigh(weighting, null, rows.delta);
  return (parameters) => objective.value(parameters, weighting);
}
