export {
  type BootstrapPlan,
  bootstrap,
  bootstrapInterval,
  joinBootstraps,
  mapDraws,
} from './bootstrap';
export { checkRunnable } from './check-runnable';
export { standardErrors } from './describe-fit';
export { fit } from './fit';
export { fitTogether, type SharedFit, type SharedPlan, type SharedProblem } from './fit-together';
export { objectiveAt } from './objective-at';
export { canProve, type Proof, prove } from './proof';
export * from './types';
export * from './uncertainty';
export { designWarnings, fitWarnings, isWeak } from './warnings';
