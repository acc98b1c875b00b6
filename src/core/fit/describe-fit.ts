import type { Parameter } from '../laws';
import { toRecord } from '../laws';
import { findSymmetricEigenvalues, invertPositiveDefinite } from '../numerics';
import { createObjective } from './objective';
import type { ParameterSpace } from './parameter-space';
import type { PreparedRows } from './prepare';
import type { Candidate } from './run-starts';
import type { BoundHit, Certificate, Fit, FitSettings } from './types';

/** Everything that is said of a finished fit, from its candidates and the best of them. */
export function describeFit(
  rows: PreparedRows,
  settings: FitSettings,
  space: ParameterSpace,
  candidates: readonly Candidate[],
  best: Candidate,
): Fit {
  const { law } = rows;
  const objective = createObjective(rows, space);
  const weighting = objective.createWeighting();
  objective.weigh(weighting, null, rows.delta);
  const evaluation = objective.createEvaluation();
  const value = objective.evaluate(best.parameters, weighting, evaluation);
  const majoriser = new Float64Array(space.size * space.size);
  objective.majorise(evaluation, weighting, majoriser);

  const atBound = findBoundHits(rows, space, best.parameters);
  const inner = Array.from({ length: space.size }, (_, i) => i).filter((i) => {
    const { id } = law.parameters[space.indices[i] as number] as Parameter;
    return !atBound.some((hit) => hit.parameter === id);
  });
  const indices = inner.map((i) => space.indices[i] as number);
  return {
    law: law.id,
    objective: settings.objective,
    delta: settings.delta,
    n: rows.count,
    value,
    parameters: toRecord(law, best.parameters),
    atBound,
    certificate: certify(candidates, value, objective.rounding),
    reciprocalCondition: measureCondition(
      pick(evaluation.hessian, space.size, inner),
      inner.length,
    ),
    // A lower envelope weighs rows by the sign of their residual: least squares has no say there.
    covariance:
      settings.objective.endsWith('mse') && rows.envelope === 1
        ? estimateCovariance(
            rows,
            best.parameters,
            indices,
            value,
            pick(majoriser, space.size, inner),
          )
        : null,
  };
}

function findBoundHits(
  { law }: PreparedRows,
  { indices }: ParameterSpace,
  parameters: Float64Array,
): BoundHit[] {
  return Array.from(indices).flatMap((index): BoundHit[] => {
    const { id, bounds } = law.parameters[index] as Parameter;
    const value = parameters[index] as number;
    if (value === bounds[0]) return [{ parameter: id, side: 'lower', value }];
    if (value === bounds[1]) return [{ parameter: id, side: 'upper', value }];
    return [];
  });
}

function certify(candidates: readonly Candidate[], best: number, rounding: number): Certificate {
  // Values that are all rounding agree.
  const agreement = best * (1 + 1e-6) + rounding;
  const others = candidates.filter(({ value }) => !(value <= agreement));
  const next = others.reduce(
    (least, { value }) => Math.min(least, value),
    Number.POSITIVE_INFINITY,
  );
  return {
    starts: candidates.length,
    agreed: candidates.length - others.length,
    nextGap: Number.isFinite(next) ? (next - best) / best : null,
    records: candidates.map(({ from, value }) => ({ from: Array.from(from), reached: value })),
  };
}

/** The rows and columns `inner` of a full matrix. */
function pick(matrix: Float64Array, size: number, inner: readonly number[]): Float64Array {
  return Float64Array.from(inner.flatMap((a) => inner.map((b) => matrix[a * size + b] as number)));
}

/** Scales a symmetric matrix to unit diagonal; returns it with the square roots of the old diagonal. */
function standardise(
  matrix: Float64Array,
  size: number,
): { scaled: Float64Array; roots: number[] } {
  const roots = Array.from({ length: size }, (_, i) =>
    Math.sqrt(Math.abs(matrix[i * size + i] as number) || 1),
  );
  const scaled = matrix.map(
    (value, k) => value / ((roots[Math.floor(k / size)] as number) * (roots[k % size] as number)),
  );
  return { scaled, roots };
}

/** Least over largest eigenvalue of the Hessian in fitting coordinates, scaled to unit diagonal; 0 if indefinite. */
function measureCondition(hessian: Float64Array, size: number): number {
  if (size === 0) return 1;
  const values = findSymmetricEigenvalues(standardise(hessian, size).scaled, size);
  return Math.max(0, (values[0] as number) / (values[size - 1] as number)) || 0;
}

/**
 * Residual variance (n - p degrees of freedom, p the parameters neither fixed nor at a bound) times the
 * inverse of J^T J: the delta method of non-linear least squares, in natural units. Rows and columns of the
 * other parameters are 0. Null where J^T J is singular.
 */
function estimateCovariance(
  { law, count }: PreparedRows,
  parameters: Float64Array,
  indices: readonly number[],
  value: number,
  majoriser: Float64Array,
): number[] | null {
  const size = indices.length;
  const { scaled, roots } = standardise(majoriser, size);
  const inverse = invertPositiveDefinite(scaled, size);
  if (!inverse) return null;
  const variance = value / (count - size);
  const width = law.parameters.length;
  const covariance = new Array<number>(width * width).fill(0);
  const units = indices.map((a, i) => {
    const isLog = law.parameters[a]?.transform === 'log';
    return (isLog ? (parameters[a] as number) : 1) / (roots[i] as number);
  });
  indices.forEach((a, i) => {
    indices.forEach((b, j) => {
      // The majoriser of a sum of squares without a half is 2 J^T J.
      const scale = 2 * variance * (units[i] as number) * (units[j] as number);
      covariance[a * width + b] = scale * (inverse[i * size + j] as number);
    });
  });
  return covariance;
}

/** Delta-method standard errors by parameter id; null for an objective that has none. A held parameter has 0. */
export function standardErrors(fit: Fit): Record<string, number> | null {
  const { covariance } = fit;
  if (!covariance) return null;
  const ids = Object.keys(fit.parameters);
  return Object.fromEntries(
    ids.map((id, i) => [id, Math.sqrt(covariance[i * ids.length + i] as number)]),
  );
}
