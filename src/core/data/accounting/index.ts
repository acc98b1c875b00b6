export { accountFor, listSizeConventions, type SizeConvention } from './account';
export { countParams, flopCounts, flopsPerToken, type ModelConfig } from './config';
export {
  type Accounting,
  asGiven,
  readAccounting,
  type SizeCount,
  writeAccounting,
} from './conventions';
