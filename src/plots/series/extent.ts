import { optimalPlan } from '../../core/optimum';
import type { ModelLike } from './frontier';
import { LOG10_6, type RunSeries } from './runs';

/** Axis ranges of the hero in log10 units where there is no law: the runs and some room around them. */
export function runsExtent({ rangeC, rangeN, rangeD }: RunSeries) {
  return {
    logC: [rangeC[0] - 0.6, rangeC[1] + 0.6],
    logN: [rangeN[0] - 0.5, rangeN[1] + 0.5],
    logD: [rangeD[0] - 0.5, rangeD[1] + 0.5],
  } as const;
}

/** Axis ranges of the hero in log10 units: the data, the law's path over it, and the budgets worth planning. */
export function heroExtent(model: ModelLike, runs: RunSeries | null, topCompute: number) {
  const lowC = (runs ? runs.rangeC[0] : Math.log10(topCompute) - 6) - 0.3;
  const highC = Math.log10(topCompute);
  const first = optimalPlan(model.law, model.parameters, 10 ** lowC);
  const last = optimalPlan(model.law, model.parameters, 10 ** highC);
  const lowN =
    Math.min(Math.log10(first.N), runs ? runs.rangeN[0] : Number.POSITIVE_INFINITY) - 0.25;
  const highN =
    Math.max(Math.log10(last.N), runs ? runs.rangeN[1] : Number.NEGATIVE_INFINITY) + 0.45;
  const lowD =
    Math.min(Math.log10(first.D), runs ? runs.rangeD[0] : Number.POSITIVE_INFINITY) - 0.25;
  const highD = Math.max(Math.log10(last.D), highC - LOG10_6 - Math.log10(last.N)) + 0.25;
  return {
    logC: [lowC, highC],
    logN: [lowN, highN],
    logD: [lowD, highD],
  } as const;
}

/**
 * Largest budget of the axes and sliders: two and a half decades past the suggested budget, one past the point where
 * it lies beyond that, in half decades so that a drag does not move the axes.
 */
export function topCompute(suggested: number, point: number): number {
  const wanted = Math.max(Math.log10(suggested) + 2.6, Math.log10(point) + 0.8);
  return 10 ** (Math.ceil(wanted * 2) / 2);
}
