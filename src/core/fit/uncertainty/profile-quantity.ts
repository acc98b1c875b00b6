import { toVector } from '../../laws';
import type { LongWork } from '../../long-work';
import { prepareRows } from '../prepare';
import type { Fit, FitProblem, FitSettings } from '../types';
import { createHeldFits } from './held-fits';
import { type Profile, touchingMetric } from './profile';
import { addPull, type LogQuantity } from './pull';
import type { Threshold } from './threshold';
import { type WalkPoint, walkOutward } from './walk';

/** The spring beside the profile's own curvature: stiff enough to hold a profile that is not convex. */
const stiffness = 100;

/**
 * Profile of a prediction: the least objective with the quantity held. The fit with a spring on the quantity is
 * the best one of all that share the value it ends at, so walking the spring's far end walks the profile exactly,
 * over any law, with every bound of the parameters kept. Both directions are one step of the long work each.
 */
export function* profileQuantity(
  problem: FitProblem,
  fit: Fit,
  settings: FitSettings,
  quantity: LogQuantity,
  threshold: Threshold,
): LongWork<Profile> {
  const rows = prepareRows(problem, settings);
  const optimum = toVector(rows.law, fit.parameters);
  const start = quantity.value(optimum);
  const step = expectedWidth(rows, fit, settings, quantity, threshold.rise);
  const strength = (2 * stiffness * threshold.rise) / (step * step);
  const pulled = addPull(rows, quantity, strength);
  const held = createHeldFits(pulled.rows, fit, settings.fixed ?? {}, pulled.weights);
  const { count } = rows;
  const visited: WalkPoint[] = [{ at: start, rise: 0 }];
  const ends: { at: number; open: boolean }[] = [];
  for (const direction of [-1, 1] as const) {
    held.reset();
    const reached = new Map<number, number>();
    const places: WalkPoint[] = [];
    const riseAt = (target: number): number => {
      pulled.rows.target[count] = target;
      const rise = held.rise();
      reached.set(target, quantity.value(held.parameters));
      return rise;
    };
    // Three decades: past them no data of this kind say anything.
    const end = walkOutward(
      riseAt,
      start,
      direction,
      step,
      start + 7 * direction,
      threshold.rise,
      places,
    );
    ends.push({ at: reached.get(end.at) ?? end.at, open: end.open });
    for (const { at, rise } of places) visited.push({ at: reached.get(at) ?? at, rise });
    yield { done: ends.length, total: 2 };
  }
  const [low, high] = ends as [WalkEndOf, WalkEndOf];
  return {
    estimate: Math.exp(start),
    low: Math.exp(low.at),
    high: Math.exp(high.at),
    lowOpen: low.open,
    highOpen: high.open,
    threshold,
    points: visited.sort((a, b) => a.at - b.at).map(({ at, rise }) => ({ at: Math.exp(at), rise })),
  };
}

interface WalkEndOf {
  readonly at: number;
  readonly open: boolean;
}

/** Half width to expect of log quantity, by the curvature of the touching quadratic; 1 % where that is singular. */
function expectedWidth(
  rows: ReturnType<typeof prepareRows>,
  fit: Fit,
  settings: FitSettings,
  quantity: LogQuantity,
  rise: number,
): number {
  const all = rows.law.parameters.length;
  const gradient = new Float64Array(all);
  const hessian = new Float64Array((all * (all + 1)) / 2);
  quantity.derivatives(toVector(rows.law, fit.parameters), gradient, hessian);
  const { space, chain, inverse } = touchingMetric(rows, fit, settings);
  if (!inverse) return 0.01;
  let variance = 0;
  const slope = (i: number): number =>
    (gradient[space.indices[i] as number] as number) * (chain[i] as number);
  for (let i = 0; i < space.size; i++) {
    for (let j = 0; j < space.size; j++) {
      variance += slope(i) * (inverse[i * space.size + j] as number) * slope(j);
    }
  }
  const width = Math.sqrt(2 * rise * variance);
  return width > 1e-9 && width < 1 ? width : 0.01;
}
