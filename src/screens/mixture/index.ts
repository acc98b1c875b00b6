export { Mixture } from './mixture';
