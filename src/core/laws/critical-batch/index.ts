export { criticalBatch } from './critical-batch';
