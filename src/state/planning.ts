import type { Law, Vector } from '../core/laws';
import { findRoot, type Interval } from '../core/numerics';
import {
  type ConstrainedPlan,
  computeForLoss,
  computeForParams,
  computeForTokens,
  goodEnoughRange,
  optimalPlan,
  type PlanLimits,
  solveConstrainedPlan,
} from '../core/optimum';
import type { Limiting } from './limiting';

/** The part of a model that decides a plan. */
export interface PlanningModel {
  /** Under limits the composed law. */
  readonly law: Law;
  readonly parameters: Vector;
  readonly limiting?: Limiting | null;
}

interface Plan {
  readonly N: number;
  readonly D: number;
  readonly loss: number;
}

/** A budget counts training and, where tokens are served, serving: N (6 D + 2 served). */
export function spend({ limiting }: PlanningModel, N: number, D: number): number {
  return limiting ? N * (6 * D + 2 * limiting.served) : 6 * N * D;
}

/** Tokens a budget leaves to a size; at least one. */
export function tokensLeft({ limiting }: PlanningModel, C: number, N: number): number {
  return limiting ? Math.max(1, C / (6 * N) - limiting.served / 3) : C / (6 * N);
}

export function paramsLeft({ limiting }: PlanningModel, C: number, D: number): number {
  return limiting ? C / (6 * D + 2 * limiting.served) : C / (6 * D);
}

/** The plan under the limits with everything known of it; null where they leave none. */
export function solveUnder(
  limiting: Limiting,
  parameters: Vector,
  limits: PlanLimits,
): ConstrainedPlan | null {
  const { served, memory, composition } = limiting;
  const memoryBytes = memory === undefined ? {} : { memoryBytes: memory };
  return solveConstrainedPlan(
    { ...composition, parameters },
    { served, ...memoryBytes, ...limits },
  );
}

/** The best plan for a budget; NaN where the limits leave none. */
export function planFor(model: PlanningModel, compute: number): Plan {
  const { law, parameters, limiting } = model;
  if (!limiting) return optimalPlan(law, parameters, compute);
  return solveUnder(limiting, parameters, { compute }) ?? noPlan;
}

const noPlan: Plan = { N: Number.NaN, D: Number.NaN, loss: Number.NaN };

/** Least budget whose best plan has a loss; NaN where none has. */
export function budgetForLoss(model: PlanningModel, loss: number): number {
  const { law, parameters, limiting } = model;
  if (!limiting) return computeForLoss(law, parameters, loss);
  const free = computeForLoss(limiting.composition.law, parameters, loss);
  return findBudget(model, (plan) => loss - plan.loss, Number.isFinite(free) ? free : 1e24);
}

/** Budget at which a size is the best one. */
export function budgetForParams(model: PlanningModel, N: number): number {
  const { law, parameters, limiting } = model;
  const free = computeForParams(limiting?.composition.law ?? law, parameters, N);
  if (!limiting) return free;
  // Whatever fits is the best size from some budget on: just inside, there is one answer.
  const most = limiting.memory === undefined ? N : (limiting.memory * 8) / limiting.bits;
  const logN = Math.log(Math.min(N, most * (1 - 1e-6)));
  return findBudget(model, (plan) => Math.log(plan.N) - logN, Number.isFinite(free) ? free : 1e24);
}

/** Budget at which a number of tokens is the best one. */
export function budgetForTokens(model: PlanningModel, D: number): number {
  const { law, parameters, limiting } = model;
  const free = computeForTokens(limiting?.composition.law ?? law, parameters, D);
  if (!limiting) return free;
  const logD = Math.log(D);
  return findBudget(model, (plan) => Math.log(plan.D) - logD, Number.isFinite(free) ? free : 1e24);
}

const DECADES_OUT = 16;

/** The budget at which something that grows with it passes zero, looked for outwards from a first guess. */
function findBudget(model: PlanningModel, excess: (plan: Plan) => number, guess: number): number {
  const at = (logC: number): number => {
    const value = excess(planFor(model, Math.exp(logC)));
    // A budget too small for any plan is below whatever is asked for.
    return Number.isNaN(value) ? -1e3 : value;
  };
  const step = Math.LN10;
  let low = Math.log(guess);
  let high = low;
  const isAbove = at(low) >= 0;
  for (let i = 0; i < DECADES_OUT; i++) {
    if (isAbove) {
      high = low;
      low -= step;
      if (at(low) < 0) break;
    } else {
      low = high;
      high += step;
      if (at(high) >= 0) break;
    }
  }
  return Math.exp(findRoot(at, low, high, 1e-13));
}

/** Every N whose loss is within a tolerance of compute of the best at a budget. */
export function goodEnough(model: PlanningModel, compute: number, tolerance: number): Interval {
  const { law, parameters, limiting } = model;
  if (!limiting) return goodEnoughRange(law, parameters, compute, tolerance);
  const best = planFor(model, compute);
  const allowed = planFor(model, compute / (1 + tolerance)).loss;
  if (!Number.isFinite(allowed)) return { low: best.N, high: best.N };
  const excess = (logN: number): number => lossAlong(model, compute, Math.exp(logN)) - allowed;
  const start = Math.log(best.N);
  const most = Math.min(
    Math.log(paramsLeft(model, compute, 1)) - 1e-9,
    limiting.memory === undefined ? 1e3 : Math.log((limiting.memory * 8) / limiting.bits),
  );
  const end = (limit: number): number => {
    if (!(excess(limit) > 0)) return Math.exp(limit);
    const root = findRoot(excess, start, limit, 1e-9);
    // Where less of the budget does as well, the best size itself is the whole range.
    return Math.exp(Number.isFinite(root) ? root : start);
  };
  return { low: end(start - 12), high: end(Math.max(start, most)) };
}

/** Loss of a size that gets the tokens its budget leaves, or fewer where the rest would hurt. */
function lossAlong(model: PlanningModel, compute: number, N: number): number {
  const logN = Math.log(N);
  return model.law.evaluate([logN, logTokensAlong(model, compute, logN)], model.parameters);
}

const slopes = new Float64Array(2);

/** log D of that; quantization is what makes more tokens hurt. */
export function logTokensAlong(model: PlanningModel, compute: number, logN: number): number {
  const { law, parameters, limiting } = model;
  const left = Math.log(tokensLeft(model, compute, Math.exp(logN)));
  if (!limiting?.composition.degradation) return left;
  const slope = (logD: number): number => {
    law.featureDerivatives([logN, logD], parameters, slopes);
    return slopes[1] as number;
  };
  if (!(slope(left) > 0)) return left;
  const turning = findRoot(slope, left - 40, left, 1e-8);
  return Number.isFinite(turning) ? turning : left;
}
