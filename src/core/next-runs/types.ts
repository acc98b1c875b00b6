import type { Fit, FitProblem, FitSettings } from '../fit';
import type { Inputs, Plan } from '../laws';

/** A fit with the rows and settings it was made from. */
export interface FittedModel {
  readonly problem: FitProblem;
  readonly settings: FitSettings;
  readonly fit: Fit;
}

/** Which runs may be proposed. */
export interface NextRunLimits {
  /** Least and most tokens per parameter. */
  readonly ratio: readonly [number, number];
  /** Sizes from the least of the data over this to the largest times this. */
  readonly sizeFactor: number;
}

export interface NextRunsRequest {
  /** Training FLOPs of all new runs together, 6 N D each. */
  readonly budget: number;
  /**
   * The prediction whose interval should shrink: a point, or a budget C, a size N or tokens D alone, which mean
   * the optimal plan there. Other variables of the law have the values given here, or their defaults.
   */
  readonly target: Inputs;
  readonly limits: NextRunLimits;
  /** Most runs, 1 or more; 20 when absent. */
  readonly count?: number;
}

export interface ProposedRun extends Plan {
  readonly flops: number;
  /** Half width of the target's 95 % interval with the data, the runs ranked above this one, and this one. */
  readonly halfWidthAfter: number;
  /** The same with the data and this run only. */
  readonly halfWidthAlone: number;
}

/** Half widths are of the mean response at the target, base units of the response; infinite where nothing pins it. */
export interface NextRuns {
  /** The target as a whole point. */
  readonly target: Inputs;
  /** The fitted law's response there. */
  readonly estimate: number;
  readonly before: number;
  readonly after: number;
  /** Best first: each is the one of the batch that shrinks the interval most beside those above it. */
  readonly runs: readonly ProposedRun[];
  readonly flops: number;
  /** How many candidates the limits and the budget left to choose from. */
  readonly candidates: number;
  /** Rows of the problem that taught nothing of the target: without all of them its variance grows by under 1 %. */
  readonly idle: Int32Array;
}
