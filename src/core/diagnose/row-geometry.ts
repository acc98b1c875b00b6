import type { Fit, FitProblem, FitSettings } from '../fit';
import { type Law, toVector } from '../laws';
import { invertPositiveDefinite } from '../numerics';

/**
 * Every row at a fit: its residual in the objective's space and its slopes by the parameters that are free and
 * not on a bound, in fitting coordinates (the logarithm where the parameter says so).
 */
export interface RowGeometry {
  readonly count: number;
  /** Indices into `law.parameters`. */
  readonly inner: readonly number[];
  /** The fitted parameters, natural units. */
  readonly parameters: Float64Array;
  readonly logSpace: boolean;
  readonly robust: boolean;
  /** Response the law gives, nats. */
  readonly predicted: Float64Array;
  /** (prediction - response), in loss or in log loss, over the standard error where rows are weighted. */
  readonly residuals: Float64Array;
  /** What a residual is multiplied by: 1, or one over the standard error in the objective's space. */
  readonly scales: Float64Array;
  /** Row-major, count x inner.length: derivatives of the residual. */
  readonly slopes: Float64Array;
  /** Row-major, count x inner.length^2: its second derivatives. */
  readonly bends: Float64Array;
}

/** Logarithms of the variables whose scale says so, for one row, written to `features`. */
export function writeFeatures(
  law: Law,
  variables: readonly Float64Array[],
  row: number,
  features: Float64Array,
): void {
  law.variables.forEach(({ scale }, j) => {
    const value = variables[j]?.[row] as number;
    features[j] = scale === 'log' ? Math.log(value) : value;
  });
}

export function describeRows(problem: FitProblem, settings: FitSettings, fit: Fit): RowGeometry {
  const { law, variables, response, standardErrors } = problem;
  const logSpace = settings.objective === 'huber-log' || settings.objective === 'log-mse';
  const parameters = toVector(law, fit.parameters);
  const held = new Set([
    ...Object.keys(settings.fixed ?? {}),
    ...fit.atBound.map(({ parameter }) => parameter),
  ]);
  const inner = law.parameters.flatMap(({ id }, i) => (held.has(id) ? [] : [i]));
  const size = inner.length;
  const count = response.length;
  const isLog = inner.map((i) => law.parameters[i]?.transform === 'log');
  const chain = inner.map((i, a) => (isLog[a] ? (parameters[i] as number) : 1));
  const all = law.parameters.length;
  const gradient = new Float64Array(all);
  const hessian = new Float64Array((all * (all + 1)) / 2);
  const features = new Float64Array(law.variables.length);
  const predicted = new Float64Array(count);
  const residuals = new Float64Array(count);
  const scales = new Float64Array(count);
  const slopes = new Float64Array(count * size);
  const bends = new Float64Array(count * size * size);
  for (let row = 0; row < count; row++) {
    writeFeatures(law, variables, row, features);
    const here = law.derivatives(features, parameters, gradient, hessian);
    const measured = response[row] as number;
    const error = standardErrors?.[row];
    const scale = error === undefined ? 1 : (logSpace ? measured : 1) / error;
    predicted[row] = here;
    scales[row] = scale;
    residuals[row] = scale * (logSpace ? Math.log(here) - Math.log(measured) : here - measured);
    // By the response: d log L = dL / L and d2 log L = d2L / L - dL dL / L^2.
    const per = logSpace ? scale / here : scale;
    for (let a = 0; a < size; a++) {
      const i = inner[a] as number;
      const first = (chain[a] as number) * (gradient[i] as number);
      slopes[row * size + a] = per * first;
      for (let b = 0; b <= a; b++) {
        const j = inner[b] as number;
        const packed = i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i;
        const other = (chain[b] as number) * (gradient[j] as number);
        let second = (chain[a] as number) * (chain[b] as number) * (hessian[packed] as number);
        if (a === b && isLog[a]) second += first;
        const bend = per * (second - (logSpace ? (first * other) / here : 0));
        bends[row * size * size + a * size + b] = bend;
        bends[row * size * size + b * size + a] = bend;
      }
    }
  }
  const robust = settings.objective.startsWith('huber');
  return {
    count,
    inner,
    parameters,
    logSpace,
    robust,
    predicted,
    residuals,
    scales,
    slopes,
    bends,
  };
}

/** Natural parameters after a step in the inner coordinates, kept inside the law's bounds. */
export function stepFrom(
  law: Law,
  { parameters, inner }: Pick<RowGeometry, 'parameters' | 'inner'>,
  step: Float64Array,
): Float64Array {
  const moved = parameters.slice();
  inner.forEach((index, a) => {
    const { transform, bounds } = law.parameters[index] as Law['parameters'][number];
    const from = parameters[index] as number;
    const by = step[a] as number;
    const to = transform === 'log' ? from * Math.exp(by) : from + by;
    moved[index] = Math.min(Math.max(to, bounds[0]), bounds[1]);
  });
  return moved;
}

/** Sum over rows of weight x slope slope^T, full and row-major. */
export function sumOuter(
  { count, inner, slopes }: RowGeometry,
  weight: (row: number) => number,
): Float64Array {
  const size = inner.length;
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < count; row++) {
    const w = weight(row);
    if (w === 0) continue;
    for (let a = 0; a < size; a++) {
      const left = w * (slopes[row * size + a] as number);
      for (let b = 0; b < size; b++) {
        matrix[a * size + b] =
          (matrix[a * size + b] as number) + left * (slopes[row * size + b] as number);
      }
    }
  }
  return matrix;
}

/** A symmetric matrix scaled to unit diagonal, and the square roots of its old one. */
function scaleToUnit(
  matrix: Float64Array,
  size: number,
): { scaled: Float64Array; roots: Float64Array } {
  const roots = Float64Array.from(
    { length: size },
    (_, i) => Math.sqrt(Math.abs(matrix[i * size + i] as number)) || 1,
  );
  const scaled = matrix.map(
    (value, k) => value / ((roots[Math.floor(k / size)] as number) * (roots[k % size] as number)),
  );
  return { scaled, roots };
}

/** Inverse of a symmetric positive definite matrix of badly mixed units; null where it is singular. */
export function invertScaled(matrix: Float64Array, size: number): Float64Array | null {
  const { scaled, roots } = scaleToUnit(matrix, size);
  const inverse = invertPositiveDefinite(scaled, size);
  return (
    inverse?.map(
      (value, k) => value / ((roots[Math.floor(k / size)] as number) * (roots[k % size] as number)),
    ) ?? null
  );
}
