import type { Parameter } from '../laws';
import { toRecord } from '../laws';
import { findSymmetricEigenvalues, invertPositiveDefinite } from '../numerics';
import { createObjective, type Evaluation } from './objective';
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
  const objective = createObjective(rows);
  const evaluation = objective.createEvaluation();
  const value = objective.evaluate(best.parameters, null, rows.delta, evaluation);
  const atBound = findBoundHits(rows, space, best.parameters);
  const inner = Array.from({ length: space.size }, (_, i) => i).filter((i) => {
    const id = (law.parameters[space.indices[i] as number] as Parameter).id;
    return !atBound.some((hit) => hit.parameter === id);
  });
  return {
    law: law.id,
    objective: settings.objective,
    delta: settings.delta,
    n: rows.count,
    value,
    parameters: toRecord(law, best.parameters),
    atBound,
    certificate: certify(candidates, value, objective.rounding),
    reciprocalCondition: measureCondition(space, inner, best.parameters, evaluation),
    covariance: settings.objective.endsWith('mse')
      ? estimateCovariance(rows, space, inner, value, evaluation)
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

/** Entry (a, b) of a packed lower triangle. */
function entry(packed: Float64Array, a: number, b: number): number {
  return packed[a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a] as number;
}

/** Least over largest eigenvalue of the Hessian in fitting coordinates, scaled to unit diagonal. */
function measureCondition(
  space: ParameterSpace,
  inner: readonly number[],
  parameters: Float64Array,
  evaluation: Evaluation,
): number {
  const full = space.size;
  const hessian = new Float64Array(full * full);
  const majoriser = new Float64Array(full * full);
  space.transform(parameters, evaluation, new Float64Array(full), hessian, majoriser);
  const size = inner.length;
  if (size === 0) return 1;
  const scaled = new Float64Array(size * size);
  inner.forEach((a, i) => {
    inner.forEach((b, j) => {
      const product = (hessian[a * full + a] as number) * (hessian[b * full + b] as number);
      scaled[i * size + j] = (hessian[a * full + b] as number) / Math.sqrt(Math.abs(product) || 1);
    });
  });
  const values = findSymmetricEigenvalues(scaled, size);
  return Math.max(0, (values[0] as number) / (values[size - 1] as number)) || 0;
}

/**
 * Residual variance (n - p degrees of freedom, p the parameters neither fixed nor at a bound) times the
 * inverse of J^T J: the delta method of non-linear least squares. Rows and columns of the others are 0.
 */
function estimateCovariance(
  rows: PreparedRows,
  space: ParameterSpace,
  inner: readonly number[],
  value: number,
  { majoriser }: Evaluation,
): number[] | null {
  const count = rows.law.parameters.length;
  const size = inner.length;
  const indices = inner.map((i) => space.indices[i] as number);
  const roots = indices.map((a) => Math.sqrt(entry(majoriser, a, a)));
  const scaled = new Float64Array(size * size);
  indices.forEach((a, i) => {
    indices.forEach((b, j) => {
      scaled[i * size + j] = entry(majoriser, a, b) / ((roots[i] as number) * (roots[j] as number));
    });
  });
  const inverse = invertPositiveDefinite(scaled, size);
  if (!inverse) return null;
  const variance = value / (rows.count - size);
  const covariance = new Array<number>(count * count).fill(0);
  indices.forEach((a, i) => {
    indices.forEach((b, j) => {
      // The majoriser of a sum of squares without a half is 2 J^T J.
      const scale = (2 * variance) / ((roots[i] as number) * (roots[j] as number));
      covariance[a * count + b] = scale * (inverse[i * size + j] as number);
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
