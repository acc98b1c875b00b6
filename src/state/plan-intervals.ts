import type { LongWork } from '../core/long-work';
import { percentileInterval } from '../core/numerics';
import { budgetForLoss, planFor, spend } from './planning';
import type { Point } from './point';
import type { Estimate, PlanModel, Readouts } from './selectors';

/** Intervals of a plan under limits, by the names of `Readouts`. */
export type PlanIntervals = Readonly<
  Record<IntervalName, readonly [low: number, high: number] | null>
>;
const names = [
  'loss',
  'optimalN',
  'optimalD',
  'optimalLoss',
  'optimalRatio',
  'overTraining',
  'gap',
  'computeFactor',
  'targetCompute',
] as const;
type IntervalName = (typeof names)[number];

const MOST_REFITS = 200;

/**
 * Plans again with every refit, a search each: 95 % of what comes out. Limits and the laws composed with the fit
 * have no interval of their own. Null without refits.
 */
export function* propagatePlan(
  model: PlanModel,
  point: Point,
  target: number | null,
): LongWork<PlanIntervals | null> {
  const draws = model.draws.slice(0, MOST_REFITS);
  if (draws.length === 0 || !model.limiting) return null;
  const columns = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    IntervalName,
    number[]
  >;
  const isAway = Math.abs(planFor(model, point.C).N / point.N - 1) > 1e-6;
  const features = [Math.log(point.N), Math.log(point.D)];
  const add = (name: IntervalName, value: number): void => {
    if (Number.isFinite(value)) columns[name].push(value);
  };
  for (let done = 0; done < draws.length; done++) {
    const drawn = { ...model, parameters: draws[done] as Float64Array };
    const budget = target === null ? point.C : budgetForLoss(drawn, target);
    const plan = planFor(drawn, budget);
    const loss = drawn.law.evaluate(features, drawn.parameters);
    add('loss', loss);
    add('optimalN', plan.N);
    add('optimalD', plan.D);
    add('optimalLoss', plan.loss);
    add('optimalRatio', plan.D / plan.N);
    add('overTraining', (point.D * plan.N) / (point.N * plan.D));
    add('gap', Math.max(0, loss - plan.loss));
    if (isAway)
      add(
        'computeFactor',
        Math.max(1, spend(model, point.N, point.D) / budgetForLoss(drawn, loss)),
      );
    if (target !== null) add('targetCompute', budget);
    yield { done: done + 1, total: draws.length };
  }
  const range = (values: readonly number[]): readonly [number, number] | null => {
    if (values.length === 0) return null;
    const { low, high } = percentileInterval(Float64Array.from(values), 0.95);
    return [low, high];
  };
  return Object.fromEntries(names.map((name) => [name, range(columns[name])])) as PlanIntervals;
}

/** Readouts with the intervals that belong to them. */
export function withIntervals(readouts: Readouts, intervals: PlanIntervals): Readouts {
  const put = (name: IntervalName, estimate: Estimate): Estimate => {
    const [low, high] = intervals[name] ?? [null, null];
    return { value: estimate.value, low, high };
  };
  const { targetCompute } = readouts;
  return {
    ...readouts,
    loss: put('loss', readouts.loss),
    optimalN: put('optimalN', readouts.optimalN),
    optimalD: put('optimalD', readouts.optimalD),
    optimalLoss: put('optimalLoss', readouts.optimalLoss),
    optimalRatio: put('optimalRatio', readouts.optimalRatio),
    overTraining: put('overTraining', readouts.overTraining),
    gap: put('gap', readouts.gap),
    computeFactor: put('computeFactor', readouts.computeFactor),
    targetCompute: targetCompute && put('targetCompute', targetCompute),
  };
}
