export { Schedule } from './schedule';
