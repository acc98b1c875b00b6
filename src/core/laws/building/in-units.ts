import type { Law, Vector } from '../law';

type Functions = Pick<Law, 'evaluate' | 'derivatives' | 'featureDerivatives'>;

/**
 * A law whose constants were fitted in units of its own, taking and giving base units: variable `i` is counted
 * in `units[i]` (512 tokens a sequence, 1e6 parameters) and the response in `responseUnit`. For logarithmic
 * features only, of which a unit takes its logarithm away.
 */
export function inUnits(inner: Functions, units: readonly number[], responseUnit = 1): Functions {
  const shifts = units.map((unit) => Math.log(unit));
  const shifted = new Float64Array(units.length);

  function shift(features: Vector): Float64Array {
    for (let i = 0; i < shifted.length; i++) {
      shifted[i] = (features[i] as number) - (shifts[i] as number);
    }
    return shifted;
  }

  /** Multiplies the first `count` entries. */
  function scale(entries: Float64Array, count: number): void {
    if (responseUnit === 1) return;
    for (let i = 0; i < count; i++) entries[i] = (entries[i] as number) * responseUnit;
  }

  return {
    evaluate: (features, p) => responseUnit * inner.evaluate(shift(features), p),
    derivatives(features, p, gradient, hessian) {
      const value = inner.derivatives(shift(features), p, gradient, hessian);
      scale(gradient, p.length);
      if (hessian) scale(hessian, (p.length * (p.length + 1)) / 2);
      return responseUnit * value;
    },
    featureDerivatives(features, p, gradient) {
      const value = inner.featureDerivatives(shift(features), p, gradient);
      scale(gradient, units.length);
      return responseUnit * value;
    },
  };
}
