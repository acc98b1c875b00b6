export { allocation } from './allocation';
