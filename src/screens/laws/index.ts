export { Laws } from './laws';
