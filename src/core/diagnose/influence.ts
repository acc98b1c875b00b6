import { type Fit, type FitProblem, type FitSettings, fit as fitLaw } from '../fit';
import { toVector } from '../laws';
import type { LongWork } from '../long-work';
import { describeRows, invertScaled, type RowGeometry, stepFrom, sumOuter } from './row-geometry';
import { pickProblem } from './run-rows';

/** A number a fit is asked for, from natural parameters: a loss at a target, N*, an exponent. */
export type Answer = (parameters: Float64Array) => number;

/**
 * How far an answer moves without each run: answer of the fit without it, less answer of the full fit. Exact:
 * a warm refit a row. NaN where the other rows cannot be fitted alone.
 */
export function* findInfluence(
  problem: FitProblem,
  settings: FitSettings,
  fit: Fit,
  answer: Answer,
): LongWork<Float64Array> {
  const { law, response } = problem;
  const full = answer(toVector(law, fit.parameters));
  const moves = new Float64Array(response.length);
  for (let row = 0; row < moves.length; row++) {
    const others = Int32Array.from({ length: moves.length - 1 }, (_, k) => (k < row ? k : k + 1));
    const refit = yield* fitLaw(pickProblem(problem, others), settings, fit.parameters);
    moves[row] = refit.ok ? answer(toVector(law, refit.value.parameters)) - full : Number.NaN;
    yield { done: row + 1, total: moves.length };
  }
  return moves;
}

/**
 * The same by one Newton step from the full fit for each row: about as good as the exact one where the
 * objective is smooth (squares); a first look, fit to be redrawn while dragging, under Huber, where rows change
 * between the quadratic and the linear part on the way. Parameters on a bound stay there.
 */
export function approximateInfluence(
  problem: FitProblem,
  settings: FitSettings,
  fit: Fit,
  answer: Answer,
): Float64Array {
  const geometry = describeRows(problem, settings, fit);
  const { law } = problem;
  const { count, inner, slopes, residuals } = geometry;
  const size = inner.length;
  const delta = geometry.robust ? settings.delta : Number.POSITIVE_INFINITY;
  // A lower-envelope fit counts a row the law predicts too high several times.
  const weights = residuals.map((u) => (u > 0 ? (settings.envelope ?? 1) : 1));
  const full = answer(geometry.parameters);
  const total = new Float64Array(size * size);
  for (let row = 0; row < count; row++)
    addCurvature(geometry, row, delta, weights[row] as number, total);
  // Where the exact curvature has no minimum, that of the quadratic that touches each loss from above has one.
  const touching = sumOuter(geometry, (row) => {
    const magnitude = Math.abs(residuals[row] as number);
    return (weights[row] as number) * (magnitude <= delta ? 1 : delta / magnitude);
  });
  const step = new Float64Array(size);
  return Float64Array.from({ length: count }, (_, row) => {
    const rest = total.slice();
    addCurvature(geometry, row, delta, -(weights[row] as number), rest);
    const inverse = invertScaled(rest, size) ?? invertScaled(touching, size);
    if (!inverse) return Number.NaN;
    const u = residuals[row] as number;
    const pull = (weights[row] as number) * Math.max(-delta, Math.min(delta, u));
    // At the optimum the pulls of all rows cancel, so what is left without this one is minus its own.
    for (let a = 0; a < size; a++) {
      let sum = 0;
      for (let b = 0; b < size; b++) {
        sum += (inverse[a * size + b] as number) * pull * (slopes[row * size + b] as number);
      }
      step[a] = sum;
    }
    return answer(stepFrom(law, geometry, step)) - full;
  });
}

/** Adds `weight` x the exact second derivatives of one row's Huber loss. */
function addCurvature(
  { inner, slopes, bends, residuals }: RowGeometry,
  row: number,
  delta: number,
  weight: number,
  matrix: Float64Array,
): void {
  const size = inner.length;
  const u = residuals[row] as number;
  const inside = Math.abs(u) <= delta ? 1 : 0;
  const pull = Math.max(-delta, Math.min(delta, u));
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const outer = (slopes[row * size + a] as number) * (slopes[row * size + b] as number);
      const bend = bends[row * size * size + a * size + b] as number;
      matrix[a * size + b] =
        (matrix[a * size + b] as number) + weight * (inside * outer + pull * bend);
    }
  }
}
