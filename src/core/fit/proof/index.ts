export { canProve, type Proof, prove } from './prove';
