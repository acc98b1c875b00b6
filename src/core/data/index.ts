export {
  type Accounting,
  accountFor,
  asGiven,
  countParams,
  type FlopCount,
  fillSize,
  findSizeColumns,
  flopsPerToken,
  listSizeConventions,
  type ModelConfig,
  type ParameterCounts,
  readAccounting,
  type SizeConvention,
  type SizeCount,
  tellsEmbeddings,
  writeAccounting,
} from './accounting';
export {
  type BoundRows,
  bindLaw,
  type ColumnUse,
  type LawBinding,
  type LeftOutRows,
  type OpenBinding,
} from './binding';
export {
  type BuildOptions,
  type BuiltDataset,
  buildDataset,
  type DataNote,
} from './build-dataset';
export { type ColumnSource, tableSource, toColumnSource } from './column-source';
export { type Unit, unitsOf } from './column-units';
export type { Conversion } from './conversions';
export { guessBinding } from './guess-binding';
export { hashColumns } from './hash-columns';
export type {
  CurveTake,
  Guess,
  ImportChoices,
  ImportColumn,
  ImportedFileReport,
  ImportView,
  RoleChoice,
  RunAnswers,
  RunFlag,
} from './import-choices';
export { importFile, importFiles, readRoles } from './import-file';
export {
  createImportSession,
  type FileRead,
  type ImportedRuns,
  type ImportList,
  type ImportSession,
  readFiles,
} from './import-session';
export {
  type ChoiceReason,
  type ColumnChoice,
  type Mapping,
  type Question,
  SURE,
  type UnitReason,
} from './mapping';
export { type NamedFile, type OpenedFile, openFiles } from './open-files';
export { readPlainCsv } from './plain-csv';
export { prepareToRead, readTable } from './read-table';
export { type LossColumn, listOtherLosses, respondWith } from './response';
export { selectRows, selectRowsSlowly } from './select-rows';
export { selectSourceRows } from './select-source-rows';
export { sha256 } from './sha256';
export { type RunSpans, type Span, spanRuns, spanRunsSlowly } from './span-runs';
export { decodeText, encodeUtf8 } from './text';
export { packTexts } from './text-packer';
export { cellAt, listTexts, type Texts, textAt } from './texts';
export { columnsToCsv, rowsToCsv, toCsv } from './to-csv';
export {
  type Dataset,
  type DatasetOrigin,
  type RawColumn,
  type RawTable,
  type ReadTable,
  type RejectedRow,
  type RejectionReason,
  type Role,
  roles,
} from './types';
export { parseWhere, type Where } from './where';
