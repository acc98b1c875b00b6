import type { Law, Vector } from '../../laws';
import { findRoot } from '../../numerics';
import { type ComposedLoss, type Composition, composeLoss } from './composed-loss';

/**
 * A law of size and tokens together with what repeats and quantization do to it, as a law of its own: curves,
 * contours and bands are then drawn like those of any other. Its features are log N and log D, its parameters
 * those of the law it is made of; there is no closed form.
 */
export function composeLaw({ law, ...rest }: Omit<Composition, 'parameters'>): Law {
  const composed = new WeakMap<object, ComposedLoss>();
  const of = (parameters: Vector): ComposedLoss => {
    const known = composed.get(parameters);
    if (known) return known;
    const made = composeLoss({ ...rest, law, parameters });
    composed.set(parameters, made);
    return made;
  };
  const { optimum: _, additiveForm: __, ...base } = law;
  const variables = ['N', 'D'].flatMap((id) => law.variables.filter((v) => v.id === id));
  return {
    ...base,
    variables,
    evaluate: (features, p) => of(p).loss(features[0] as number, features[1] as number),
    featureDerivatives: (features, p, gradient) =>
      of(p).slopes(features[0] as number, features[1] as number, gradient),
    inverse(variable, target, inputs, p) {
      if (variable !== 'D') return Number.NaN;
      return tokensFor(of(p), target, Math.log(inputs.N as number));
    },
  };
}

const slopes = new Float64Array(2);

/** Tokens with which a size comes down to a loss; NaN where more tokens stop helping before. */
function tokensFor(composed: ComposedLoss, target: number, logN: number): number {
  const [low, high] = composed.logTokens;
  const slope = (logD: number): number => {
    composed.slopes(logN, logD, slopes);
    return slopes[1] as number;
  };
  const turning = slope(high) > 0 ? findRoot(slope, low, high, 1e-6) : high;
  const excess = (logD: number): number => composed.loss(logN, logD) - target;
  return Math.exp(findRoot(excess, low, turning, 1e-10));
}
