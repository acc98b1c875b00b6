import { findLaw, type Law } from '../../laws';
import { createRandom } from '../../numerics';
import type { FitProblem, FitSettings } from '../types';

export const chinchilla = findLaw('chinchilla') as Law;

/** The four objectives at the usual delta. */
export const allSettings: readonly FitSettings[] = [
  { objective: 'huber-log', delta: 1e-3 },
  { objective: 'log-mse', delta: 1e-3 },
  { objective: 'huber', delta: 1e-3 },
  { objective: 'mse', delta: 1e-3 },
];

export interface SimulatedDesign {
  readonly seed: number;
  readonly rows: number;
  /** E, A, B, alpha, beta. */
  readonly truth: readonly number[];
  /** Standard deviation of the log loss. */
  readonly noise: number;
  readonly weighted?: boolean;
}

/** Random sizes from 1e7 to 1e10 and ratios from 5 to 500 tokens per parameter, losses from `truth`. */
export function simulate({ seed, rows, truth, noise, weighted }: SimulatedDesign): FitProblem {
  const random = createRandom(seed);
  const N = new Float64Array(rows);
  const D = new Float64Array(rows);
  const response = new Float64Array(rows);
  const standardErrors = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    N[i] = 10 ** (7 + 3 * random.uniform());
    D[i] = (N[i] as number) * 5 * 100 ** random.uniform();
    const features = [Math.log(N[i] as number), Math.log(D[i] as number)];
    const scale = weighted ? 0.5 + random.uniform() : 1;
    const loss = chinchilla.evaluate(features, truth);
    response[i] = loss * Math.exp(noise * scale * random.normal());
    standardErrors[i] = Math.max(noise, 1e-3) * scale * loss;
  }
  const problem = { law: chinchilla, variables: [N, D], response };
  return weighted ? { ...problem, standardErrors } : problem;
}
