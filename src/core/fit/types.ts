import type { Law } from '../laws';

/** The four objectives of a fit; `huber` and `mse` in loss, the other two in log loss. */
export const objectives = ['huber-log', 'log-mse', 'huber', 'mse'] as const;
export type Objective = (typeof objectives)[number];

/** Rows of one dataset as columns, in the order of `law.variables`, raw base units. All of one length. */
export interface FitProblem {
  readonly law: Law;
  readonly variables: readonly Float64Array[];
  /** The measured response, nats per token. */
  readonly response: Float64Array;
  /** Standard error of each response; absent for an unweighted fit. */
  readonly standardErrors?: Float64Array;
}

export interface FitSettings {
  readonly objective: Objective;
  /** Width of Huber's quadratic part, in nats (huber), log nats (huber-log), or standard errors when weighted. */
  readonly delta: number;
  /** Parameters held at a value instead of fitted. */
  readonly fixed?: Readonly<Record<string, number>>;
  /** Factor on the cost of a row the law predicts too high; above 1 the fit is a lower envelope. Absent: 1. */
  readonly envelope?: number;
}

export interface StartRecord {
  /** Natural units, in the order of `law.parameters`. */
  readonly from: readonly number[];
  readonly reached: number;
}

/**
 * What can be said about the optimum: agreement of deterministic starts spread over the bounds. Starts that
 * reached the same point on the way down share what follows. A fit from a warm start has one start.
 */
export interface Certificate {
  readonly starts: number;
  /** Starts that ended within 1e-6 relative of the best value. */
  readonly agreed: number;
  /** Relative gap of the objective to the next distinct basin; null when every start agreed. */
  readonly nextGap: number | null;
  /** Proven: nothing within the bounds is lower by more than this share. Absent where nothing was proven. */
  readonly provenGap?: number;
  /** Cells of exponents the proof took. */
  readonly cells?: number;
  readonly records: readonly StartRecord[];
}

export interface BoundHit {
  readonly parameter: string;
  readonly side: 'lower' | 'upper';
  readonly value: number;
}

export interface Fit {
  readonly law: string;
  readonly objective: Objective;
  readonly delta: number;
  /** Rows used. */
  readonly n: number;
  /** Sum of the per-row objective at the optimum. */
  readonly value: number;
  readonly parameters: Readonly<Record<string, number>>;
  readonly atBound: readonly BoundHit[];
  readonly certificate: Certificate;
  /** Reciprocal condition number of the scaled Hessian on the free parameters: near 0 means not identified. */
  readonly reciprocalCondition: number;
  /** Delta-method covariance (natural units, row-major, order of `law.parameters`); square objectives only. */
  readonly covariance: readonly number[] | null;
}

/** What a bootstrap draws with replacement: rows, residuals of the full fit, or families of rows. */
export type BootstrapKind = 'cases' | 'residual' | 'clusters';

/** Seeded bootstrap: one warm-started refit a replicate. */
export interface Bootstrap {
  readonly seed: number;
  readonly kind: BootstrapKind;
  /** Replicates kept: rows of `draws`. Asked for were these and the failed ones. */
  readonly replicates: number;
  /** Row-major, replicates x parameters, natural units. */
  readonly draws: Float64Array;
  /** How far the replicate's objective falls from the full fit to its own: what thresholds are calibrated by. */
  readonly drops: Float64Array;
  /** Replicates whose refit did not converge; they are left out of `draws` and counted here. */
  readonly failed: number;
}
