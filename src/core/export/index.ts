export { bibtex, type CitedDataset } from './bibtex';
export { type CsvColumn, tableToCsv } from './csv';
export {
  buildFitReport,
  type FitReport,
  type FitReportInput,
  fitToJson,
  type IntervalEnds,
  type Prediction,
  type Range,
} from './fit-report';
export { type PythonInput, pythonSnippet } from './python';
export { svgDocument } from './svg';
