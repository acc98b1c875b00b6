import type { Law } from '../../core/laws';
import { percentileIntervalOfSorted } from '../../core/numerics';
import { goodEnoughRange, optimalParams, optimalPlan } from '../../core/optimum';

/** What a series needs of a model. */
export interface ModelLike {
  readonly law: Law;
  readonly parameters: Float64Array;
  readonly draws: readonly Float64Array[];
}

export interface Band {
  /** 0.5, 0.8 or 0.95. */
  readonly level: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The compute-optimal path: log10 N* over log10 C, with bootstrap bands. */
export interface FrontierSeries {
  readonly logC: Float64Array;
  readonly logN: Float64Array;
  readonly loss: Float64Array;
  /** log10 of D-star over N-star. */
  readonly logRatio: Float64Array;
  readonly bands: readonly Band[];
  readonly ratioBands: readonly Band[];
  /** log10 N within the tolerance of compute. */
  readonly goodLow: Float64Array;
  readonly goodHigh: Float64Array;
}

const levels = [0.95, 0.8, 0.5] as const;
const MANY_DRAWS = 1000;

export function frontierSeries(
  model: ModelLike,
  [from, to]: readonly [number, number],
  tolerance: number,
): FrontierSeries {
  const { law, parameters, draws } = model;
  // Without a closed form every point of a band is a search, and many draws are sorted at each: fewer points
  // keep it within a frame's time. The path is close to straight.
  const steps = law.optimum ? (draws.length > MANY_DRAWS ? 24 : 48) : 16;
  const count = steps + 1;
  const logC = Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / steps);
  const empty = () => new Float64Array(count);
  const [logN, loss, logRatio, goodLow, goodHigh] = [empty(), empty(), empty(), empty(), empty()];
  const bands =
    draws.length > 0 ? levels.map((level) => ({ level, low: empty(), high: empty() })) : [];
  const ratioBands = bands.map(({ level }) => ({ level, low: empty(), high: empty() }));
  const sizes = new Float64Array(draws.length);
  const sizesAt = drawnSizes(law, draws);
  for (let i = 0; i < count; i++) {
    const compute = 10 ** (logC[i] as number);
    const plan = optimalPlan(law, parameters, compute);
    logN[i] = Math.log10(plan.N);
    loss[i] = plan.loss;
    logRatio[i] = Math.log10(plan.D / plan.N);
    const good = goodEnoughRange(law, parameters, compute, tolerance);
    goodLow[i] = Math.log10(good.low);
    goodHigh[i] = Math.log10(good.high);
    sizesAt(logC[i] as number, sizes);
    sizes.sort();
    // D*/N* = C / (6 N*^2) falls with N*, so its band is the size band turned over.
    const constant = Math.log10(compute / 6);
    bands.forEach((band, b) => {
      const { low, high } = percentileIntervalOfSorted(sizes, band.level);
      band.low[i] = low;
      band.high[i] = high;
      const ratio = ratioBands[b] as Band;
      ratio.low[i] = constant - 2 * high;
      ratio.high[i] = constant - 2 * low;
    });
  }
  return { logC, logN, loss, logRatio, bands, ratioBands, goodLow, goodHigh };
}

/** Writes log10 N* of every draw at a log10 C. In closed form N* is a power of C: two numbers a draw say all of it. */
function drawnSizes(
  law: Law,
  draws: readonly Float64Array[],
): (logC: number, sizes: Float64Array) => void {
  const { optimum } = law;
  if (!optimum) {
    return (logC, sizes) => {
      for (let k = 0; k < sizes.length; k++)
        sizes[k] = Math.log10(optimalParams(law, draws[k] as Float64Array, 10 ** logC));
    };
  }
  const anchor = 21;
  const start = Float64Array.from(draws, (p) => Math.log10(optimum.atCompute(p, 10 ** anchor).N));
  const slope = Float64Array.from(draws, (p) => optimum.exponents(p).a);
  return (logC, sizes) => {
    for (let k = 0; k < sizes.length; k++)
      sizes[k] = (start[k] as number) + (slope[k] as number) * (logC - anchor);
  };
}
