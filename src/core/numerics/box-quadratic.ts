import { factorCholesky, solveCholesky } from './linear-algebra';

/** Minimises x^T Q x / 2 - c^T x over a box; reuses its buffers from call to call. */
export interface BoxQuadraticSolver {
  /**
   * `matrix` is Q, symmetric, row-major, size x size; bounds may be infinite. Writes the minimiser to `x`.
   * False when Q is not positive definite on the variables in play: then `x` means nothing.
   */
  solve(
    matrix: Float64Array,
    linear: Float64Array,
    lower: Float64Array,
    upper: Float64Array,
    x: Float64Array,
  ): boolean;
}

const free = 0;
const atLower = 1;
const atUpper = 2;

/**
 * Exact active-set method (after Stark and Parker's bounded least squares): solve for the free variables,
 * walk to the first bound on the way, hold that variable, and release the held one that gains most.
 * Bounded and non-negative least squares with few columns is this with Q = M^T M, c = M^T y.
 */
export function createBoxQuadraticSolver(size: number): BoxQuadraticSolver {
  const state = new Uint8Array(size);
  const order = new Int32Array(size);
  const factor = new Float64Array(size * size);
  const target = new Float64Array(size);

  /** Minimiser over the free variables with the others held where they are, to the head of `target`. */
  function solveFree(
    matrix: Float64Array,
    linear: Float64Array,
    x: Float64Array,
    count: number,
  ): boolean {
    for (let i = 0; i < count; i++) {
      const row = order[i] as number;
      let right = linear[row] as number;
      for (let j = 0; j < size; j++) {
        if (state[j] !== free) right -= (matrix[row * size + j] as number) * (x[j] as number);
      }
      target[i] = right;
      for (let j = 0; j <= i; j++) {
        factor[i * count + j] = matrix[row * size + (order[j] as number)] as number;
      }
    }
    if (!factorCholesky(factor, count)) return false;
    solveCholesky(factor, count, target);
    return true;
  }

  function solve(
    matrix: Float64Array,
    linear: Float64Array,
    lower: Float64Array,
    upper: Float64Array,
    x: Float64Array,
  ): boolean {
    for (let i = 0; i < size; i++) {
      state[i] = free;
      x[i] = Math.min(Math.max(0, lower[i] as number), upper[i] as number);
    }
    for (let round = 0; round < 20 * size + 20; round++) {
      let count = 0;
      for (let i = 0; i < size; i++) if (state[i] === free) order[count++] = i;
      if (!solveFree(matrix, linear, x, count)) return false;

      let step = 1;
      let blocked = -1;
      for (let i = 0; i < count; i++) {
        const variable = order[i] as number;
        const from = x[variable] as number;
        const to = target[i] as number;
        const low = lower[variable] as number;
        const high = upper[variable] as number;
        const bound = to < low ? low : to > high ? high : Number.NaN;
        if (Number.isNaN(bound)) continue;
        const reach = (bound - from) / (to - from);
        if (reach < step || blocked < 0) {
          step = Math.min(step, reach);
          blocked = variable;
        }
      }
      for (let i = 0; i < count; i++) {
        const variable = order[i] as number;
        const from = x[variable] as number;
        x[variable] =
          blocked < 0 ? (target[i] as number) : from + step * ((target[i] as number) - from);
        if (variable === blocked) {
          const down = (target[i] as number) < from;
          x[variable] = (down ? lower[variable] : upper[variable]) as number;
          state[variable] = down ? atLower : atUpper;
        }
      }
      if (blocked >= 0) continue;

      let best = -1;
      let gain = 0;
      for (let i = 0; i < size; i++) {
        if (state[i] === free || lower[i] === upper[i]) continue;
        let slope = linear[i] as number;
        let magnitude = Math.abs(slope);
        for (let j = 0; j < size; j++) {
          const term = (matrix[i * size + j] as number) * (x[j] as number);
          slope -= term;
          magnitude += Math.abs(term);
        }
        const pull =
          (state[i] === atLower ? slope : -slope) / Math.sqrt(matrix[i * size + i] as number);
        const noise = (1e-13 * magnitude) / Math.sqrt(matrix[i * size + i] as number);
        if (pull > noise && pull > gain) {
          gain = pull;
          best = i;
        }
      }
      if (best < 0) return true;
      state[best] = free;
    }
    return true;
  }

  return { solve };
}
