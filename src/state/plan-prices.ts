import type { ConstrainedPlan } from '../core/optimum';
import type { Limit } from '../core/permalink';
import { type ActiveLimits, type Limiting, lawUnder, limit as limitLaw } from './limiting';
import { memo } from './memo';
import { budgetForLoss, type PlanningModel, planFor, solveUnder, spend } from './planning';
import { type PlanModel, selectPlanModel, selectPoint } from './selectors';
import type { AppState } from './store';

/** The plan on screen under its limits, with what holds it there. */
export interface LimitedPlan {
  readonly plan: ConstrainedPlan;
  /** Training and serving, FLOPs, as they are; what serving counts in the budget may be more. */
  readonly trainingFlops: number;
  readonly servingFlops: number;
  /** Share of the budget that is better not spent. */
  readonly unspent: number;
  /** Passes over the unique tokens at the point. */
  readonly epochs: number;
  readonly effectiveTokens: number;
  readonly degradation: number;
}

/** Null without limits, and where they leave no plan. */
export const selectLimitedPlan = memo(
  (state: AppState) => [selectPlanModel(state), selectPoint(state)] as const,
  (model, point): LimitedPlan | null => {
    const limiting = model?.limiting;
    if (!model || !limiting || !point) return null;
    const plan = solveUnder(limiting, model.parameters, { compute: point.C });
    const here = solveUnder({ ...limiting, memory: undefined }, model.parameters, {
      params: point.N,
      tokens: point.D,
    });
    if (!plan || !here) return null;
    const { unique } = limiting.active;
    return {
      plan,
      trainingFlops: 6 * point.N * point.D,
      servingFlops: 2 * point.N * (limiting.active.served ?? 0),
      unspent: Math.max(0, 1 - spend(model, point.N, point.D) / point.C),
      epochs: unique === null ? 1 : Math.max(1, point.D / unique),
      effectiveTokens: here.effectiveTokens,
      degradation: here.degradation,
    };
  },
);

/** What one limit costs: the plan with all of them against the plan without this one. */
export interface LimitPrice {
  readonly limit: Limit;
  /** Nats per token at the same budget; 0 under a target loss. */
  readonly loss: number;
  /** The budget over the least that reaches the same loss without it. */
  readonly compute: number;
}

/** Against the plan of the same loss that was made as if nothing were served. */
export interface ServingSaving {
  /** Share of its training and serving that the plan on screen saves. */
  readonly saved: number;
  readonly params: number;
  readonly tokens: number;
}

export interface PlanPrices {
  readonly limits: readonly LimitPrice[];
  readonly serving: ServingSaving | null;
}

/** A handful of searches: for a point at rest. */
export function pricePlan(model: PlanModel, compute: number): PlanPrices | null {
  const { limiting } = model;
  if (!limiting) return null;
  const { loss, N, D } = planFor(model, compute);
  if (!Number.isFinite(loss)) return null;
  const least = spend(model, N, D);
  const active = (['served', 'unique', 'mem', 'bits'] as const).filter(
    (limit) => limiting.active[limit] !== null,
  );
  const limits = active.map((limit): LimitPrice => {
    const without = leaveOut(model, limiting, limit);
    return {
      limit,
      loss: Math.max(0, loss - planFor(without, compute).loss),
      compute: Math.max(1, least / budgetForLoss(without, loss)),
    };
  });
  return { limits, serving: limiting.served > 0 ? saveServing(model, limiting, loss, N, D) : null };
}

function saveServing(
  model: PlanModel,
  limiting: Limiting,
  loss: number,
  N: number,
  D: number,
): ServingSaving | null {
  const blind = leaveOut(model, limiting, 'served');
  const reference = planFor(blind, budgetForLoss(blind, loss));
  if (!Number.isFinite(reference.N)) return null;
  return {
    saved: 1 - spend(model, N, D) / spend(model, reference.N, reference.D),
    params: N / reference.N,
    tokens: D / reference.D,
  };
}

function leaveOut(model: PlanModel, limiting: Limiting, limit: Limit): PlanningModel {
  const active: ActiveLimits = { ...limiting.active, [limit]: null };
  const { law } = limiting.composition;
  const left = limitLaw(law, active);
  return { law: lawUnder(left), parameters: model.parameters, limiting: left };
}
