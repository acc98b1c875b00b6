import { findRoot } from '../../numerics';
import type { Vector } from '../law';

/** Gamma and offset of weights, activations and cache. */
interface Kind {
  readonly gamma: number;
  readonly offset: number;
}

/** The three kinds of a parameter vector of the law; `offsets` false leaves them out. */
function kindsOf(p: Vector, offsets: boolean): Kind[] {
  return [5, 7, 9].map((at) => ({
    gamma: p[at] as number,
    offset: offsets ? (p[at + 1] as number) : 0,
  }));
}

/**
 * The bit width of everything that trains best for its cost. Cost grows as N D P, so at a fixed cost the most
 * effective parameters are where the share f(P) / P is greatest: P f'(P) / f(P) = 1. It is the same at every
 * budget. NaN where the share grows no faster than the bits anywhere.
 */
export function optimalBits(p: Vector, offsets = true): number {
  const kinds = kindsOf(p, offsets);
  // Below this a factor has no value.
  const least = Math.max(0, ...kinds.map(({ gamma, offset }) => gamma * offset));
  const excess = (bits: number): number =>
    kinds.reduce((sum, { gamma, offset }) => {
      const odds = 1 / Math.expm1(bits / gamma - offset);
      return sum + (bits * odds) / gamma;
    }, -1);
  return findRoot(excess, least + 1e-6, 1000);
}
