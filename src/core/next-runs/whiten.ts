/** Share of a column the others leave of it, under which rows do not tell the parameter apart. */
const NOTHING_LEFT = 1e-7;
/** What then stands in for what they do not say, as a share of the column: small beside any run, and finite. */
const RIDGE = 1e-6;

/** The triangle R of rows J = Q R. In the coordinates R^-T j the rows' information is the identity. */
export interface Factor {
  /** Parameters. */
  readonly size: number;
  /** Writes R^-T j to `out` from `to` for the slopes `rows` has from `at`. No allocation. */
  whiten(rows: Float64Array, at: number, out: Float64Array, to: number): void;
}

interface SingleSlope {
  readonly index: number;
  readonly slope: number;
}

/**
 * Factors row-major rows of slopes, with rows that have one slope only beside them, by modified Gram and Schmidt on
 * columns of unit length: R loses half the digits the normal equations would. Where the rows leave a direction
 * open, a weak ridge closes it, so that every design can be searched.
 */
export function factorRows(
  slopes: Float64Array,
  size: number,
  singles: readonly SingleSlope[],
): Factor {
  const count = slopes.length / size;
  const columns = Array.from({ length: size }, (_, a) => {
    const column = new Float64Array(count + singles.length + size);
    for (let row = 0; row < count; row++) column[row] = slopes[row * size + a] as number;
    singles.forEach(({ index, slope }, k) => {
      if (index === a) column[count + k] = slope;
    });
    return column;
  });
  const norms = columns.map((column) => Math.sqrt(dot(column, column)) || 1);
  columns.forEach((column, a) => {
    for (let i = 0; i < column.length; i++)
      column[i] = (column[i] as number) / (norms[a] as number);
  });
  let triangle = triangulate(columns, size);
  if (isOpen(triangle, size)) {
    columns.forEach((column, a) => {
      column[count + singles.length + a] = RIDGE;
    });
    triangle = triangulate(columns, size);
  }
  return {
    size,
    whiten(rows, at, out, to) {
      for (let a = 0; a < size; a++) {
        let sum = (rows[at + a] as number) / (norms[a] as number);
        for (let b = 0; b < a; b++) {
          sum -= (triangle[b * size + a] as number) * (out[to + b] as number);
        }
        out[to + a] = sum / (triangle[a * size + a] as number);
      }
    },
  };
}

function isOpen(triangle: Float64Array, size: number): boolean {
  for (let a = 0; a < size; a++) {
    if (!((triangle[a * size + a] as number) > NOTHING_LEFT)) return true;
  }
  return false;
}

function triangulate(columns: readonly Float64Array[], size: number): Float64Array {
  const triangle = new Float64Array(size * size);
  const rest = columns.map((column) => column.slice());
  rest.forEach((column, a) => {
    const length = Math.sqrt(dot(column, column));
    triangle[a * size + a] = length;
    if (length === 0) return;
    for (let b = a + 1; b < size; b++) {
      const other = rest[b] as Float64Array;
      const along = dot(column, other) / length;
      triangle[a * size + b] = along;
      for (let i = 0; i < other.length; i++) {
        other[i] = (other[i] as number) - (along / length) * (column[i] as number);
      }
    }
  });
  return triangle;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}
