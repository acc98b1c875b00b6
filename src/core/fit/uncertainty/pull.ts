import { type Inputs, type Law, toFeatures, type Vector } from '../../laws';
import type { PreparedRows } from '../prepare';

/** A positive function of a law's parameters, by its logarithm, with derivatives in natural units (packed triangle). */
export interface LogQuantity {
  value(parameters: Vector): number;
  derivatives(parameters: Vector, gradient: Float64Array, hessian: Float64Array): number;
}

/** The law's own response at a point, with exact derivatives. */
export function responseAt(law: Law, inputs: Inputs): LogQuantity {
  const features = toFeatures(law, inputs);
  return {
    value: (p) => Math.log(law.evaluate(features, p)),
    derivatives(p, gradient, hessian) {
      const response = law.derivatives(features, p, gradient, hessian);
      toLogarithm(response, gradient, hessian);
      return Math.log(response);
    },
  };
}

/** d log f from d f, in place. */
function toLogarithm(value: number, gradient: Float64Array, hessian: Float64Array): void {
  for (let a = 0; a < gradient.length; a++) gradient[a] = (gradient[a] as number) / value;
  let entry = 0;
  for (let a = 0; a < gradient.length; a++) {
    for (let b = 0; b <= a; b++) {
      hessian[entry] =
        (hessian[entry] as number) / value - (gradient[a] as number) * (gradient[b] as number);
      entry++;
    }
  }
}

/**
 * Any positive statistic in closed form (N*, D*, tokens per parameter, an exponent). Derivatives by central
 * differences: fourth order for the gradient, second for the curvature, which only steers the steps.
 */
export function statisticOf(law: Law, statistic: (parameters: Vector) => number): LogQuantity {
  const size = law.parameters.length;
  const moved = new Float64Array(size);
  const value = (p: Vector): number => Math.log(statistic(p));
  return {
    value,
    derivatives(p, gradient, hessian) {
      const steps = Array.from(
        { length: size },
        (_, a) => 1e-3 * (Math.abs(p[a] as number) || 1e-3),
      );
      const at = (a: number, da: number, b = a, db = 0): number => {
        for (let i = 0; i < size; i++) moved[i] = p[i] as number;
        moved[a] = (moved[a] as number) + da * (steps[a] as number);
        moved[b] = (moved[b] as number) + db * (steps[b] as number);
        return value(moved);
      };
      const here = value(p);
      let entry = 0;
      for (let a = 0; a < size; a++) {
        const stepA = steps[a] as number;
        const up = at(a, 1);
        const down = at(a, -1);
        gradient[a] = (8 * (up - down) - (at(a, 2) - at(a, -2))) / (12 * stepA);
        for (let b = 0; b < a; b++) {
          const mixed = at(a, 1, b, 1) - at(a, 1, b, -1) - at(a, -1, b, 1) + at(a, -1, b, -1);
          hessian[entry++] = mixed / (4 * stepA * (steps[b] as number));
        }
        hessian[entry++] = (up - 2 * here + down) / (stepA * stepA);
      }
      return here;
    },
  };
}

/**
 * Rows with one more: a spring that pulls the logarithm of a quantity towards `target` (the last entry of
 * `rows.target`, set by the caller). It costs strength / 2 x distance^2 for the weight returned with it.
 */
export function addPull(
  rows: PreparedRows,
  quantity: LogQuantity,
  strength: number,
): { readonly rows: PreparedRows; readonly weights: Float64Array } {
  const { law, count, delta, factor, logSpace } = rows;
  const width = law.variables.length;
  // Small enough that the spring never leaves Huber's quadratic part.
  const scale = Number.isFinite(delta) ? delta * 1e-4 : 1;
  const features = new Float64Array((count + 1) * width).fill(Number.NaN, count * width);
  features.set(rows.features);
  const extend = (column: Float64Array, last: number): Float64Array => {
    const longer = new Float64Array(count + 1);
    longer.set(column);
    longer[count] = last;
    return longer;
  };
  return {
    rows: {
      ...rows,
      law: withQuantity(law, quantity, logSpace),
      count: count + 1,
      features,
      response: extend(rows.response, 1),
      target: extend(rows.target, 0),
      residualScale: extend(rows.residualScale, scale),
    },
    weights: extend(new Float64Array(count).fill(1), strength / (factor * scale * scale)),
  };
}

/** The law, and at a point that is no number the quantity: itself where the fit takes logarithms, else its logarithm. */
function withQuantity(law: Law, quantity: LogQuantity, logSpace: boolean): Law {
  const { additiveForm: _, ...rest } = law;
  return {
    ...rest,
    evaluate(features, p) {
      if (!Number.isNaN(features[0] as number)) return law.evaluate(features, p);
      const log = quantity.value(p);
      return logSpace ? Math.exp(log) : log;
    },
    derivatives(features, p, gradient, hessian) {
      if (!Number.isNaN(features[0] as number))
        return law.derivatives(features, p, gradient, hessian);
      const bends = hessian ?? new Float64Array((gradient.length * (gradient.length + 1)) / 2);
      const log = quantity.derivatives(p, gradient, bends);
      if (!logSpace) return log;
      const value = Math.exp(log);
      let entry = 0;
      for (let a = 0; a < gradient.length; a++) {
        for (let b = 0; b <= a; b++) {
          bends[entry] =
            value * ((bends[entry] as number) + (gradient[a] as number) * (gradient[b] as number));
          entry++;
        }
      }
      for (let a = 0; a < gradient.length; a++) gradient[a] = value * (gradient[a] as number);
      return value;
    },
  };
}
