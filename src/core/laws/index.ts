export { type CheckOutcome, runCheck, runChecks } from './check-outcome';
export type {
  Check,
  Citation,
  ClosedFormOptimum,
  Inputs,
  Law,
  Output,
  Parameter,
  ParameterSet,
  Plan,
  ValueStatus,
  Variable,
  Vector,
} from './law';
export { predict, toFeatures, toRecord, toVector } from './parameter-vector';
export { findLaw, findPreset, laws } from './registry';
