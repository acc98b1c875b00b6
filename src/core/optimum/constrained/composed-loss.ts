import {
  createSaturation,
  type Inputs,
  type Law,
  type Response,
  saturate,
  type Vector,
} from '../../laws';
import { computeForTokens } from '../frontier';
import { createPlane } from '../plane';

/** How fast repeats and excess parameters fade: R_D and R_N of Muennighoff et al. 2023 (arXiv 2305.16264). */
export interface Repetition {
  /** Unique tokens at hand, raw count. */
  readonly unique: number;
  readonly fadingTokens: number;
  readonly fadingParams: number;
}

/** A law of what quantization costs, with N, D and mostly `bits` as variables; nats per token. */
export interface Degradation {
  readonly law: Response;
  readonly parameters: Vector;
  readonly bits: number;
}

export interface Composition {
  readonly law: Law;
  readonly parameters: Vector;
  /** The law's variables other than N and D, in base units. */
  readonly held?: Inputs;
  readonly repetition?: Repetition;
  readonly degradation?: Degradation;
}

/** Weights of this many bits are the ones the law was fitted with: nothing is lost. */
export const FULL_BITS = 16;

/** Loss of a model of N parameters trained on D tokens, all that was composed included. */
export interface ComposedLoss {
  readonly logParams: readonly [number, number];
  readonly logTokens: readonly [number, number];
  /** Where the slope by log D jumps: the unique tokens. */
  readonly kink: number | null;
  loss(logN: number, logD: number): number;
  /** `out` gets the slopes by log N and log D. */
  slopes(logN: number, logD: number, out: Float64Array): number;
  /** The parts at a point, base units. */
  parts(
    logN: number,
    logD: number,
  ): {
    readonly effectiveParams: number;
    readonly effectiveTokens: number;
    readonly degradation: number;
  };
}

/**
 * L(N', D') + QiD(N, D, bits): the law in use at the effective parameters and tokens of the data-constrained
 * law, plus the degradation of its weights. Without unique tokens N' = N and D' = D; at 16 bits nothing is
 * added. The composition is ours: the parts come from different papers and were never fitted together.
 */
export function composeLoss({
  law,
  parameters,
  held,
  repetition,
  degradation,
}: Composition): ComposedLoss {
  const base = createPlane(law, parameters, held);
  const effective = repetition ? createEffective(law, parameters, repetition) : null;
  const lost =
    degradation && degradation.bits < FULL_BITS
      ? createPlane(degradation.law, degradation.parameters, { bits: degradation.bits })
      : null;
  const unique = repetition?.unique ?? held?.unique;
  const inner = new Float64Array(2);
  const extra = new Float64Array(2);

  return {
    logParams: base.logParams,
    logTokens: base.logTokens,
    kink: unique === undefined ? null : Math.log(unique),
    loss(logN, logD) {
      let value: number;
      if (effective) {
        effective.place(logN, logD);
        value = base.loss(effective.logN, effective.logD);
      } else value = base.loss(logN, logD);
      return lost ? value + lost.loss(logN, logD) : value;
    },
    slopes(logN, logD, out) {
      let value: number;
      if (effective) {
        effective.place(logN, logD);
        value = base.slopes(effective.logN, effective.logD, inner);
        out[0] = (inner[0] as number) * effective.paramsByParams;
        out[1] =
          (inner[0] as number) * effective.paramsByTokens +
          (inner[1] as number) * effective.tokensByTokens;
      } else value = base.slopes(logN, logD, out);
      if (!lost) return value;
      value += lost.slopes(logN, logD, extra);
      out[0] = (out[0] as number) + (extra[0] as number);
      out[1] = (out[1] as number) + (extra[1] as number);
      return value;
    },
    parts(logN, logD) {
      effective?.place(logN, logD);
      return {
        effectiveParams: Math.exp(effective ? effective.logN : logN),
        effectiveTokens: Math.exp(effective ? effective.logD : logD),
        degradation: lost ? lost.loss(logN, logD) : 0,
      };
    },
  };
}

/** log N' and log D' with their slopes, written by `place`. */
interface Effective {
  logN: number;
  logD: number;
  paramsByParams: number;
  paramsByTokens: number;
  tokensByTokens: number;
  place(logN: number, logD: number): void;
}

function createEffective(law: Law, parameters: Vector, repetition: Repetition): Effective {
  const { unique, fadingTokens, fadingParams } = repetition;
  const logUnique = Math.log(unique);
  const matching = createMatching(law, parameters);
  // Below the stock every token is unique and the matching size follows D; above, it is one number.
  const matchingUnique = matching(logUnique).value;
  const ofParams = createSaturation();
  const ofTokens = createSaturation();
  return {
    logN: 0,
    logD: 0,
    paramsByParams: 1,
    paramsByTokens: 0,
    tokensByTokens: 1,
    place(logN, logD) {
      const fresh = logD < logUnique;
      const used = fresh ? logD : logUnique;
      const match = fresh ? matching(logD) : null;
      const value = match?.value ?? matchingUnique;
      saturate(logN - value, fadingParams, ofParams);
      saturate(logD - used, fadingTokens, ofTokens);
      this.logN = value + ofParams.value;
      this.logD = used + ofTokens.value;
      this.paramsByParams = ofParams.byX;
      this.paramsByTokens = match ? (1 - ofParams.byX) * match.slope : 0;
      this.tokensByTokens = fresh ? 1 : ofTokens.byX;
    },
  };
}

/**
 * log of the size that is optimal for so many unique tokens, with its slope by log U; for the additive form
 * U_N = (U G)^(beta / alpha) G, Muennighoff et al., Appendix A.
 */
function createMatching(
  law: Law,
  parameters: Vector,
): (logU: number) => { value: number; slope: number } {
  const at = (logU: number): number =>
    Math.log(computeForTokens(law, parameters, Math.exp(logU)) / 6) - logU;
  if (law.optimum) {
    const { a, b } = law.optimum.exponents(parameters);
    const slope = a / b;
    const anchor = Math.log(1e10);
    const first = at(anchor);
    return (logU) => ({ value: first + slope * (logU - anchor), slope });
  }
  const step = 1e-4;
  return (logU) => ({
    value: at(logU),
    slope: (at(logU + step) - at(logU - step)) / (2 * step),
  });
}
