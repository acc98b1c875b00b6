import { createRandom, type Interval, percentileInterval } from '../numerics';
import { fitPowerLaw, type PowerLaw } from './regression';

/** The loss of one run while it trains. */
export interface LossCurve {
  readonly id: string;
  /** Parameters, raw count. */
  readonly params: number;
  /** Tokens so far, ascending, and the loss there, nats per token. */
  readonly tokens: ArrayLike<number>;
  readonly loss: ArrayLike<number>;
}

/** A point of the lower envelope: the least loss any curve has at a budget. */
export interface EnvelopePoint {
  /** FLOPs, 6 N D. */
  readonly compute: number;
  readonly curve: string;
  readonly params: number;
  readonly tokens: number;
  readonly loss: number;
}

/** Approach 1 of Hoffmann et al. 2022 (arXiv 2203.15556), section 3.1. */
export interface EnvelopeResult {
  readonly points: readonly EnvelopePoint[];
  /** N* = coefficient C^exponent through the points; null with fewer than two budgets or one size. */
  readonly params: PowerLaw | null;
  /**
   * Percentile interval of the exponent over resampled curves. Neighbouring points share curves, so the line's
   * own interval is far too narrow and not given; null where resamples often have one size only.
   */
  readonly exponentInterval: Interval | null;
  readonly resamples: number;
  readonly seed: number;
}

export interface EnvelopeOptions {
  /** Budgets at equal steps in log C; 200 where it is not given. */
  readonly budgets?: number;
  readonly resamples?: number;
  readonly seed?: number;
  readonly level?: number;
}

interface Prepared {
  readonly curve: LossCurve;
  readonly logCompute: Float64Array;
  readonly loss: Float64Array;
}

/**
 * The lower envelope of training curves over compute and the power law of its sizes. Between two checkpoints a
 * curve is linear in log C; nothing is extrapolated. A budget counts only where a smaller and a larger size than
 * the best one have a loss too: else the best size is merely the last that was tried.
 */
export function fitEnvelope(
  curves: readonly LossCurve[],
  options: EnvelopeOptions = {},
): EnvelopeResult {
  const { budgets = 200, resamples = 200, seed = 1, level = 0.95 } = options;
  const prepared = curves.map(prepare).filter(({ loss }) => loss.length > 0);
  const points = trace(prepared, budgets);
  const params = throughSizes(points, level);
  const exponents: number[] = [];
  for (let k = 0; k < resamples && params; k++) {
    const random = createRandom(seed, k);
    const drawn = prepared.map(() => prepared[random.below(prepared.length)] as Prepared);
    const exponent = throughSizes(trace(drawn, budgets), level)?.exponent;
    if (exponent !== undefined) exponents.push(exponent);
  }
  const enough = exponents.length > 0 && exponents.length >= 0.8 * resamples;
  return {
    points,
    params,
    exponentInterval: enough ? percentileInterval(exponents, level) : null,
    resamples: exponents.length,
    seed,
  };
}

function prepare(curve: LossCurve): Prepared {
  const logCompute: number[] = [];
  const loss: number[] = [];
  for (let i = 0; i < curve.tokens.length; i++) {
    const at = Math.log(6 * curve.params * (curve.tokens[i] as number));
    const value = curve.loss[i] as number;
    const isNext =
      Number.isFinite(at) && (logCompute.length === 0 || at > (logCompute.at(-1) as number));
    if (!isNext || !(value > 0)) continue;
    logCompute.push(at);
    loss.push(value);
  }
  return { curve, logCompute: Float64Array.from(logCompute), loss: Float64Array.from(loss) };
}

function trace(curves: readonly Prepared[], budgets: number): EnvelopePoint[] {
  const low = Math.min(...curves.map(({ logCompute }) => logCompute[0] as number));
  const high = Math.max(...curves.map(({ logCompute }) => logCompute.at(-1) as number));
  if (!(low < high)) return [];
  const points: EnvelopePoint[] = [];
  for (let k = 0; k < budgets; k++) {
    const logC = low + ((high - low) * (k + 0.5)) / budgets;
    let best: Prepared | undefined;
    let least = Number.POSITIVE_INFINITY;
    let smallest = Number.POSITIVE_INFINITY;
    let largest = 0;
    for (const candidate of curves) {
      const value = interpolate(candidate, logC);
      if (value < Number.POSITIVE_INFINITY) {
        smallest = Math.min(smallest, candidate.curve.params);
        largest = Math.max(largest, candidate.curve.params);
      }
      if (value < least) {
        least = value;
        best = candidate;
      }
    }
    if (!best) continue;
    const { id, params } = best.curve;
    if (params === smallest || params === largest) continue;
    const compute = Math.exp(logC);
    points.push({ compute, curve: id, params, tokens: compute / (6 * params), loss: least });
  }
  return points;
}

/** Loss of a curve at a budget; infinite outside its checkpoints. */
function interpolate({ logCompute, loss }: Prepared, at: number): number {
  const last = logCompute.length - 1;
  if (at < (logCompute[0] as number) || at > (logCompute[last] as number))
    return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((logCompute[middle] as number) <= at) low = middle;
    else high = middle;
  }
  const from = logCompute[low] as number;
  const width = (logCompute[high] as number) - from;
  const share = width > 0 ? (at - from) / width : 0;
  return (loss[low] as number) + share * ((loss[high] as number) - (loss[low] as number));
}

function throughSizes(points: readonly EnvelopePoint[], level: number): PowerLaw | null {
  if (new Set(points.map(({ params }) => params)).size < 2) return null;
  return fitPowerLaw(
    points.map(({ compute }) => compute),
    points.map(({ params }) => params),
    level,
  );
}
