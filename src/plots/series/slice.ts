import { percentileIntervalInPlace } from '../../core/numerics';
import { optimalPlan } from '../../core/optimum';
import type { ModelLike } from './frontier';
import type { RunSeries } from './runs';

/** Loss against size at one budget: the IsoFLOP curve with its band. */
export interface SliceSeries {
  readonly logN: Float64Array;
  readonly loss: Float64Array;
  /** 95 % bootstrap band; empty without draws. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Rows of runs whose budget is within 12 % of this one. */
  readonly measured: readonly number[];
}

/** Half the width of the slice in decades of N. */
const reach = 1.35;
/** The slice is centred on the nearest of these steps of log10 N, so that a drag does not move its axis every frame. */
const stepsPerDecade = 4;
const budgetTolerance = Math.log10(1.12);

/** What else than compute decides the tokens a size gets. Natural logarithms. */
export interface SliceLimits {
  /** Best size at this budget, raw count. */
  readonly optimum: number;
  /** Largest size the budget and other limits allow. */
  readonly mostLogN: number;
  readonly logTokens: (logN: number) => number;
}

export function sliceSeries(
  model: ModelLike,
  compute: number,
  runs: RunSeries | null,
  limits: SliceLimits | null = null,
  steps = 36,
): SliceSeries {
  const { law, parameters, draws } = model;
  const optimum = Math.log10(limits?.optimum ?? optimalPlan(law, parameters, compute).N);
  const centre = Math.round(optimum * stepsPerDecade) / stepsPerDecade;
  const from = centre - reach;
  const to = limits ? Math.min(centre + reach, limits.mostLogN / Math.LN10) : centre + reach;
  const count = steps + 1;
  const logN = Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / steps);
  const loss = new Float64Array(count);
  const banded = draws.length > 0;
  const low = new Float64Array(banded ? count : 0);
  const high = new Float64Array(banded ? count : 0);
  const values = new Float64Array(draws.length);
  const features = new Float64Array(2);
  for (let i = 0; i < count; i++) {
    features[0] = (logN[i] as number) * Math.LN10;
    features[1] = limits ? limits.logTokens(features[0]) : Math.log(compute / 6) - features[0];
    loss[i] = law.evaluate(features, parameters);
    if (!banded) continue;
    for (let k = 0; k < values.length; k++)
      values[k] = law.evaluate(features, draws[k] as Float64Array);
    const interval = percentileIntervalInPlace(values, 0.95);
    low[i] = interval.low;
    high[i] = interval.high;
  }
  return { logN, loss, low, high, measured: runs ? runsNearBudget(runs, compute) : [] };
}

function runsNearBudget(runs: RunSeries, compute: number): number[] {
  const budget = Math.log10(compute);
  const rows: number[] = [];
  for (const row of runs.drawn) {
    if (Math.abs((runs.logC[row] as number) - budget) <= budgetTolerance) rows.push(row);
  }
  return rows;
}
