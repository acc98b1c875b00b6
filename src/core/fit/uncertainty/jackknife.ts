import type { LongWork } from '../../long-work';
import { createRefitter } from '../bootstrap-refit';
import { numberClusters } from '../bootstrap-resample';
import { prepareRows } from '../prepare';
import type { Fit, FitProblem, FitSettings } from '../types';

/** Refits without one row, or without one family of rows, at a time. */
export interface Jackknife {
  /** Refits that converged: rows of `draws`. */
  readonly replicates: number;
  /** Row-major, replicates x parameters, natural units. */
  readonly draws: Float64Array;
}

/** One warm refit a row; with `clusters`, the family of each row, one a family. */
export function* jackknife(
  problem: FitProblem,
  fit: Fit,
  settings: FitSettings,
  clusters?: ArrayLike<unknown>,
): LongWork<Jackknife> {
  const rows = prepareRows(problem, settings);
  const refitter = createRefitter(rows, fit, settings.fixed);
  const labels = clusters ?? Array.from({ length: rows.count }, (_, i) => i);
  const { clusterOf, clusters: total } = numberClusters(labels);
  const width = refitter.parameters.length;
  const draws = new Float64Array(total * width);
  const weights = new Float64Array(rows.count);
  let kept = 0;
  for (let left = 0; left < total; left++) {
    for (let i = 0; i < rows.count; i++) weights[i] = clusterOf[i] === left ? 0 : 1;
    if (refitter.refit(weights, true)) draws.set(refitter.parameters, width * kept++);
    yield { done: left + 1, total };
  }
  return { replicates: kept, draws: draws.slice(0, kept * width) };
}
