import { createBoxQuadraticSolver } from '../numerics';
import type { Evaluation, ObjectiveFunction, Weighting } from './evaluation';
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
  const trialStep = new Float64Array(size);
  const trialSlope = new Float64Array(size);
  /** du_k / dx_a at k x size + a: a pass over the rows reads it in order. */
  const lines = new Float64Array(capacity * size);
  /** Where the slopes of each coordinate begin. */
  const starts = Array.from(indices, (index) => index * capacity);
  /** -1 below -delta, 0 inside, 1 above delta: where each row stands at `step`. */
  const side = new Int8Array(capacity);
  /** Rows that stand elsewhere at `trialStep`, and how many of them there are. */
  const crossed = new Int32Array(capacity);
  let crossings = 0;
  const visitTrial = size === 5 ? visitTrialOfFive : visitTrialOfAny;
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

  /** `step` plus a share of the move, to `trialStep`; a whole move meets its bounds exactly. */
  function tryMove(share: number): void {
    for (let a = 0; a < size; a++) {
      const bound = pinned[a] === -1 ? low[a] : pinned[a] === 1 ? high[a] : undefined;
      trialStep[a] =
        share === 1 && bound !== undefined
          ? bound
          : (step[a] as number) + share * (move[a] as number);
    }
  }

  function fillLines({ slopes, chain }: Evaluation, { count }: Weighting): void {
    if (size === 5) {
      fillLinesOfFive(slopes, chain, count);
      return;
    }
    for (let a = 0; a < size; a++) {
      const from = (indices[a] as number) * capacity;
      const by = chain[a] as number;
      for (let k = 0; k < count; k++) lines[k * size + a] = by * (slopes[from + k] as number);
    }
  }

  function fillLinesOfFive(slopes: Float64Array, chain: Float64Array, count: number): void {
    const [i0 = 0, i1 = 0, i2 = 0, i3 = 0, i4 = 0] = starts;
    const c0 = chain[0] as number;
    const c1 = chain[1] as number;
    const c2 = chain[2] as number;
    const c3 = chain[3] as number;
    const c4 = chain[4] as number;
    for (let k = 0, at = 0; k < count; k++, at += 5) {
      lines[at] = c0 * (slopes[i0 + k] as number);
      lines[at + 1] = c1 * (slopes[i1 + k] as number);
      lines[at + 2] = c2 * (slopes[i2 + k] as number);
      lines[at + 3] = c3 * (slopes[i3 + k] as number);
      lines[at + 4] = c4 * (slopes[i4 + k] as number);
    }
  }

  /**
   * Rows at `trialStep`: returns their part of the model, less its value at 0, writes their part of its slope to
   * `trialSlope` and lists the rows that crossed. The Hessian has the quadratic part of the rows that began
   * inside: it is taken off here.
   */
  function visitTrialOfAny(
    { residuals, weights }: Evaluation,
    { count, delta }: Weighting,
  ): number {
    let sum = 0;
    crossings = 0;
    trialSlope.fill(0);
    for (let k = 0; k < count; k++) {
      const from = k * size;
      let v = 0;
      for (let a = 0; a < size; a++) v += (lines[from + a] as number) * (trialStep[a] as number);
      const u = residuals[k] as number;
      const weight = weights[k] as number;
      const moved = u + v;
      const now = moved > delta ? 1 : moved < -delta ? -1 : 0;
      if (now !== side[k]) crossed[crossings++] = k;
      const magnitude = Math.abs(u);
      const began = magnitude <= delta;
      const before = began ? (u * u + v * v) / 2 : delta * (magnitude - delta / 2);
      const after = now === 0 ? (moved * moved) / 2 : delta * (Math.abs(moved) - delta / 2);
      sum += weight * (after - before);
      const pull = weight * ((now === 0 ? moved : now * delta) - (began ? v : 0));
      for (let a = 0; a < size; a++) {
        trialSlope[a] = (trialSlope[a] as number) + pull * (lines[from + a] as number);
      }
    }
    return sum;
  }

  /** The same written out for five coordinates, the common case: three times as fast. */
  function visitTrialOfFive(
    { residuals, weights }: Evaluation,
    { count, delta }: Weighting,
  ): number {
    const s0 = trialStep[0] as number;
    const s1 = trialStep[1] as number;
    const s2 = trialStep[2] as number;
    const s3 = trialStep[3] as number;
    const s4 = trialStep[4] as number;
    let sum = 0;
    let g0 = 0;
    let g1 = 0;
    let g2 = 0;
    let g3 = 0;
    let g4 = 0;
    let found = 0;
    for (let k = 0, from = 0; k < count; k++, from += 5) {
      const j0 = lines[from] as number;
      const j1 = lines[from + 1] as number;
      const j2 = lines[from + 2] as number;
      const j3 = lines[from + 3] as number;
      const j4 = lines[from + 4] as number;
      const v = j0 * s0 + j1 * s1 + j2 * s2 + j3 * s3 + j4 * s4;
      const u = residuals[k] as number;
      const weight = weights[k] as number;
      const moved = u + v;
      const now = moved > delta ? 1 : moved < -delta ? -1 : 0;
      if (now !== side[k]) crossed[found++] = k;
      const magnitude = Math.abs(u);
      const began = magnitude <= delta;
      const before = began ? (u * u + v * v) / 2 : delta * (magnitude - delta / 2);
      const after = now === 0 ? (moved * moved) / 2 : delta * (Math.abs(moved) - delta / 2);
      sum += weight * (after - before);
      const pull = weight * ((now === 0 ? moved : now * delta) - (began ? v : 0));
      g0 += pull * j0;
      g1 += pull * j1;
      g2 += pull * j2;
      g3 += pull * j3;
      g4 += pull * j4;
    }
    trialSlope[0] = g0;
    trialSlope[1] = g1;
    trialSlope[2] = g2;
    trialSlope[3] = g3;
    trialSlope[4] = g4;
    crossings = found;
    return sum;
  }

  /** Damped model at `trialStep`, less its value at 0. */
  function modelValue(evaluation: Evaluation, weighting: Weighting, damping: number): number {
    const { hessian } = evaluation;
    let sum = visitTrial(evaluation, weighting);
    for (let a = 0; a < size; a++) {
      let row = 0;
      for (let b = 0; b < size; b++)
        row += (hessian[a * size + b] as number) * (trialStep[b] as number);
      trialSlope[a] = (trialSlope[a] as number) + row;
      sum += ((trialStep[a] as number) * row) / 2;
    }
    return damping === 0 ? sum : sum + damping * proximalValue(trialStep);
  }

  function proximalValue(at: Float64Array): number {
    let sum = 0;
    for (let a = 0; a < size; a++) {
      let row = 0;
      for (let b = 0; b < size; b++) row += (proximal[a * size + b] as number) * (at[b] as number);
      sum += ((at[a] as number) * row) / 2;
    }
    return sum;
  }

  /** Brings `current` and `slope` to the model at the trial step, where some rows have changed sides. */
  function takeTrial({ residuals, weights }: Evaluation, { delta }: Weighting): void {
    for (let c = 0; c < crossings; c++) {
      const k = crossed[c] as number;
      const from = k * size;
      let moved = residuals[k] as number;
      for (let a = 0; a < size; a++)
        moved += (lines[from + a] as number) * (trialStep[a] as number);
      const now = moved > delta ? 1 : moved < -delta ? -1 : 0;
      const turned = (now === 0 ? 1 : 0) - (side[k] === 0 ? 1 : 0);
      side[k] = now;
      if (turned === 0) continue;
      const weight = turned * (weights[k] as number);
      for (let a = 0; a < size; a++) {
        const scaled = weight * (lines[from + a] as number);
        for (let b = 0; b < size; b++) {
          const index = a * size + b;
          current[index] = (current[index] as number) + scaled * (lines[from + b] as number);
        }
      }
    }
    step.set(trialStep);
    slope.set(trialSlope);
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
    tryMove(1);
    if (delta === Number.POSITIVE_INFINITY) {
      step.set(trialStep);
      return quadraticDecrease(evaluation);
    }
    fillLines(evaluation, weighting);
    for (let k = 0; k < count; k++) {
      const u = evaluation.residuals[k] as number;
      side[k] = u > delta ? 1 : u < -delta ? -1 : 0;
    }
    let best = 0;
    for (let round = 0; round < maximalRounds; round++) {
      let share = 1;
      let value = modelValue(evaluation, weighting, damping);
      if (crossings === 0) {
        takeTrial(evaluation, weighting);
        // Without a crossing the quadratic is exact, and keeps its digits where differences of values do not.
        if (round === 0) return quadraticDecrease(evaluation);
        best = value;
        break;
      }
      while (!(value < best) && share > 1e-3) {
        share /= 2;
        tryMove(share);
        value = modelValue(evaluation, weighting, damping);
      }
      if (!(value < best)) {
        // A first move that is too long to follow is no sign of a minimum: it must be damped.
        if (round === 0) return Number.NaN;
        break;
      }
      takeTrial(evaluation, weighting);
      const gained = best - value;
      best = value;
      if (gained < 1e-3 * -best || !findMove(damping)) break;
      tryMove(1);
    }
    return damping === 0 ? -best : damping * proximalValue(step) - best;
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
