import { createBoxQuadraticSolver } from '../numerics';
import type { Evaluation, ObjectiveFunction } from './objective';
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
}

export interface Solver {
  readonly space: ParameterSpace;
  /** Moves `parameters` (natural units, all of the law's) to a local minimum over the box. Allocates nothing. */
  minimise(parameters: Float64Array, options: SolveOptions, outcome: Outcome): void;
  /** The evaluation at the parameters last returned by `minimise`. */
  last(): Evaluation;
}

const maximalEvaluations = 400;

/**
 * Newton's method in a trust region over a box. The region is kept by damping: a step minimises the exact
 * second-order model plus `damping` times the touching quadratic (`Evaluation.majoriser`), which is what a
 * reweighted Gauss-Newton step would use, so that a heavily damped step is a short one of that kind. The
 * step is minimised over the box exactly; a parameter whose best place is its bound sits there exactly.
 */
export function createSolver(objective: ObjectiveFunction, space: ParameterSpace): Solver {
  const { size } = space;
  const full = objective.parameterCount;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const majoriser = new Float64Array(size * size);
  const unit = new Float64Array(size);
  const matrix = new Float64Array(size * size);
  const linear = new Float64Array(size);
  const lower = new Float64Array(size);
  const upper = new Float64Array(size);
  const step = new Float64Array(size);
  const x = new Float64Array(size);
  const trial = new Float64Array(size);
  const trialParameters = new Float64Array(full);
  const quadratic = createBoxQuadraticSolver(size);
  let here = objective.createEvaluation();
  let there = objective.createEvaluation();

  function scaleVariables(): void {
    for (let i = 0; i < size; i++) {
      const diagonal =
        (majoriser[i * size + i] as number) || Math.abs(hessian[i * size + i] as number);
      unit[i] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 1;
    }
  }

  /** The best step of the damped model within the box; false when that model has no minimum. */
  function findStep(damping: number): boolean {
    for (let i = 0; i < size; i++) {
      const unitI = unit[i] as number;
      linear[i] = -unitI * (gradient[i] as number);
      lower[i] = ((space.lower[i] as number) - (x[i] as number)) / unitI;
      upper[i] = ((space.upper[i] as number) - (x[i] as number)) / unitI;
      for (let j = 0; j <= i; j++) {
        const scale = unitI * (unit[j] as number);
        // A tenth of the damping ignores correlations, so that no direction is left without any.
        const damp = scale * (majoriser[i * size + j] as number) * 0.9 + (i === j ? 0.1 : 0);
        const entry = scale * (hessian[i * size + j] as number) + damping * damp;
        matrix[i * size + j] = entry;
        matrix[j * size + i] = entry;
      }
    }
    if (!quadratic.solve(matrix, linear, lower, upper, step)) return false;
    for (let i = 0; i < size; i++) {
      const bounded = step[i] as number;
      trial[i] =
        bounded === lower[i]
          ? (space.lower[i] as number)
          : bounded === upper[i]
            ? (space.upper[i] as number)
            : (x[i] as number) + bounded * (unit[i] as number);
      step[i] = bounded * (unit[i] as number);
    }
    return true;
  }

  /** Decrease the undamped model promises for `step`. */
  function promisedDecrease(): number {
    let sum = 0;
    for (let i = 0; i < size; i++) {
      let row = 0;
      for (let j = 0; j < size; j++) row += (hessian[i * size + j] as number) * (step[j] as number);
      sum -= (step[i] as number) * ((gradient[i] as number) + row / 2);
    }
    return sum;
  }

  function minimise(parameters: Float64Array, options: SolveOptions, outcome: Outcome): void {
    const { weights, delta, tolerance } = options;
    let { damping } = options;
    let polishing = 0;
    space.toCoordinates(parameters, x);
    space.toParameters(x, parameters);
    trialParameters.set(parameters);
    outcome.converged = size === 0;
    outcome.evaluations = 1;
    outcome.value = objective.evaluate(parameters, weights, delta, here);
    if (size === 0 || !Number.isFinite(outcome.value)) return;
    space.transform(parameters, here, gradient, hessian, majoriser);
    scaleVariables();

    while (outcome.evaluations < maximalEvaluations && damping < 1e14) {
      if (!findStep(damping)) {
        damping = Math.max(4 * damping, 1e-4);
        continue;
      }
      const promised = promisedDecrease();
      const share = promised / here.value;
      if (damping <= 1e-4 && !(share > 1e-10)) outcome.converged = true;
      if (here.value <= objective.rounding) {
        outcome.converged = true;
        break;
      }
      if (!(share > tolerance) || polishing > 6) {
        // Little is promised because the step is damped, or because this is the minimum.
        if (damping <= 1e-4) break;
        damping /= 10;
        continue;
      }
      space.toParameters(trial, trialParameters);
      const value = objective.evaluate(trialParameters, weights, delta, there);
      outcome.evaluations++;
      // Beside the rounding of the sum a decrease this small cannot be seen: trust the model.
      const invisible = share < 1e-12 && value <= here.value * (1 + 1e-12);
      if (invisible) polishing++;
      const ratio = invisible ? 1 : (here.value - value) / promised;
      if (!(ratio > 1e-4)) {
        damping = Math.max(5 * damping, 1e-5);
        continue;
      }
      x.set(trial);
      parameters.set(trialParameters);
      const swap = here;
      here = there;
      there = swap;
      space.transform(parameters, here, gradient, hessian, majoriser);
      scaleVariables();
      if (ratio > 0.75) damping = damping < 1e-6 ? 0 : damping / 20;
      else if (ratio < 0.25) damping = Math.max(4 * damping, 1e-3);
    }
    outcome.value = here.value;
  }

  return { space, minimise, last: () => here };
}
