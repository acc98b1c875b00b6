export { type AddressBar, makeLink } from './address';
export { type AnalysisView, selectFitRuns } from './analyses';
export {
  type Beyond,
  openEntry,
  type PairUnderLaw,
  readAtlasView,
  selectAtlasFound,
  selectUnderLaw,
  takePoint,
} from './atlas';
export {
  type Compared,
  heldInputs,
  isMappable,
  MOST_COMPARED,
  parameterIntervals,
  responseOver,
  selectCompared,
  selectComparedKeys,
  selectUnknownCompared,
} from './compare';
export { keepFormula, selectCustomLaw } from './custom';
export {
  beyondRange,
  type LimitsPoint,
  type LimitsQuantity,
  lossAfter,
  moveLimits,
  outputAt,
  payingEpochs,
  selectLimits,
  selectLimitsBand,
  selectLimitsPoint,
  selectLimitsSplit,
  selectRepeatRanges,
  selectSettledLimits,
  selectSynthetic,
} from './data-limits';
export {
  LIMITS_SLOT,
  selectCanFit,
  selectEnterModel,
  selectLeaveModel,
  selectLimitsAsk,
  selectRepeatModel,
  selectRepeatRows,
  selectSyntheticModel,
  selectSyntheticRows,
} from './data-limits-model';
export { chooseDataset, type FetchBundled, keepDataset } from './datasets';
export type { Original, OwnEntry, StoredSummary } from './device-database';
export {
  type DownstreamPoint,
  type DownstreamQuantity,
  errorOf,
  type FittedRanges,
  lossOf,
  moveDownstream,
  type RunTest,
  selectDownstreamBeyond,
  selectDownstreamModels,
  selectDownstreamPoint,
  selectDownstreamReadouts,
  selectFittedRanges,
  selectRunTests,
  selectSettledDownstream,
} from './downstream';
export { ERROR_SLOT, LOSS_SLOT, useDownstreamFits } from './downstream-fit';
export {
  type DownstreamRuns,
  type Split,
  selectDownstreamRuns,
  selectPresetTasks,
  selectRunsProblem,
  selectSplit,
  selectTableRuns,
  selectTaskErrors,
  selectTrained,
} from './downstream-runs';
export { selectTaskFits, type TaskVerdict, TELLING } from './downstream-tasks';
export { excludeRuns, includeRuns, selectReasons } from './exclude';
export { type FetchOptions, fetchPublic } from './fetch-public';
export { floorOf, listClusterColumns } from './fit-request';
export { dropForecast } from './forecast-arrivals';
export { selectForecastDraft } from './forecast-draft';
export {
  freezeForecast,
  importForecast,
  listForecasts,
  makeForecastLink,
  readFinishedRun,
  removeForecast,
  settleForecast,
} from './forecasts';
export { loadGalleryEntry, recogniseOffered } from './gallery';
export { dropPreset, findPreset, keepPreset } from './import-presets';
export type { Imports, OfferedFile, OpenImport } from './imports';
export {
  bindingOf,
  cancelLawFit,
  chooseFitData,
  closeFit,
  fitKey,
  fitLawTo,
  freshChoice,
  selectLawFit,
  selectOpenForm,
} from './law-fits';
export type { FitChoice, LawFit, LawFitResult } from './law-fits-model';
export { selectActiveLimits } from './limiting';
export { askMapAgain, endMapAgain } from './map-again';
export {
  type MeasuredAsk,
  type MeasuredView,
  selectTable,
  useMeasured,
  useTable,
} from './measured';
export { memo } from './memo';
export {
  lossAt,
  ratioAfter,
  selectCritical,
  selectCriticalCurves,
} from './mixture-critical';
export {
  type MixtureCurve,
  selectCurve,
  selectTokensCurve,
  shareBinding,
  shareLaw,
  tokensBinding,
} from './mixture-curves';
export { type Domains, readDomains, sharesOf } from './mixture-domains';
export {
  type MixturePoint,
  selectAlongTokens,
  selectCheckpoint,
  selectMixtureRuns,
  selectPoints,
} from './mixture-points';
export { selectLimit, selectReference } from './mixture-reference';
export {
  mixtureSides,
  mixtureSlot,
  publishedSize,
  publishedSizes,
  readView,
  type Side,
  selectMixture,
  selectMixtureView,
  USUAL_SHARE,
  writeView,
} from './mixture-setup';
export type { Model } from './model';
export { addOwn } from './own';
export {
  duplicateOwn,
  findDataset,
  findOriginal,
  renameOwn,
  replaceOwn,
  restoreOwn,
} from './own-edit';
export { removeOwn } from './own-remove';
export { measureStorage, type StorageRoom } from './own-storage';
export { takeMeasurements } from './own-tables';
export { type PlanIntervals, propagatePlan, withIntervals } from './plan-intervals';
export {
  type LimitedPlan,
  type LimitPrice,
  type PlanPrices,
  pricePlan,
  selectLimitedPlan,
} from './plan-prices';
export { goodEnough, logTokensAlong, paramsLeft, planFor } from './planning';
export {
  changeLock,
  movePoint,
  type Point,
  type Quantity,
  reachTarget,
} from './point';
export { changeRows } from './prepare-runs';
export {
  atBits,
  degradationAt,
  guessingLoss,
  PROJECTED_TOKENS,
  presetAtBits,
  QUANTIZE_SLOT,
  type QuantizeReadouts,
  selectQuantizeHand,
  selectQuantizeModel,
  selectQuantizePoint,
  selectQuantizePublished,
  selectQuantizeRanges,
  selectQuantizeReadouts,
  selectQuantizeUnit,
  usualBits,
} from './quantize';
export {
  type BestIntervals,
  propagateBest,
  selectBest,
  selectBestAsk,
  selectMoreTokens,
  selectTurning,
} from './quantize-best';
export {
  selectCheapest,
  selectDecomposition,
  selectMethods,
  selectMethodsBeyond,
} from './quantize-methods';
export {
  type QuantizeRows,
  selectPredictedRows,
  selectQuantizeBinding,
  selectQuantizeRows,
  selectTooFew,
  TARGETS,
} from './quantize-rows';
export { costOfMemory, dollarsPerMillion, withPrice } from './quantize-serving';
export {
  LaneContext,
  type Services,
  ServicesContext,
  useAppState,
  useChange,
  useServices,
} from './react';
export {
  chooseRows,
  selectDataset,
  selectPassing,
  selectRawDataset,
  selectRowChoice,
  setRows,
} from './rows';
export {
  type RunColumn,
  type RunColumnKind,
  selectRunColumns,
  selectRunCounts,
} from './runs-columns';
export {
  type CurveSet,
  type RunCurve,
  useFittedCurves,
  useRowCurves,
  useRunCurves,
} from './runs-curves';
export { editableColumns, editRuns, type RunEdit, stepColumns } from './runs-edit';
export { checkFilter, filterColumns, suggestColumns } from './runs-filter';
export { mergeDatasets } from './runs-merge';
export { changeTable, recallTable, sortBy } from './runs-table';
export { viewRuns } from './runs-view';
export {
  BATCH_SLOT,
  moveSchedule,
  SCHEDULE_SLOT,
  type ScheduleQuantity,
  selectAdvice,
  selectBestRatio,
  selectCourseReadouts,
  selectCourses,
  selectScheduleOptimum,
  selectSchedulePoint,
  selectSettledCourses,
  selectSettledSchedule,
} from './schedule';
export {
  fewestTokens,
  publishedSteps,
  STEPS_TABLE,
  selectBatchAsk,
  selectBatchModel,
  selectBatchReadouts,
  selectCanFitSchedule,
  selectScheduleAsk,
  selectStepsRows,
  tokensAtSteps,
} from './schedule-batch';
export {
  CLASSES_TABLE,
  type ClassesChoice,
  selectClasses,
  selectCrossing,
  writeClasses,
} from './schedule-classes';
export type { Advice } from './schedule-laws';
export {
  goTo,
  openCard,
  openTab,
} from './screens';
export { pickRows, pointAt, selectSelection, togglePicked } from './selection';
export {
  type Estimate,
  estimate,
  isAway,
  type PlanModel,
  type Readouts,
  selectGoodEnough,
  selectLaw,
  selectLossUnit,
  selectMarks,
  selectModel,
  selectPlanModel,
  selectPoint,
  selectReadouts,
  selectRefused,
  selectSettledPlanModel,
  selectSettledPoint,
  selectSuggestedCompute,
} from './selectors';
export { problemOf } from './shown-problem';
export { askSimulation, closeSimulation } from './simulated';
export { keepSimulated } from './simulated-keep';
export { startApp } from './start';
export {
  type AppState,
  change,
  dismiss,
  type Notice,
  notify,
  type Store,
  stepBack,
  stepForward,
} from './store';
export { findSource, listOffers, loadOffer, type Offer } from './tables';
export type { Shelf, Shelves } from './tabs-session';
export { selectTrade, type TradeChoice } from './trade';
export { type AnalysisHandle, useAnalysis } from './use-analysis';
export { useSliced } from './use-sliced';
