export { takeAim } from './aim';
export { proposeRuns, usualLimits } from './propose-runs';
export { nextRunColumns } from './run-columns';
export { measureShrinkage, type Shrinkage } from './shrinkage';
export type { FittedModel, NextRuns } from './types';
