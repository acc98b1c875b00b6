import type { Law, Vector } from '../law';

type Functions = Pick<Law, 'evaluate' | 'derivatives' | 'featureDerivatives'>;

/** One term (c / x)^a at logarithmic distance log c - log x, with its derivatives by c and a. */
export interface RatioTerm {
  value: number;
  byScale: number;
  byPower: number;
  byScaleTwice: number;
  byScaleAndPower: number;
  byPowerTwice: number;
}

export const emptyTerm = (): RatioTerm => ({
  value: 0,
  byScale: 0,
  byPower: 0,
  byScaleTwice: 0,
  byScaleAndPower: 0,
  byPowerTwice: 0,
});

/** Fills `term` at the feature `logX`. */
export function fillTerm(term: RatioTerm, logX: number, scale: number, power: number): void {
  const distance = Math.log(scale) - logX;
  const value = Math.exp(power * distance);
  term.value = value;
  term.byScale = (power * value) / scale;
  term.byPower = value * distance;
  term.byScaleTwice = (power * (power - 1) * value) / (scale * scale);
  term.byScaleAndPower = (value * (1 + power * distance)) / scale;
  term.byPowerTwice = value * distance * distance;
}

/** A law (c / x)^a of one variable; parameters c, a. `unit` is that of c in base units of x. */
export function ratioPower(unit = 1): Functions {
  const offset = Math.log(unit);
  const term = emptyTerm();
  const fill = (x: Vector, p: Vector): number => {
    fillTerm(term, (x[0] as number) - offset, p[0] as number, p[1] as number);
    return term.value;
  };
  return {
    evaluate: fill,
    derivatives(x, p, gradient, hessian) {
      fill(x, p);
      gradient[0] = term.byScale;
      gradient[1] = term.byPower;
      if (hessian) {
        hessian[0] = term.byScaleTwice;
        hessian[1] = term.byScaleAndPower;
        hessian[2] = term.byPowerTwice;
      }
      return term.value;
    },
    featureDerivatives(x, p, gradient) {
      fill(x, p);
      gradient[0] = -(p[1] as number) * term.value;
      return term.value;
    },
  };
}
