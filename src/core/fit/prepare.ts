import type { Law } from '../laws';
import type { FitProblem, FitSettings } from './types';

/**
 * A fit problem in the form the loops need: features row-major with logarithms taken, the response in the
 * objective's space, and one factor a row that turns a residual into the unit delta is given in.
 */
export interface PreparedRows {
  readonly law: Law;
  readonly count: number;
  /** Row-major, count x law.variables.length; see `Law.evaluate`. */
  readonly features: Float64Array;
  /** Response in nats, and the same or its logarithm, the space residuals are taken in. */
  readonly response: Float64Array;
  readonly target: Float64Array;
  readonly logSpace: boolean;
  /** 1, or 1 / standard error in the objective's space (se / L in log space). */
  readonly residualScale: Float64Array;
  /** Value per row = factor x Huber: 1 for Huber; 2 for squares, which carry no half. */
  readonly factor: 1 | 2;
  /** Width of the quadratic part; infinite for squares. */
  readonly delta: number;
  /** Factor on the cost of rows predicted too high. */
  readonly envelope: number;
}

export function prepareRows(problem: FitProblem, settings: FitSettings): PreparedRows {
  const { law, variables, response, standardErrors } = problem;
  const count = response.length;
  const width = law.variables.length;
  const logSpace = settings.objective === 'huber-log' || settings.objective === 'log-mse';
  const robust = settings.objective === 'huber-log' || settings.objective === 'huber';
  const features = new Float64Array(count * width);
  law.variables.forEach(({ scale }, j) => {
    const column = variables[j];
    if (!column || column.length !== count) {
      throw new Error(`column ${j} of ${law.id} has ${column?.length} rows, the response ${count}`);
    }
    for (let i = 0; i < count; i++) {
      const value = column[i] as number;
      features[i * width + j] = scale === 'log' ? Math.log(value) : value;
    }
  });
  return {
    law,
    count,
    features,
    response,
    target: logSpace ? response.map(Math.log) : response,
    logSpace,
    residualScale: response.map((value, i) => {
      const error = standardErrors?.[i];
      return error === undefined ? 1 : (logSpace ? value : 1) / error;
    }),
    factor: robust ? 1 : 2,
    delta: robust ? settings.delta : Number.POSITIVE_INFINITY,
    envelope: settings.envelope ?? 1,
  };
}

/** The rows at `indices`, in that order. */
export function selectRows(rows: PreparedRows, indices: ArrayLike<number>): PreparedRows {
  const width = rows.law.variables.length;
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(indices, (index) => column[index] as number);
  const features = new Float64Array(indices.length * width);
  for (let i = 0; i < indices.length; i++) {
    const from = (indices[i] as number) * width;
    features.set(rows.features.subarray(from, from + width), i * width);
  }
  const response = pick(rows.response);
  return {
    ...rows,
    count: indices.length,
    features,
    response,
    target: rows.logSpace ? pick(rows.target) : response,
    residualScale: pick(rows.residualScale),
  };
}
