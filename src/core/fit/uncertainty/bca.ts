import {
  type Interval,
  normalCumulative,
  normalQuantile,
  quantileOfSorted,
  sortFinite,
} from '../../numerics';
import { mapDraws } from '../bootstrap';
import type { Bootstrap } from '../types';
import type { Jackknife } from './jackknife';

/**
 * Bias-corrected and accelerated interval of a statistic (Efron 1987, JASA 82, Eq. 2.3): percentiles moved by the
 * draws' median bias z0 and by the acceleration, the skewness of the jackknife. Where every draw lies on one
 * side of the estimate z0 has no value: then the plain percentiles are given.
 */
export function bcaInterval(
  bootstrap: Bootstrap,
  jackknife: Jackknife,
  statistic: (parameters: Float64Array) => number,
  estimate: number,
  level: number,
): Interval {
  const sorted = sortFinite(mapDraws(bootstrap, statistic));
  let below = 0;
  let equal = 0;
  for (const value of sorted) {
    if (value < estimate) below++;
    else if (value === estimate) equal++;
  }
  const bias = normalQuantile((below + equal / 2) / sorted.length);
  const acceleration = findAcceleration(mapDraws(jackknife, statistic));
  const tail = (1 - level) / 2;
  const shift = (probability: number): number => {
    const z = bias + normalQuantile(probability);
    const moved = normalCumulative(bias + z / (1 - acceleration * z));
    return Number.isFinite(bias) && acceleration * z < 1 ? moved : probability;
  };
  return {
    low: quantileOfSorted(sorted, shift(tail)),
    high: quantileOfSorted(sorted, shift(1 - tail)),
  };
}

/** A sixth of the skewness of the jackknife's influence values (Efron 1987, Eq. 6.6); 0 where nothing varies. */
function findAcceleration(values: Float64Array): number {
  const finite = values.filter(Number.isFinite);
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  let squares = 0;
  let cubes = 0;
  for (const value of finite) {
    const influence = mean - value;
    squares += influence ** 2;
    cubes += influence ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
