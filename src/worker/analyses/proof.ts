import { canProve, type Proof, prove } from '../../core/fit';
import { failure, success } from '../../core/result';
import { type Analysis, fitOf } from './analysis';

export interface ProofOptions {
  /** The search ends at this relative gap; 0.001 where not given. */
  readonly gap?: number;
  readonly cellLimit?: number;
}

/** Lower bound on the objective by branch and bound. Problem: `analysis-no-proof` (law), not of the additive form. */
export const proof: Analysis<ProofOptions, Proof> = function* (about, options) {
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const { law, problem, settings } = about;
  if (!canProve(law, settings)) return failure('analysis-no-proof', { law: law.title });
  return success(yield* prove(problem, settings, fit.value.parameters, options));
};
