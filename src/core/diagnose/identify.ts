import type { Law } from '../laws';
import { factorCholesky } from '../numerics';
import { writeFeatures } from './row-geometry';

/** Share of a parameter's column the others do not explain, under which rows say nothing of it. */
const NOTHING_LEFT = 1e-9;

/** Slopes of log loss by every free parameter (fitting coordinates), one row after the other. */
export function slopesAt(
  law: Law,
  variables: readonly Float64Array[],
  parameters: Float64Array,
  free: readonly number[],
): Float64Array {
  const count = variables[0]?.length ?? 0;
  const gradient = new Float64Array(law.parameters.length);
  const features = new Float64Array(law.variables.length);
  const slopes = new Float64Array(count * free.length);
  for (let row = 0; row < count; row++) {
    writeFeatures(law, variables, row, features);
    const value = law.derivatives(features, parameters, gradient, null);
    free.forEach((index, a) => {
      const isLog = law.parameters[index]?.transform === 'log';
      const chain = isLog ? (parameters[index] as number) : 1;
      slopes[row * free.length + a] = (chain * (gradient[index] as number)) / value;
    });
  }
  return slopes;
}

/**
 * Which columns of a row-major slope matrix are told apart by its rows: a column counts as known where the
 * others, by least squares, leave more than rounding of it.
 */
export function findUnknown(slopes: Float64Array, size: number): number[] {
  const count = slopes.length / size;
  const columns = Array.from({ length: size }, (_, a) => {
    const column = Float64Array.from(
      { length: count },
      (_, row) => slopes[row * size + a] as number,
    );
    const norm = Math.hypot(...column) || 1;
    return column.map((value) => value / norm);
  });
  return columns.flatMap((column, a) => {
    // Twice orthogonalised Gram and Schmidt: what is left of the column beside all the others.
    const basis: Float64Array[] = [];
    const leave = (vector: Float64Array): Float64Array => {
      const rest = vector.slice();
      for (let pass = 0; pass < 2; pass++) {
        for (const unit of basis) {
          const along = unit.reduce((sum, value, i) => sum + value * (rest[i] as number), 0);
          unit.forEach((value, i) => {
            rest[i] = (rest[i] as number) - along * value;
          });
        }
      }
      return rest;
    };
    columns.forEach((other, b) => {
      if (b === a) return;
      const rest = leave(other);
      const norm = Math.hypot(...rest);
      if (norm > 1e-10) basis.push(rest.map((value) => value / norm));
    });
    const left = Math.hypot(...leave(column)) ** 2;
    return left > NOTHING_LEFT ? [] : [a];
  });
}

/** log det of the slopes' normal matrix with each column scaled by `norms`, and a ridge that counts what is missing. */
export function logInformation(slopes: Float64Array, size: number, norms: Float64Array): number {
  const matrix = new Float64Array(size * size);
  const count = slopes.length / size;
  for (let row = 0; row < count; row++) {
    for (let a = 0; a < size; a++) {
      const left = (slopes[row * size + a] as number) / (norms[a] as number);
      for (let b = 0; b <= a; b++) {
        matrix[a * size + b] =
          (matrix[a * size + b] as number) +
          (left * (slopes[row * size + b] as number)) / (norms[b] as number);
      }
    }
  }
  for (let a = 0; a < size; a++) {
    matrix[a * size + a] = (matrix[a * size + a] as number) * (1 + 1e-10) + 1e-12;
  }
  if (!factorCholesky(matrix, size)) return Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let a = 0; a < size; a++) sum += 2 * Math.log(matrix[a * size + a] as number);
  return sum;
}
