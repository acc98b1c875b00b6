export { type AddressBar, makeLink } from './address';
export { type AnalysisView, selectFitRuns } from './analyses';
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
export { chooseDataset, type FetchBundled, keepDataset } from './datasets';
export { excludeRuns, includeRuns, selectReasons } from './exclude';
export { floorOf, listClusterColumns } from './fit-request';
export { selectForecastDraft } from './forecast-draft';
export { dropForecast } from './forecast-arrivals';
export {
  freezeForecast,
  importForecast,
  listForecasts,
  makeForecastLink,
  readFinishedRun,
  removeForecast,
  settleForecast,
} from './forecasts';
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
export { memo } from './memo';
export type { Model } from './model';
export { addOwn, removeOwn } from './own';
export {
  changeLock,
  movePoint,
  type Point,
  type Quantity,
  reachTarget,
} from './point';
export {
  LaneContext,
  type Services,
  ServicesContext,
  useAppState,
  useChange,
  useServices,
} from './react';
export { chooseRows, selectDataset, selectPassing, selectRawDataset, selectRowChoice, setRows } from './rows';
export {
  asBuilt,
  type BuiltScreen,
  goTo,
  openCard,
  openTab,
} from './screens';
export {
  type Estimate,
  estimate,
  isAway,
  type Readouts,
  selectGoodEnough,
  selectLaw,
  selectLossUnit,
  selectMarks,
  selectModel,
  selectPoint,
  selectReadouts,
  selectRefused,
  selectSettledPoint,
  selectSuggestedCompute,
} from './selectors';
export {
  type RunColumn,
  type RunColumnKind,
  selectRunColumns,
  selectRunCounts,
} from './runs-columns';
export { changeTable, recallTable, sortBy } from './runs-table';
export { viewRuns } from './runs-view';
export { pickRows, pointAt, selectSelection, togglePicked } from './selection';
export { askSimulation, closeSimulation } from './simulated';
export { keepSimulated } from './simulated-keep';
export { startApp } from './start';
export {
  type AppState,
  change,
  dismiss,
  notify,
  type Store,
  stepBack,
  stepForward,
} from './store';
export { findSource, listOffers, loadOffer, type Offer } from './tables';
export { type AnalysisHandle, useAnalysis } from './use-analysis';
