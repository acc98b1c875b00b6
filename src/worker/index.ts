export { createWorkerClient, type WorkerClient, type WorkerLink } from './client';
export { type Channel, createChannel } from './freshness';
export type { DatasetColumns, FitAnswer, FitRequest } from './protocol';
export { spawnWorker } from './spawn';
