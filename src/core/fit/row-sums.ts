/**
 * Sums over rows that make the gradient and Hessian of an objective, by the law's own parameters. One row adds
 * `pull` x slope, `square` x slope^2, and `outer` x slope slope^T + `pull` x bend (packed lower triangle),
 * where slope and bend are the law's first and second derivatives there.
 */
export interface RowSums {
  readonly pulls: Float64Array;
  readonly squares: Float64Array;
  readonly bends: Float64Array;
  /** What the next row is added with: pull, square, outer. */
  readonly shares: Float64Array;
  readonly slope: Float64Array;
  readonly bend: Float64Array;
}

export function createRowSums(size: number): RowSums {
  const triangle = (size * (size + 1)) / 2;
  return {
    pulls: new Float64Array(size),
    squares: new Float64Array(size),
    bends: new Float64Array(triangle),
    shares: new Float64Array(3),
    slope: new Float64Array(size),
    bend: new Float64Array(triangle),
  };
}

/** Adds the row described by `shares`, `slope` and `bend`. */
export type AddRow = (sums: RowSums) => void;

/** The adder for laws of `size` parameters; five, the common case, is written out and three times as fast. */
export function chooseAddRow(size: number): AddRow {
  return size === 5 ? addRowOfFive : addRow;
}

/** For any number of parameters. */
export function addRow({ pulls, squares, bends, shares, slope, bend }: RowSums): void {
  const pull = shares[0] as number;
  const square = shares[1] as number;
  const outer = shares[2] as number;
  const size = slope.length;
  let entry = 0;
  for (let a = 0; a < size; a++) {
    const slopeA = slope[a] as number;
    pulls[a] = (pulls[a] as number) + pull * slopeA;
    squares[a] = (squares[a] as number) + square * slopeA * slopeA;
    const outerA = outer * slopeA;
    for (let b = 0; b <= a; b++) {
      bends[entry] =
        (bends[entry] as number) + outerA * (slope[b] as number) + pull * (bend[entry] as number);
      entry++;
    }
  }
}

function addRowOfFive({ pulls, squares, bends, shares, slope, bend }: RowSums): void {
  const pull = shares[0] as number;
  const square = shares[1] as number;
  const outer = shares[2] as number;
  const s0 = slope[0] as number;
  const s1 = slope[1] as number;
  const s2 = slope[2] as number;
  const s3 = slope[3] as number;
  const s4 = slope[4] as number;
  pulls[0] = (pulls[0] as number) + pull * s0;
  pulls[1] = (pulls[1] as number) + pull * s1;
  pulls[2] = (pulls[2] as number) + pull * s2;
  pulls[3] = (pulls[3] as number) + pull * s3;
  pulls[4] = (pulls[4] as number) + pull * s4;
  squares[0] = (squares[0] as number) + square * s0 * s0;
  squares[1] = (squares[1] as number) + square * s1 * s1;
  squares[2] = (squares[2] as number) + square * s2 * s2;
  squares[3] = (squares[3] as number) + square * s3 * s3;
  squares[4] = (squares[4] as number) + square * s4 * s4;
  const o0 = outer * s0;
  const o1 = outer * s1;
  const o2 = outer * s2;
  const o3 = outer * s3;
  const o4 = outer * s4;
  bends[0] = (bends[0] as number) + o0 * s0 + pull * (bend[0] as number);
  bends[1] = (bends[1] as number) + o1 * s0 + pull * (bend[1] as number);
  bends[2] = (bends[2] as number) + o1 * s1 + pull * (bend[2] as number);
  bends[3] = (bends[3] as number) + o2 * s0 + pull * (bend[3] as number);
  bends[4] = (bends[4] as number) + o2 * s1 + pull * (bend[4] as number);
  bends[5] = (bends[5] as number) + o2 * s2 + pull * (bend[5] as number);
  bends[6] = (bends[6] as number) + o3 * s0 + pull * (bend[6] as number);
  bends[7] = (bends[7] as number) + o3 * s1 + pull * (bend[7] as number);
  bends[8] = (bends[8] as number) + o3 * s2 + pull * (bend[8] as number);
  bends[9] = (bends[9] as number) + o3 * s3 + pull * (bend[9] as number);
  bends[10] = (bends[10] as number) + o4 * s0 + pull * (bend[10] as number);
  bends[11] = (bends[11] as number) + o4 * s1 + pull * (bend[11] as number);
  bends[12] = (bends[12] as number) + o4 * s2 + pull * (bend[12] as number);
  bends[13] = (bends[13] as number) + o4 * s3 + pull * (bend[13] as number);
  bends[14] = (bends[14] as number) + o4 * s4 + pull * (bend[14] as number);
}
