import type { Inputs } from '../laws';
import { measureInformation } from './information';
import type { FittedModel } from './types';

/** How the intervals of many numbers answer to one more run, all at once: meant for a band under a hand. */
export interface Shrinkage {
  /**
   * Expected width of each number's interval with the run in the data, over its width without: 1 where the run
   * teaches nothing of it. Exact for the law linearised at the fit. The array is used again by the next call.
   */
  shares(run: Inputs): Float64Array;
}

/** @param answers numbers the fitted law gives: a loss somewhere, the optimal size at a budget */
export function measureShrinkage(
  model: FittedModel,
  answers: readonly ((parameters: Float64Array) => number)[],
): Shrinkage {
  const information = measureInformation(model);
  const slopes = answers.map((answer) => information.slopeOf(answer));
  const { size } = information.factor;
  const row = new Float64Array(size);
  const shares = new Float64Array(slopes.length);
  return {
    shares(run) {
      information.writeRun(run, row, 0);
      let square = 0;
      for (const value of row) square += value * value;
      slopes.forEach((slope, k) => {
        let along = 0;
        let variance = 0;
        for (let a = 0; a < size; a++) {
          const s = slope[a] as number;
          along += s * (row[a] as number);
          variance += s * s;
        }
        // Sherman and Morrison, where the data's own covariance is the identity.
        const left = variance > 0 ? 1 - along ** 2 / ((1 + square) * variance) : 1;
        shares[k] = Math.sqrt(Math.max(0, left));
      });
      return shares;
    },
  };
}
