export {
  type Approach,
  type Approaches,
  compareApproaches,
  findCurveSize,
} from './approaches';
export {
  type Backtest,
  type BacktestSummary,
  type HeldRun,
  leaveOneOut,
  listCutoffs,
  rollOut,
} from './backtest';
export { checkDesign, type DesignCheck } from './design-check';
export type { DesignFinding } from './design-finding';
export type { EnvelopeResult, LossCurve } from './envelope';
export { chooseHeldOut, type HeldOut } from './folds';
export { type Foretold, foretellRun } from './foretell';
export type { GridBias } from './grid-bias';
export { type Answer, approximateInfluence, findInfluence } from './influence';
export {
  listSpecifications,
  type MultiverseAnswer,
  type MultiverseChoices,
  type MultiverseFit,
  type MultiverseQuestion,
  multiverseAnswers,
  runMultiverse,
  type SizeChoice,
  type Specification,
  type SpecificationCurve,
  sortMultiverse,
} from './multiverse';
export { parametersOf } from './paired-law';
export type { BudgetMinimum, ParabolaResult } from './parabolas';
export { listRecipeGroups, type RecipeGroup } from './recipe-groups';
export { refuseFit } from './refuse-fit';
export { findResiduals, type Residuals } from './residuals';
export { pickRows, type RunRows, rowsOf } from './run-rows';
export { listContenders, runTournament, type Tournament } from './tournament';
export { compareRecipes, type RecipeComparison, type RecipeQuestion } from './two-recipes';
export { type Untried, usualChoices } from './usual-choices';
export { type Grade, giveVerdict, type Verdict, type VerdictFacts } from './verdict';
