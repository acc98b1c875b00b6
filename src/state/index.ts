export { type AddressBar, makeLink } from './address';
export { chooseDataset, type FetchBundled, keepDataset } from './datasets';
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
export { type Services, ServicesContext, useAppState, useChange, useServices } from './react';
export { selectDataset, selectRowChoice, setRows } from './rows';
export {
  type Estimate,
  estimate,
  type Readouts,
  selectLaw,
  selectLossUnit,
  selectModel,
  selectPoint,
  selectReadouts,
  selectSuggestedCompute,
} from './selectors';
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
