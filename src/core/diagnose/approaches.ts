import { type Bootstrap, bootstrapInterval, type Fit } from '../fit';
import { type Law, toVector } from '../laws';
import type { Interval } from '../numerics';
import { localExponents, optimalParams } from '../optimum';
import { type EnvelopeResult, fitEnvelope, type LossCurve } from './envelope';
import { findGridBias, type GridBias } from './grid-bias';
import { fitParabolas, type ParabolaResult } from './parabolas';
import type { RunRows } from './run-rows';

/** One way to the compute-optimal size: N* = coefficient C^exponent. */
export interface Approach {
  readonly method: 'envelope' | 'parabolas' | 'parametric';
  readonly exponent: number;
  readonly exponentInterval: Interval | null;
  readonly coefficient: number;
  /** Size at the budget that was asked for, raw count. */
  readonly params: number;
  readonly paramsInterval: Interval | null;
  /** What the interval is made from. */
  readonly intervalFrom: 'resampled-curves' | 'student' | 'bootstrap' | 'none';
  /** Budgets or rows it rests on. */
  readonly points: number;
}

export interface ApproachesQuestion {
  readonly law: Law;
  readonly fit: Fit;
  /** For the intervals of Approach 3. */
  readonly bootstrap?: Bootstrap | null;
  readonly curves?: readonly LossCurve[];
  /** FLOPs at which the three are compared. */
  readonly compute: number;
  readonly tolerance?: number;
  readonly level?: number;
}

export interface Approaches {
  /** Those that can be stated, in the order of the paper. */
  readonly approaches: readonly Approach[];
  readonly envelope: EnvelopeResult | null;
  readonly parabolas: ParabolaResult;
  /** What Approach 2 would miss on this very grid without noise, were the fitted law true. */
  readonly bias: GridBias | null;
}

/** Approaches 1 (where there are curves), 2 and 3 of Hoffmann et al. 2022 on the same runs, side by side. */
export function compareApproaches(rows: RunRows, question: ApproachesQuestion): Approaches {
  const { law, fit, bootstrap, curves, compute, tolerance, level = 0.95 } = question;
  const options = { level, ...(tolerance === undefined ? {} : { tolerance }) };
  const envelope = curves && curves.length > 0 ? fitEnvelope(curves, { level }) : null;
  const parabolas = fitParabolas(rows, options);
  const parameters = toVector(law, fit.parameters);
  const approaches: Approach[] = [];
  if (envelope?.params) {
    const { exponent, coefficient } = envelope.params;
    approaches.push({
      method: 'envelope',
      exponent,
      exponentInterval: envelope.exponentInterval,
      coefficient,
      params: envelope.params.at(compute).value,
      paramsInterval: null,
      intervalFrom: envelope.exponentInterval ? 'resampled-curves' : 'none',
      points: envelope.points.length,
    });
  }
  if (parabolas.params) {
    const { exponent, exponentInterval, coefficient, points } = parabolas.params;
    const { value, interval } = parabolas.params.at(compute);
    approaches.push({
      method: 'parabolas',
      exponent,
      exponentInterval,
      coefficient,
      params: value,
      paramsInterval: interval,
      intervalFrom: exponentInterval ? 'student' : 'none',
      points,
    });
  }
  const { a } = localExponents(law, parameters, compute);
  const params = optimalParams(law, parameters, compute);
  const over = (statistic: (p: Float64Array) => number): Interval | null =>
    bootstrap && bootstrap.replicates > 0 ? bootstrapInterval(bootstrap, statistic, level) : null;
  approaches.push({
    method: 'parametric',
    exponent: a,
    exponentInterval: over((p) => localExponents(law, p, compute).a),
    coefficient: params / compute ** a,
    params,
    paramsInterval: over((p) => optimalParams(law, p, compute)),
    intervalFrom: bootstrap ? 'bootstrap' : 'none',
    points: fit.n,
  });
  return { approaches, envelope, parabolas, bias: findGridBias(rows, law, parameters, options) };
}

/**
 * Size of each curve from a table of runs: that of the runs whose names begin with the most words of the curve's
 * own (`s3-seed0-trunk` takes that of `s3-seed0-4M`). Undefined where not even the first word is shared, or where
 * the runs that share as many words differ in size.
 */
export function findCurveSize(
  curve: string,
  names: readonly string[],
  params: ArrayLike<number>,
): number | undefined {
  const words = curve.split(/[-_/. ]/);
  let most = 0;
  let sizes = new Set<number>();
  names.forEach((name, row) => {
    const others = name.split(/[-_/. ]/);
    let shared = 0;
    while (shared < words.length && words[shared] === others[shared]) shared++;
    if (shared === 0 || shared < most) return;
    if (shared > most) sizes = new Set();
    most = shared;
    sizes.add(params[row] as number);
  });
  return sizes.size === 1 ? [...sizes][0] : undefined;
}
