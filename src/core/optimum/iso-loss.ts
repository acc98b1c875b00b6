import type { Law, Vector } from '../laws';
import { findRoot } from '../numerics';
import { createPlane } from './plane';

/** Tokens with which a model of `params` reaches a loss, raw count; NaN when no amount of data does. */
export function tokensForLoss(law: Law, parameters: Vector, params: number, loss: number): number {
  if (law.inverse) return law.inverse('D', loss, { N: params }, parameters);
  const plane = createPlane(law, parameters);
  const logN = Math.log(params);
  return Math.exp(findRoot((logD) => plane.loss(logN, logD) - loss, ...plane.logTokens));
}

/** One contour of the loss: tokens for each of the given sizes, NaN where the size cannot reach it. */
export function isoLossCurve(
  law: Law,
  parameters: Vector,
  loss: number,
  params: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(params, (size) => tokensForLoss(law, parameters, size, loss));
}
