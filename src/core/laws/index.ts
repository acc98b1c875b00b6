export { type CheckOutcome, evaluateOutput, runCheck, runChecks } from './check-outcome';
export {
  type FeasibilityRule,
  findCriticalRatio,
  findShareWithin,
  type MixtureCurves,
} from './cmr';
export { readCustomSpec } from './custom/read-spec';
export {
  CUSTOM,
  type CustomSpec,
  isPlanSpec,
  type LawRef,
  LONGEST_FORMULA,
  MOST_PARAMETERS,
  MOST_VARIABLES,
  type ParameterChoice,
} from './custom/spec';
export { findLargestShare } from './d-cpt';
export { fading } from './data-constrained/published';
export { createSaturation, saturate } from './data-constrained/saturation';
export { findBestMixture, totalLoss } from './data-mixing';
export {
  type Determined,
  determine,
  formsWithPreset,
  inputsOf,
  presetsOf,
  type ValuedForm,
  withDefaults,
} from './determine';
export {
  isInErrorFit,
  isInLossFit,
  type PredictedRun,
  predictedRuns,
} from './downstream/gadre-runs';
export { findPreset, formsOf } from './forms';
export type {
  Check,
  CheckKind,
  Citation,
  ClosedFormOptimum,
  Inputs,
  Law,
  LawFamily,
  Output,
  Parameter,
  ParameterSet,
  Plan,
  PowerTerm,
  QuotedValue,
  Response,
  ValueStatus,
  Variable,
  Vector,
} from './law';
export { lawFamilies } from './law';
export { draftFormula, loadLaw } from './load-law';
export { predict, toFeatures, toRecord, toVector } from './parameter-vector';
export { findLawTitle, findPlanLaw, isPlanLaw, planLaws } from './plan-laws';
export { degradationForm, unifiedValues } from './qid/degradation';
export { findLaw, laws } from './registry';
export { type ReferenceTable, referenceTables, runTableChecks } from './tables';
