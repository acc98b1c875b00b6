import type { Law, Vector } from '../law';

type Functions = Pick<Law, 'evaluate' | 'derivatives' | 'featureDerivatives'>;

/** What is raised to a power, told by the law's one feature: its logarithm, and the slope of that logarithm. */
interface Base {
  log(feature: number): number;
  slope(feature: number): number;
}

/**
 * a1 x^s1 + a2 x^s2 + ... + b over one variable, with exact derivatives. Parameters in the order
 * a1, s1, a2, s2, ..., b; coefficients and exponents of any sign. At x = 0 a power with s > 0 is 0.
 */
export function offsetPowers(terms: number, base: Base): Functions {
  const size = 2 * terms + 1;

  function evaluate(features: Vector, p: Vector): number {
    const log = base.log(features[0] as number);
    let sum = p[size - 1] as number;
    for (let i = 0; i < size - 1; i += 2) {
      sum += (p[i] as number) * Math.exp((p[i + 1] as number) * log);
    }
    return sum;
  }

  function derivatives(
    features: Vector,
    p: Vector,
    gradient: Float64Array,
    hessian: Float64Array | null,
  ): number {
    const log = base.log(features[0] as number);
    hessian?.fill(0, 0, (size * (size + 1)) / 2);
    gradient[size - 1] = 1;
    let sum = p[size - 1] as number;
    for (let i = 0; i < size - 1; i += 2) {
      const a = p[i] as number;
      const power = Math.exp((p[i + 1] as number) * log);
      // The limit at x = 0 of x^s log x, s > 0.
      const bent = power === 0 ? 0 : log * power;
      sum += a * power;
      gradient[i] = power;
      gradient[i + 1] = a * bent;
      if (!hessian) continue;
      const s = i + 1;
      hessian[(s * (s + 1)) / 2 + i] = bent;
      hessian[(s * (s + 1)) / 2 + s] = power === 0 ? 0 : a * log * bent;
    }
    return sum;
  }

  function featureDerivatives(features: Vector, p: Vector, gradient: Float64Array): number {
    const feature = features[0] as number;
    const log = base.log(feature);
    const slope = base.slope(feature);
    let sum = p[size - 1] as number;
    let derivative = 0;
    for (let i = 0; i < size - 1; i += 2) {
      const a = p[i] as number;
      const s = p[i + 1] as number;
      const power = Math.exp(s * log);
      sum += a * power;
      // One exponential: at x = 0 the product of x^s = 0 and a slope of 1/x would have no value.
      derivative += a * s * Math.exp(s * log + Math.log(slope));
    }
    gradient[0] = derivative;
    return sum;
  }

  return { evaluate, derivatives, featureDerivatives };
}

/** x at which a x^s + b is `target`; NaN where it never is. */
export function invertOffsetPower(a: number, s: number, b: number, target: number): number {
  const power = (target - b) / a;
  return power > 0 ? Math.exp(Math.log(power) / s) : Number.NaN;
}
