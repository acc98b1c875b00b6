export { rankBits, servedBits } from './constrained/best-model';
export { composeLaw } from './constrained/composed-law';
export {
  type Composition,
  composeLoss,
  type Degradation,
  FULL_BITS,
  type Repetition,
} from './constrained/composed-loss';
export {
  type Binding,
  type ConstrainedPlan,
  type PlanLimits,
  solveConstrainedPlan,
} from './constrained/solve-plan';
export {
  computeEquivalent,
  computeForLoss,
  computeForParams,
  computeForTokens,
  localExponents,
} from './frontier';
export { goodEnoughRange } from './good-enough';
export { isoLossCurve, tokensForLoss } from './iso-loss';
export {
  type OptimalPlan,
  optimalParams,
  optimalPlan,
  type PlanOptions,
  solveOptimalPlan,
} from './optimal-plan';
