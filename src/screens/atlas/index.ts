export { Atlas } from './atlas';
