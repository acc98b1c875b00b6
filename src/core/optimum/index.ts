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
