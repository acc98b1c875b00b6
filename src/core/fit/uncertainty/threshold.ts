import { fQuantile } from '../../numerics';
import type { Bootstrap, Fit, FitSettings } from '../types';

/**
 * How far the objective may rise above its minimum inside a region of some level.
 * `f`: squares, residual variance estimated from the same rows. `calibrated`: the bootstrap's own drops of the
 * objective, from the full fit to each replicate's, say what a fall by chance is; the plain chi-square is too
 * small for Huber with a narrow delta, where most rows lie in its linear part, and for rows in families.
 */
export interface Threshold {
  readonly method: 'f' | 'calibrated';
  /** In the units of the objective. */
  readonly rise: number;
  readonly level: number;
  /** Quantities held at once: 1 for a profile, 2 for a joint region of two. */
  readonly dimensions: number;
  /** Replicates it was calibrated by; 0 for `f`. */
  readonly replicates: number;
}

/** Parameters that the fit moved and that did not end on a bound. */
export function countFree(fit: Fit, fixed: Readonly<Record<string, number>> = {}): number {
  const all = Object.keys(fit.parameters).filter((id) => fixed[id] === undefined).length;
  return all - fit.atBound.filter(({ parameter }) => fixed[parameter] === undefined).length;
}

/** Squares of independent rows: rise = value / (n - p) x d x F_{d, n - p}. Exact for a linear law with normal noise. */
export function fThreshold(fit: Fit, free: number, level: number, dimensions: number): Threshold {
  const degrees = Math.max(fit.n - free, 1);
  const rise = (fit.value / degrees) * dimensions * fQuantile(level, dimensions, degrees);
  return { method: 'f', rise, level, dimensions, replicates: 0 };
}

/**
 * For independent or clustered rows under any objective. If a replicate's drop is (c / 2) chi-square_p, its mean
 * is c p / 2, which gives c; resampled residuals are those of a fit with p parameters and so too small by
 * (n - p) / n, which is undone; F in place of chi-square allows for c being an estimate.
 */
export function calibratedThreshold(
  fit: Fit,
  free: number,
  { drops }: Pick<Bootstrap, 'drops'>,
  level: number,
  dimensions: number,
): Threshold {
  const degrees = Math.max(fit.n - free, 1);
  const mean = drops.reduce((sum, drop) => sum + Math.max(drop, 0), 0) / drops.length;
  const perParameter = (mean / Math.max(free, 1)) * (fit.n / degrees);
  const rise = perParameter * dimensions * fQuantile(level, dimensions, degrees);
  return { method: 'calibrated', rise, level, dimensions, replicates: drops.length };
}

/**
 * The threshold a fit's profiles take: F's for squares of rows drawn one by one, the calibrated one for everything
 * else (Huber, a lower envelope, rows in families). Null where that needs a bootstrap and there is none.
 */
export function chooseThreshold(
  fit: Fit,
  settings: FitSettings,
  bootstrap: Pick<Bootstrap, 'drops' | 'kind'> | null,
  level: number,
  dimensions: number,
): Threshold | null {
  const free = countFree(fit, settings.fixed);
  const isSquares = settings.objective.endsWith('mse') && (settings.envelope ?? 1) === 1;
  if (isSquares && bootstrap?.kind !== 'clusters') return fThreshold(fit, free, level, dimensions);
  if (!bootstrap || bootstrap.drops.length === 0) return null;
  return calibratedThreshold(fit, free, bootstrap, level, dimensions);
}
