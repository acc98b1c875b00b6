export { Downstream } from './downstream';
