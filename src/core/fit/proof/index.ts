export { canProve, type Proof, type ProofOptions, prove } from './prove';
