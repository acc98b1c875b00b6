export { Runs } from './runs';
