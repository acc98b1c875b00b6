/**
 * Dense linear algebra for small symmetric systems (up to about 12 x 12). Matrices are full, row-major
 * Float64Arrays with `size` columns. Nothing here allocates unless it says so.
 */

/**
 * Replaces the lower triangle of a symmetric matrix by its Cholesky factor L, A = L L^T; the strict upper
 * triangle is left alone. False, with the matrix half replaced, when A is not numerically positive definite.
 */
export function factorCholesky(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] as number;
      for (let k = 0; k < column; k++) {
        sum -= (matrix[row * size + k] as number) * (matrix[column * size + k] as number);
      }
      if (row === column) {
        const diagonal = matrix[row * size + row] as number;
        if (!(sum > 1e-15 * diagonal)) return false;
        matrix[row * size + row] = Math.sqrt(sum);
      } else {
        matrix[row * size + column] = sum / (matrix[column * size + column] as number);
      }
    }
  }
  return true;
}

/** Solves L L^T x = b in place of b, with L from `factorCholesky`. */
export function solveCholesky(factor: Float64Array, size: number, b: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = b[row] as number;
    for (let k = 0; k < row; k++) sum -= (factor[row * size + k] as number) * (b[k] as number);
    b[row] = sum / (factor[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = b[row] as number;
    for (let k = row + 1; k < size; k++)
      sum -= (factor[k * size + row] as number) * (b[k] as number);
    b[row] = sum / (factor[row * size + row] as number);
  }
}

/** The inverse of a symmetric positive definite matrix as a new array; null when it is not positive definite. */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array | null {
  const factor = matrix.slice();
  if (!factorCholesky(factor, size)) return null;
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    column.fill(0);
    column[j] = 1;
    solveCholesky(factor, size, column);
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i] as number;
  }
  return inverse;
}

/** Eigenvalues of a symmetric matrix, ascending, by cyclic Jacobi rotations. Allocates; leaves its input alone. */
export function findSymmetricEigenvalues(matrix: Float64Array, size: number): Float64Array {
  const a = matrix.slice();
  const at = (i: number, j: number): number => a[i * size + j] as number;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let diagonal = 0;
    for (let i = 0; i < size; i++) {
      diagonal += at(i, i) ** 2;
      for (let j = 0; j < i; j++) off += at(i, j) ** 2;
    }
    if (off <= 1e-34 * diagonal || off === 0) break;
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) {
        if (at(p, q) === 0) continue;
        const theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cosine = 1 / Math.sqrt(t * t + 1);
        const sine = t * cosine;
        for (let k = 0; k < size; k++) {
          const kp = at(k, p);
          const kq = at(k, q);
          a[k * size + p] = cosine * kp - sine * kq;
          a[k * size + q] = sine * kp + cosine * kq;
        }
        for (let k = 0; k < size; k++) {
          const pk = at(p, k);
          const qk = at(q, k);
          a[p * size + k] = cosine * pk - sine * qk;
          a[q * size + k] = sine * pk + cosine * qk;
        }
      }
    }
  }
  const values = new Float64Array(size);
  for (let i = 0; i < size; i++) values[i] = at(i, i);
  return values.sort();
}
