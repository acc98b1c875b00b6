export { accountFor, listSizeConventions, type SizeConvention } from './account';
export {
  countParams,
  type FlopCount,
  flopsPerToken,
  type ModelConfig,
  type ParameterCounts,
} from './config';
export {
  type Accounting,
  asGiven,
  readAccounting,
  type SizeCount,
  writeAccounting,
} from './conventions';
export { fillSize } from './fill-size';
export { findSizeColumns, tellsEmbeddings } from './size-columns';
