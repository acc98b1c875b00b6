import type { Vector } from '../laws';

/** The rows that count in one solve, and how they are judged. Rows of weight 0 are left out. */
export interface Weighting {
  /** How many rows count; the arrays below are filled up to here. */
  count: number;
  readonly rows: Int32Array;
  /** Weight times the objective's factor. */
  readonly weights: Float64Array;
  delta: number;
}

/**
 * The objective at one point, with derivatives by the coordinates of the parameter space. Entry k of a row
 * array belongs to row `weighting.rows[k]`; matrices are full and row-major.
 */
export interface Evaluation {
  value: number;
  /** Weight of each row here: the weighting's, times the envelope's factor where the residual is positive. */
  readonly weights: Float64Array;
  /** Residuals u, in units of delta. */
  readonly residuals: Float64Array;
  /** By the law's own parameters, column-major: du_k / dp_a at a x capacity + k. */
  readonly slopes: Float64Array;
  /** dp / dx of each coordinate. */
  readonly chain: Float64Array;
  readonly gradient: Float64Array;
  /** Exact second derivatives. */
  readonly hessian: Float64Array;
  /** Sum of weight x (du / dx_a)^2: a scale for each coordinate. */
  readonly squares: Float64Array;
}

/**
 * What every row adds to an evaluation at one point, for weight 1: where many weightings are judged at the same
 * point (the first step of each bootstrap refit) the law is visited once for all of them.
 */
export interface RowTable {
  readonly parameters: Float64Array;
  readonly delta: number;
  /** Column-major, rows to a column: value, pulls, squares, bends. */
  readonly sums: Float64Array;
  readonly residuals: Float64Array;
  /** As in an evaluation, entry k being row k. */
  readonly slopes: Float64Array;
}

export interface ObjectiveFunction {
  /** Rows in all; the stride of `slopes`. */
  readonly capacity: number;
  /** A value this small is rounding: every residual is within a few units of the last digit. */
  readonly rounding: number;
  createEvaluation(): Evaluation;
  createWeighting(): Weighting;
  /** Fills a weighting; null weights every row once. */
  weigh(weighting: Weighting, weights: Float64Array | null, delta: number): void;
  /** Sum over rows at natural parameters; infinite where the law has no value. */
  value(parameters: Vector, weighting: Weighting): number;
  /** The same value, with derivatives written to `out`. */
  evaluate(parameters: Vector, weighting: Weighting, out: Evaluation): number;
  /** The table of all rows at natural parameters. Allocates. */
  tabulate(parameters: Vector, delta: number): RowTable;
  /** `evaluate` at the table's point and delta, from the table. */
  evaluateFrom(table: RowTable, weighting: Weighting, out: Evaluation): number;
  /**
   * Writes the sum of (psi(u) / u) (du/dx) (du/dx)^T to `matrix`: the curvature of the quadratic that touches
   * every row's loss from above. Never indefinite; for squares it is the Gauss-Newton matrix.
   */
  majorise(evaluation: Evaluation, weighting: Weighting, matrix: Float64Array): void;
}
