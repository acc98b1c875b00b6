import { createBoxQuadraticSolver } from '../numerics';
import type { Evaluation, ObjectiveFunction, Weighting } from './objective';
import type { ParameterSpace } from './parameter-space';

/** A model of the objective around one point, and its minimiser over the box. */
export interface LocalModel {
  /** Takes the point the model is made at. */
  setPoint(x: Float64Array, evaluation: Evaluation, weighting: Weighting): void;
  /**
   * Minimises the model plus `damping` times a proximal term. Returns the decrease the model promises
   * without that term, or NaN when the damped model has no minimum (then damp more).
   */
  findStep(damping: number): number;
  /** Writes x plus the step last found, bounds met exactly. */
  apply(x: Float64Array, trial: Float64Array): void;
}

const maximalRounds = 10;

/**
 * Every row keeps its own Huber function of its linearised residual; the rest of the second-order expansion
 * is a common quadratic. For squares this is Newton's model. For a small delta it is what makes steps long:
 * most rows change between inside and outside delta on the way, which no quadratic can follow.
 * The minimum is found by Newton steps over the box; each costs a pass over stored slopes, not over the law.
 */
export function createLocalModel(objective: ObjectiveFunction, space: ParameterSpace): LocalModel {
  const { size, indices } = space;
  const { capacity } = objective;
  const quadratic = createBoxQuadraticSolver(size);
  const unit = new Float64Array(size);
  const proximal = new Float64Array(size * size);
  const current = new Float64Array(size * size);
  const matrix = new Float64Array(size * size);
  const linear = new Float64Array(size);
  const low = new Float64Array(size);
  const high = new Float64Array(size);
  const lower = new Float64Array(size);
  const upper = new Float64Array(size);
  const move = new Float64Array(size);
  const step = new Float64Array(size);
  const slope = new Float64Array(size);
  const shift = new Float64Array(capacity);
  const moveShift = new Float64Array(capacity);
  /** -1 below -delta, 0 inside, 1 above delta: where each row stands at `step`. */
  const side = new Int8Array(capacity);
  /** Bounds the move ends on. */
  const pinned = new Int8Array(size);
  let here: Evaluation | undefined;
  let judged: Weighting | undefined;
  let hasProximal = false;

  function setPoint(x: Float64Array, evaluation: Evaluation, weighting: Weighting): void {
    here = evaluation;
    judged = weighting;
    hasProximal = false;
    for (let a = 0; a < size; a++) {
      const square = evaluation.squares[a] as number;
      unit[a] = square > 0 && square < Number.POSITIVE_INFINITY ? 1 / Math.sqrt(square) : 1;
      low[a] = (space.lower[a] as number) - (x[a] as number);
      high[a] = (space.upper[a] as number) - (x[a] as number);
    }
  }

  /** Nine parts the touching quadratic, one part its diagonal, so that no direction is left undamped. */
  function prepareProximal(evaluation: Evaluation, weighting: Weighting): void {
    if (hasProximal) return;
    objective.majorise(evaluation, weighting, proximal);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        if (a !== b) proximal[a * size + b] = 0.9 * (proximal[a * size + b] as number);
      }
    }
    hasProximal = true;
  }

  /** Solves for the next move from `step` with the curvature in `current` and the slope there. */
  function findMove(damping: number): boolean {
    for (let a = 0; a < size; a++) {
      const unitA = unit[a] as number;
      let pull = slope[a] as number;
      for (let b = 0; b < size; b++) {
        const index = a * size + b;
        const damp = damping === 0 ? 0 : damping * (proximal[index] as number);
        pull += damp * (step[b] as number);
        matrix[index] = unitA * (unit[b] as number) * ((current[index] as number) + damp);
      }
      linear[a] = -unitA * pull;
      lower[a] = ((low[a] as number) - (step[a] as number)) / unitA;
      upper[a] = ((high[a] as number) - (step[a] as number)) / unitA;
    }
    if (!quadratic.solve(matrix, linear, lower, upper, move)) return false;
    for (let a = 0; a < size; a++) {
      pinned[a] = move[a] === lower[a] ? -1 : move[a] === upper[a] ? 1 : 0;
      move[a] = (move[a] as number) * (unit[a] as number);
    }
    return true;
  }

  function takeMove(share: number): void {
    for (let a = 0; a < size; a++) {
      const bound = pinned[a] === -1 ? low[a] : pinned[a] === 1 ? high[a] : undefined;
      step[a] =
        share === 1 && bound !== undefined
          ? bound
          : (step[a] as number) + share * (move[a] as number);
    }
  }

  /** Residual shifts the move makes, to `moveShift`. */
  function shiftRows({ slopes, chain }: Evaluation, { count }: Weighting): void {
    moveShift.fill(0, 0, count);
    for (let a = 0; a < size; a++) {
      const by = (chain[a] as number) * (move[a] as number);
      if (by === 0) continue;
      const from = (indices[a] as number) * capacity;
      for (let k = 0; k < count; k++) {
        moveShift[k] = (moveShift[k] as number) + by * (slopes[from + k] as number);
      }
    }
  }

  function crossesDelta({ residuals }: Evaluation, { count, delta }: Weighting): boolean {
    for (let k = 0; k < count; k++) {
      const moved = (residuals[k] as number) + (shift[k] as number) + (moveShift[k] as number);
      if (sideOf(moved, delta) !== side[k]) return true;
    }
    return false;
  }

  /** Damped model at `step` + share x `move`, less its value at 0. */
  function modelValue(
    { residuals, hessian }: Evaluation,
    { count, weights, delta }: Weighting,
    damping: number,
    share: number,
  ): number {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const u = Math.abs(residuals[k] as number);
      const v = (shift[k] as number) + share * (moveShift[k] as number);
      const moved = Math.abs((residuals[k] as number) + v);
      // The Hessian has the quadratic part of the rows that began inside: take it off here.
      const before = u <= delta ? (u * u + v * v) / 2 : delta * (u - delta / 2);
      const after = moved <= delta ? (moved * moved) / 2 : delta * (moved - delta / 2);
      sum += (weights[k] as number) * (after - before);
    }
    for (let a = 0; a < size; a++) {
      const stepA = (step[a] as number) + share * (move[a] as number);
      let row = 0;
      for (let b = 0; b < size; b++) {
        const index = a * size + b;
        const damp = damping === 0 ? 0 : damping * (proximal[index] as number);
        const stepB = (step[b] as number) + share * (move[b] as number);
        row += ((hessian[index] as number) + damp) * stepB;
      }
      sum += (stepA * row) / 2;
    }
    return sum;
  }

  /** Adds weight x slope slope^T of one row to `current`. */
  function addOuter({ slopes, chain }: Evaluation, row: number, weight: number): void {
    for (let a = 0; a < size; a++) {
      const slopeA = slopes[(indices[a] as number) * capacity + row] as number;
      const scaled = weight * (chain[a] as number) * slopeA;
      for (let b = 0; b <= a; b++) {
        const slopeB = slopes[(indices[b] as number) * capacity + row] as number;
        const entry = (current[a * size + b] as number) + scaled * (chain[b] as number) * slopeB;
        current[a * size + b] = entry;
        current[b * size + a] = entry;
      }
    }
  }

  /** Brings `current` and `slope` to the model at `step`, where some rows have changed sides. */
  function followRows(evaluation: Evaluation, { count, weights, delta }: Weighting): void {
    const { residuals, slopes, hessian, chain } = evaluation;
    for (let k = 0; k < count; k++) {
      const u = residuals[k] as number;
      const v = shift[k] as number;
      const weight = weights[k] as number;
      const now = sideOf(u + v, delta);
      const turned = (now === 0 ? 1 : 0) - (side[k] === 0 ? 1 : 0);
      side[k] = now;
      const psi = now === 0 ? u + v : now * delta;
      moveShift[k] = weight * (psi - (Math.abs(u) <= delta ? v : 0));
      if (turned !== 0) addOuter(evaluation, k, turned * weight);
    }
    for (let a = 0; a < size; a++) {
      const from = (indices[a] as number) * capacity;
      let sum = 0;
      for (let k = 0; k < count; k++) {
        sum += (moveShift[k] as number) * (slopes[from + k] as number);
      }
      sum *= chain[a] as number;
      for (let b = 0; b < size; b++) sum += (hessian[a * size + b] as number) * (step[b] as number);
      slope[a] = sum;
    }
  }

  function quadraticDecrease({ gradient, hessian }: Evaluation): number {
    let sum = 0;
    for (let a = 0; a < size; a++) {
      let row = 0;
      for (let b = 0; b < size; b++) row += (hessian[a * size + b] as number) * (step[b] as number);
      sum -= (step[a] as number) * ((gradient[a] as number) + row / 2);
    }
    return sum;
  }

  function findStep(damping: number): number {
    const evaluation = here as Evaluation;
    const weighting = judged as Weighting;
    const { count, delta } = weighting;
    if (damping > 0) prepareProximal(evaluation, weighting);
    step.fill(0);
    current.set(evaluation.hessian);
    slope.set(evaluation.gradient);
    if (!findMove(damping)) return Number.NaN;
    if (delta === Number.POSITIVE_INFINITY) {
      takeMove(1);
      return quadraticDecrease(evaluation);
    }
    shift.fill(0, 0, count);
    for (let k = 0; k < count; k++) side[k] = sideOf(evaluation.residuals[k] as number, delta);
    let best = 0;
    for (let round = 0; round < maximalRounds; round++) {
      shiftRows(evaluation, weighting);
      if (!crossesDelta(evaluation, weighting)) {
        takeMove(1);
        // Without a crossing the quadratic is exact, and keeps its digits where differences of values do not.
        if (round === 0) return quadraticDecrease(evaluation);
        for (let k = 0; k < count; k++) shift[k] = (shift[k] as number) + (moveShift[k] as number);
        break;
      }
      let share = 1;
      let value = modelValue(evaluation, weighting, damping, share);
      while (!(value < best) && share > 1e-3) {
        share /= 2;
        value = modelValue(evaluation, weighting, damping, share);
      }
      if (!(value < best)) {
        // A first move that is too long to follow is no sign of a minimum: it must be damped.
        if (round === 0) return Number.NaN;
        break;
      }
      takeMove(share);
      for (let k = 0; k < count; k++) {
        shift[k] = (shift[k] as number) + share * (moveShift[k] as number);
      }
      const gained = best - value;
      best = value;
      if (gained < 1e-3 * -best) break;
      followRows(evaluation, weighting);
      if (!findMove(damping)) break;
    }
    return -modelValue(evaluation, weighting, 0, 0);
  }

  function apply(x: Float64Array, trial: Float64Array): void {
    for (let a = 0; a < size; a++) {
      const by = step[a] as number;
      trial[a] =
        by <= (low[a] as number)
          ? (space.lower[a] as number)
          : by >= (high[a] as number)
            ? (space.upper[a] as number)
            : (x[a] as number) + by;
    }
  }

  return { setPoint, findStep, apply };
}

function sideOf(residual: number, delta: number): -1 | 0 | 1 {
  return residual > delta ? 1 : residual < -delta ? -1 : 0;
}
