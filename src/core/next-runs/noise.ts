import { quantile } from '../numerics';

/** A window narrower than this share of the residuals' spread holds too few of them to count. */
const NARROWEST = 0.5;

/**
 * Variance of one row for the covariance noise x (J^T J)^-1 of a fit: mean square of psi over the squared mean of
 * psi', with n - p degrees of freedom. For squares it is the residual variance. For Huber with a delta far inside
 * the noise, psi' is the density of residuals about 0, which is counted in a window of half their spread: the few
 * rows inside delta would say it badly. Huber and Ronchetti, Robust Statistics (2009), section 3.2 and 7.6.
 *
 * @param residuals by row, in the unit of `delta`
 * @param delta width of Huber's quadratic part; infinite for squares
 * @param envelope factor on rows predicted too high
 */
export function estimateNoise(
  residuals: Float64Array,
  delta: number,
  envelope: number,
  free: number,
): number {
  const count = residuals.length;
  const spread = quantile(residuals.map(Math.abs), 0.5) / 0.6745;
  const window = Math.max(delta, NARROWEST * spread);
  let squares = 0;
  let inside = 0;
  for (const u of residuals) {
    const weight = u > 0 ? envelope : 1;
    squares += (weight * Math.max(-delta, Math.min(delta, u))) ** 2;
    if (Math.abs(u) <= window) inside += weight;
  }
  const slope = (inside / count) * (Number.isFinite(delta) ? delta / window : 1);
  if (squares === 0 || slope === 0) return 0;
  return squares / Math.max(count - free, 1) / (slope * slope);
}
