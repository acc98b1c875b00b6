export { type BoxQuadraticSolver, createBoxQuadraticSolver } from './box-quadratic';
export {
  fQuantile,
  normalCumulative,
  normalQuantile,
  studentHalfWidth,
} from './distributions';
export { fastExponential, logNearOne } from './exponential';
export {
  factorCholesky,
  findSymmetricEigenvalues,
  invertPositiveDefinite,
  solveCholesky,
} from './linear-algebra';
export { lowDiscrepancyPoint } from './low-discrepancy';
export { type Minimum, minimise } from './minimise';
export {
  type Interval,
  percentileInterval,
  percentileIntervalOfSorted,
  quantile,
  quantileOfSorted,
  sortFinite,
} from './quantiles';
export { createRandom, type Random } from './random';
export { findRoot } from './root';
export { percentileIntervalInPlace } from './select';
