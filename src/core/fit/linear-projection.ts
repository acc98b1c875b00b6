import type { Parameter } from '../laws';
import { createBoxQuadraticSolver } from '../numerics';
import type { ParameterSpace } from './parameter-space';
import type { PreparedRows } from './prepare';

/** Replaces the free parameters that enter linearly by their best values given the others. */
export interface LinearProjection {
  /** `parameters` in natural units, changed in place. Allocates nothing. */
  project(parameters: Float64Array): void;
}

/**
 * Bounded least squares over the rows: residuals in standard errors where there are any, relative ones for
 * the log objectives (they stand in for log residuals). Null for a law without linear parameters.
 */
export function createLinearProjection(
  rows: PreparedRows,
  space: ParameterSpace,
): LinearProjection | null {
  const { law, count, features, response, residualScale, logSpace } = rows;
  const linear = space.indices.filter((i) => (law.parameters[i] as Parameter).linear);
  const size = linear.length;
  if (size === 0) return null;
  const width = law.variables.length;
  const isLog = Uint8Array.from(linear, (i) => (law.parameters[i]?.transform === 'log' ? 1 : 0));
  const lowest = Float64Array.from(linear, (i) => (law.parameters[i] as Parameter).bounds[0]);
  const highest = Float64Array.from(linear, (i) => (law.parameters[i] as Parameter).bounds[1]);
  const point = new Float64Array(width);
  const slope = new Float64Array(law.parameters.length);
  const matrix = new Float64Array(size * size);
  const target = new Float64Array(size);
  const norms = new Float64Array(size);
  const lower = new Float64Array(size);
  const upper = new Float64Array(size);
  const solution = new Float64Array(size);
  const quadratic = createBoxQuadraticSolver(size);

  function project(parameters: Float64Array): void {
    for (let j = 0; j < size; j++) parameters[linear[j] as number] = 0;
    matrix.fill(0);
    target.fill(0);
    let squares = 0;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < width; j++) point[j] = features[i * width + j] as number;
      const base = law.derivatives(point, parameters, slope, null);
      const measured = response[i] as number;
      const scale = (residualScale[i] as number) / (logSpace ? measured : 1);
      const right = scale * (measured - base);
      squares += right * right;
      for (let a = 0; a < size; a++) {
        const columnA = scale * (slope[linear[a] as number] as number);
        target[a] = (target[a] as number) + columnA * right;
        for (let b = 0; b <= a; b++) {
          const columnB = scale * (slope[linear[b] as number] as number);
          matrix[a * size + b] = (matrix[a * size + b] as number) + columnA * columnB;
        }
      }
    }
    for (let a = 0; a < size; a++) norms[a] = Math.sqrt(matrix[a * size + a] as number) || 1;
    for (let a = 0; a < size; a++) {
      const normA = norms[a] as number;
      target[a] = (target[a] as number) / normA;
      lower[a] = (lowest[a] as number) * normA;
      upper[a] = (highest[a] as number) * normA;
      for (let b = 0; b < a; b++) {
        const scaled = (matrix[a * size + b] as number) / (normA * (norms[b] as number));
        matrix[a * size + b] = scaled;
        matrix[b * size + a] = scaled;
      }
      // The ridge only matters where columns coincide: any split between them is as good.
      matrix[a * size + a] = 1 + 1e-10;
    }
    quadratic.solve(matrix, target, lower, upper, solution);
    // A factor under a logarithm cannot be zero: a thousandth of the response instead.
    const least = 1e-3 * Math.sqrt(squares);
    for (let a = 0; a < size; a++) {
      const solved = solution[a] as number;
      const value = isLog[a] === 1 && solved < least ? least : solved;
      parameters[linear[a] as number] = value / (norms[a] as number);
    }
  }

  return { project };
}
