export { takeAim } from './aim';
export { proposeRuns, usualLimits } from './propose-runs';
export { nextRunColumns } from './run-columns';
export type { FittedModel, NextRuns } from './types';
