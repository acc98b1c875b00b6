export { powerScheduler } from './power-scheduler';
