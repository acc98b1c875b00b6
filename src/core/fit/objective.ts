import type { Vector } from '../laws';
import type { PreparedRows } from './prepare';

/** The objective at one parameter vector (natural units) with its derivatives; triangles are packed by rows. */
export interface Evaluation {
  value: number;
  readonly gradient: Float64Array;
  /** Exact second derivatives. */
  readonly hessian: Float64Array;
  /**
   * Sum of (psi(r) / r) g g^T: the curvature of the quadratic that touches every row's loss from above.
   * Never indefinite; for squares it is the Gauss-Newton matrix.
   */
  readonly majoriser: Float64Array;
}

export interface ObjectiveFunction {
  readonly parameterCount: number;
  /** A value this small is rounding: every residual is within a few units of the last digit. */
  readonly rounding: number;
  createEvaluation(): Evaluation;
  /** Sum over rows, `weights` times each (null: once). Infinite where the law has no value. */
  value(parameters: Vector, weights: Float64Array | null, delta: number): number;
  /** The same value, with derivatives written to `out`. */
  evaluate(
    parameters: Vector,
    weights: Float64Array | null,
    delta: number,
    out: Evaluation,
  ): number;
}

/**
 * The four objectives for one set of rows. With u = (prediction - response) x scale, in loss or in log loss,
 * a row costs factor x Huber_delta(u); squares are delta = infinity and factor 2.
 */
export function createObjective(rows: PreparedRows): ObjectiveFunction {
  const { law, count, features, target, logSpace, residualScale, factor } = rows;
  const width = law.variables.length;
  const size = law.parameters.length;
  const triangle = (size * (size + 1)) / 2;
  const point = new Float64Array(width);
  const slope = new Float64Array(size);
  const bend = new Float64Array(triangle);

  let rounding = 0;
  for (let i = 0; i < count; i++) {
    const resolution = 1e-15 * (1 + Math.abs(target[i] as number)) * (residualScale[i] as number);
    rounding += factor * resolution * resolution;
  }

  function createEvaluation(): Evaluation {
    return {
      value: Number.POSITIVE_INFINITY,
      gradient: new Float64Array(size),
      hessian: new Float64Array(triangle),
      majoriser: new Float64Array(triangle),
    };
  }

  function value(parameters: Vector, weights: Float64Array | null, delta: number): number {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const weight = weights === null ? 1 : (weights[i] as number);
      if (weight === 0) continue;
      for (let j = 0; j < width; j++) point[j] = features[i * width + j] as number;
      const predicted = law.evaluate(point, parameters);
      const fitted = logSpace ? Math.log(predicted) : predicted;
      const size = Math.abs((fitted - (target[i] as number)) * (residualScale[i] as number));
      sum += weight * (size <= delta ? (size * size) / 2 : delta * (size - delta / 2));
    }
    return Number.isFinite(sum) ? factor * sum : Number.POSITIVE_INFINITY;
  }

  function evaluate(
    parameters: Vector,
    weights: Float64Array | null,
    delta: number,
    out: Evaluation,
  ): number {
    const { gradient, hessian, majoriser } = out;
    gradient.fill(0);
    hessian.fill(0);
    majoriser.fill(0);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const weight = weights === null ? 1 : (weights[i] as number);
      if (weight === 0) continue;
      for (let j = 0; j < width; j++) point[j] = features[i * width + j] as number;
      const predicted = law.derivatives(point, parameters, slope, bend);
      const scale = residualScale[i] as number;
      const fitted = logSpace ? Math.log(predicted) : predicted;
      const u = (fitted - (target[i] as number)) * scale;
      const magnitude = Math.abs(u);
      const inside = magnitude <= delta;
      sum += weight * (inside ? (magnitude * magnitude) / 2 : delta * (magnitude - delta / 2));

      // By the prediction (or its logarithm): first derivative, second, and the touching quadratic's.
      const share = weight * factor * scale;
      const first = share * (inside ? u : u > 0 ? delta : -delta);
      const second = inside ? share * scale : 0;
      const touching = inside ? second : (share * scale * delta) / magnitude;
      const perPrediction = logSpace ? 1 / predicted : 1;
      const alongBend = first * perPrediction;
      const perSquare = perPrediction * perPrediction;
      const alongOuter = (logSpace ? second - first : second) * perSquare;
      const alongTouching = touching * perSquare;

      let k = 0;
      for (let a = 0; a < size; a++) {
        const slopeA = slope[a] as number;
        gradient[a] = (gradient[a] as number) + alongBend * slopeA;
        const outer = alongOuter * slopeA;
        const touch = alongTouching * slopeA;
        for (let b = 0; b <= a; b++) {
          const slopeB = slope[b] as number;
          hessian[k] = (hessian[k] as number) + outer * slopeB + alongBend * (bend[k] as number);
          majoriser[k] = (majoriser[k] as number) + touch * slopeB;
          k++;
        }
      }
    }
    out.value = Number.isFinite(sum) ? factor * sum : Number.POSITIVE_INFINITY;
    return out.value;
  }

  return { parameterCount: size, rounding, createEvaluation, value, evaluate };
}
