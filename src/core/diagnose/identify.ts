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
    const norm = length(column) || 1;
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
      const norm = length(rest);
      if (norm > 1e-10) basis.push(rest.map((value) => value / norm));
    });
    const left = length(leave(column)) ** 2;
    return left > NOTHING_LEFT ? [] : [a];
  });
}

/** Euclidean length of a column, however long. */
const length = (column: Float64Array): number =>
  Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));

/** Sum of slope slope^T over rows, full and row-major. */
export function sumInformation(slopes: Float64Array, size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let at = 0; at < slopes.length; at += size) addRow(matrix, slopes, at, size);
  return matrix;
}

/** Adds slope slope^T of the row that begins at `at`. */
export function addRow(matrix: Float64Array, slopes: Float64Array, at: number, size: number): void {
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      matrix[a * size + b] =
        (matrix[a * size + b] as number) + (slopes[at + a] as number) * (slopes[at + b] as number);
    }
  }
}

/** log det of an information matrix in units of `norms`, with a ridge that counts what is missing. */
export function logDeterminant(
  information: Float64Array,
  size: number,
  norms: Float64Array,
): number {
  const matrix = information.map(
    (value, k) => value / ((norms[Math.floor(k / size)] as number) * (norms[k % size] as number)),
  );
  for (let a = 0; a < size; a++) {
    matrix[a * size + a] = (matrix[a * size + a] as number) * (1 + 1e-10) + 1e-12;
  }
  if (!factorCholesky(matrix, size)) return Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let a = 0; a < size; a++) sum += 2 * Math.log(matrix[a * size + a] as number);
  return sum;
}
