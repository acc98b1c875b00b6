export { type Accelerator, type Precision, precisions } from './accelerators';
export { hardwareBounds, readHardware, writeHardware } from './codec';
export {
  daysFor,
  type EditedRow,
  findAccelerator,
  type Hardware,
  listAccelerators,
  peakOf,
  servingUse,
  servingWeight,
  trainingBudget,
  trainingUse,
  type Use,
} from './setup';
