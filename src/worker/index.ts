export type {
  AnalysisKind,
  AnalysisOptions,
  AnalysisTask,
  AnalysisValue,
  Statistic,
} from './analyses';
export { createWorkerClient, type WorkerClient, type WorkerLink } from './client';
export { type Channel, createChannel } from './freshness';
export { createHandlers } from './handlers';
export { createWorkerPool, type WorkerPool } from './pool';
export type {
  AnalysisRequest,
  DatasetColumns,
  FitAnswer,
  FitRequest,
  OfferedFile,
  TogetherRequest,
} from './protocol';
export { countBatchWorkers, spawnWorker } from './spawn';
