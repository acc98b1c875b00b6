import type { Law, Vector } from '../law';

/** variable^(sign x exponent): the exponent is a parameter, by index, or a fixed number. */
export interface PowerFactor {
  /** Index into the law's variables; its feature must be a logarithm. */
  readonly variable: number;
  readonly exponent: number | { readonly fixed: number };
  readonly sign?: 1 | -1;
}

/** coefficient x a product of powers; a coefficient of null is 1. */
export interface PowerTerm {
  readonly coefficient: number | null;
  readonly factors: readonly PowerFactor[];
}

type Functions = Pick<Law, 'evaluate' | 'derivatives' | 'featureDerivatives'>;

/**
 * A law that is a sum of products of powers, such as E + k D^b / N^a, with its exact derivatives. An exponent
 * may stand in several terms. Coefficients must not be shared between terms.
 */
export function powerSum(parameters: number, terms: readonly PowerTerm[]): Functions {
  const slopes = new Float64Array(parameters);

  /** The product of powers, without its coefficient. */
  function product({ factors }: PowerTerm, x: Vector, p: Vector): number {
    let log = 0;
    for (const { variable, exponent, sign = 1 } of factors) {
      const power = typeof exponent === 'number' ? (p[exponent] as number) : exponent.fixed;
      log += sign * power * (x[variable] as number);
    }
    return Math.exp(log);
  }

  const scale = ({ coefficient }: PowerTerm, p: Vector): number =>
    coefficient === null ? 1 : (p[coefficient] as number);

  function evaluate(x: Vector, p: Vector): number {
    let sum = 0;
    for (const term of terms) sum += scale(term, p) * product(term, x, p);
    return sum;
  }

  function derivatives(
    x: Vector,
    p: Vector,
    gradient: Float64Array,
    hessian: Float64Array | null,
  ): number {
    gradient.fill(0, 0, parameters);
    hessian?.fill(0, 0, (parameters * (parameters + 1)) / 2);
    let sum = 0;
    for (const term of terms) {
      const powers = product(term, x, p);
      const value = scale(term, p) * powers;
      sum += value;
      // d log(term) / d exponent, exponents that stand twice added up.
      slopes.fill(0);
      for (const { variable, exponent, sign = 1 } of term.factors) {
        if (typeof exponent !== 'number') continue;
        slopes[exponent] = (slopes[exponent] as number) + sign * (x[variable] as number);
      }
      const { coefficient } = term;
      if (coefficient !== null) gradient[coefficient] = (gradient[coefficient] as number) + powers;
      for (let a = 0; a < parameters; a++) {
        const slope = slopes[a] as number;
        if (slope === 0) continue;
        gradient[a] = (gradient[a] as number) + value * slope;
        if (!hessian) continue;
        for (let b = 0; b <= a; b++) add(hessian, a, b, value * slope * (slopes[b] as number));
        if (coefficient !== null) add(hessian, a, coefficient, powers * slope);
      }
    }
    return sum;
  }

  function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
    gradient.fill(0);
    let sum = 0;
    for (const term of terms) {
      const value = scale(term, p) * product(term, x, p);
      sum += value;
      for (const { variable, exponent, sign = 1 } of term.factors) {
        const power = typeof exponent === 'number' ? (p[exponent] as number) : exponent.fixed;
        gradient[variable] = (gradient[variable] as number) + sign * power * value;
      }
    }
    return sum;
  }

  return { evaluate, derivatives, featureDerivatives };
}

/** Adds to entry (a, b) of a packed lower triangle. */
export function add(hessian: Float64Array, a: number, b: number, value: number): void {
  const at = a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
  hessian[at] = (hessian[at] as number) + value;
}
