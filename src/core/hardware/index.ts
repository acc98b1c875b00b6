export type { Accelerator } from './accelerators';
export { hardwareBounds, readHardware, writeHardware } from './codec';
export { precisions } from './peaks';
export { daysFor, type Hardware, peakOf, servingWeight, trainingBudget } from './setup';
export { findAccelerator, listAccelerators, servingUse, trainingUse } from './use';
