import type { Evaluation, ObjectiveFunction, RowTable } from './evaluation';
import type { LinearProjection } from './linear-projection';
import { createLocalModel } from './local-model';
import type { ParameterSpace } from './parameter-space';

export interface Outcome {
  value: number;
  /** Whether the decrease still promised is negligible beside the value. */
  converged: boolean;
  evaluations: number;
}

export interface SolveOptions {
  /** Null: every row once. */
  readonly weights: Float64Array | null;
  readonly delta: number;
  /** Damping of the first step: 0 near the optimum, about 1e-2 far from it. */
  readonly damping: number;
  /** Stop when the next step promises less than this share of the value. */
  readonly tolerance: number;
  /** Far from the optimum: second chance of a step that failed. For weights null only. */
  readonly projection?: LinearProjection | null;
  /** The rows at the very point the solve starts from, with its delta. */
  readonly table?: RowTable;
  /**
   * A free step that promises less than this share of the value is taken unseen and is the last: so near the
   * minimum the error it leaves is the square of what it found.
   */
  readonly lastStep?: number;
}

export interface Solver {
  /** Moves `parameters` (natural units, all of the law's) to a local minimum over the box. Allocates nothing. */
  minimise(parameters: Float64Array, options: SolveOptions, outcome: Outcome): void;
  /** Writes the touching quadratic's curvature at the parameters last returned, by coordinates. */
  writeMetric(matrix: Float64Array): void;
}

const maximalEvaluations = 400;

/** Damping so small that what a step promises is what the undamped one would. */
const negligible = 1e-4;

/**
 * Newton's method in a trust region over a box. The region is kept by damping: a step minimises the local
 * model plus `damping` times the quadratic that touches every row's loss from above (a reweighted
 * Gauss-Newton model), so that a heavily damped step is a short one of that kind. The step is minimised over
 * the box itself; a parameter whose best place is its bound ends there exactly.
 */
export function createSolver(objective: ObjectiveFunction, space: ParameterSpace): Solver {
  const { size } = space;
  const model = createLocalModel(objective, space);
  const weighting = objective.createWeighting();
  const x = new Float64Array(size);
  const trial = new Float64Array(size);
  let trialParameters = new Float64Array(0);
  let here: Evaluation = objective.createEvaluation();
  let there: Evaluation = objective.createEvaluation();

  function minimise(parameters: Float64Array, options: SolveOptions, outcome: Outcome): void {
    const { tolerance, projection, table, lastStep = 0 } = options;
    let { damping } = options;
    let polishing = 0;
    // Least damping at which the model at this point has a minimum.
    let least = 0;
    if (trialParameters.length === 0) trialParameters = parameters.slice();
    objective.weigh(weighting, options.weights, options.delta);
    space.toCoordinates(parameters, x);
    space.toParameters(x, parameters);
    trialParameters.set(parameters);
    outcome.converged = size === 0;
    outcome.evaluations = 1;
    outcome.value = table
      ? objective.evaluateFrom(table, weighting, here)
      : objective.evaluate(parameters, weighting, here);
    if (size === 0 || !Number.isFinite(outcome.value)) return;
    model.setPoint(x, here, weighting);

    while (outcome.evaluations < maximalEvaluations && damping < 1e14) {
      if (here.value <= objective.rounding) {
        outcome.converged = true;
        break;
      }
      const promised = model.findStep(damping);
      if (Number.isNaN(promised)) {
        damping = Math.max(4 * damping, 1e-4);
        least = damping;
        continue;
      }
      const share = promised / here.value;
      const isFree = damping <= negligible || damping / 10 < least;
      if (isFree && !(share > 1e-10)) outcome.converged = true;
      if (!(share > tolerance) || polishing > 6) {
        // Little is promised because the step is damped, or because this is the minimum.
        if (isFree) break;
        damping /= 10;
        continue;
      }
      model.apply(x, trial);
      if (isFree && share < lastStep) {
        space.toParameters(trial, parameters);
        outcome.converged = true;
        outcome.value = here.value - promised;
        return;
      }
      space.toParameters(trial, trialParameters);
      const value = objective.evaluate(trialParameters, weighting, there);
      outcome.evaluations++;
      // Beside the rounding of the sum a decrease this small cannot be seen: trust the model.
      const invisible = share < 1e-12 && value <= here.value * (1 + 1e-12);
      if (invisible) polishing++;
      let ratio = invisible ? 1 : (here.value - value) / promised;
      if (!(ratio > 1e-4) && projection) {
        // The step left a curved valley whose floor the linear parameters know: put it back on the floor.
        projection.project(trialParameters);
        space.toCoordinates(trialParameters, trial);
        space.toParameters(trial, trialParameters);
        const projected = objective.evaluate(trialParameters, weighting, there);
        outcome.evaluations++;
        ratio = Math.min(0.5, (here.value - projected) / promised);
      }
      if (!(ratio > 1e-4)) {
        damping = Math.max(5 * damping, 1e-5);
        continue;
      }
      x.set(trial);
      parameters.set(trialParameters);
      const swap = here;
      here = there;
      there = swap;
      model.setPoint(x, here, weighting);
      least = 0;
      if (ratio > 0.75) damping = damping < 1e-6 ? 0 : damping / 20;
      else if (ratio < 0.25) damping = Math.max(4 * damping, 1e-3);
    }
    outcome.value = here.value;
  }

  return { minimise, writeMetric: (matrix) => objective.majorise(here, weighting, matrix) };
}
