export { DataLimits } from './data-limits';
