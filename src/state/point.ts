import type { Dataset } from '../core/data';
import { optimalPlan, tokensForLoss } from '../core/optimum';
import type { ExplorerState, Lock } from '../core/permalink';
import {
  budgetForLoss,
  budgetForParams,
  budgetForTokens,
  type PlanningModel,
  paramsLeft,
  planFor,
  spend,
  tokensLeft,
} from './planning';

/**
 * The point a person stands on: budget in FLOPs, parameters, tokens. C = 6 N D, and where tokens are served
 * C = 6 N D + 2 N served; a plan that other limits hold may spend less than its budget.
 */
export interface Point {
  readonly C: number;
  readonly N: number;
  readonly D: number;
}

export type PointKeys = Pick<ExplorerState, 'C' | 'N' | 'D' | 'lock' | 'target'>;
type PointPatch = Partial<PointKeys>;
export type Quantity = 'C' | 'N' | 'D';

/** Training FLOPs of the largest run, 6 N D. */
export function largestCompute(dataset: Dataset): number {
  let largest = 0;
  for (let i = 0; i < dataset.N.length; i++) {
    largest = Math.max(largest, 6 * (dataset.N[i] as number) * (dataset.D[i] as number));
  }
  return largest;
}

/** Training FLOPs of a first look at a dataset: what it suggests, else a hundred times its largest run, to two digits. */
export function suggestCompute(dataset: Dataset | null): number {
  if (!dataset) return 1e21;
  return dataset.suggestedCompute ?? Number((100 * largestCompute(dataset)).toPrecision(2));
}

/** Bounds of every quantity a person can move: beyond them numbers stop meaning anything. */
const limits = { C: [1e6, 1e32], N: [1, 1e18], D: [1, 1e20] } as const;

function clampQuantity(quantity: Quantity, value: number): number {
  const [low, high] = limits[quantity];
  return Math.min(high, Math.max(low, value));
}

/** Where the given keys put the point under a model; see the comment of `ExplorerState`. */
export function resolvePoint(state: PointKeys, model: PlanningModel, suggested: number): Point {
  const { C, N, D, lock, target } = state;
  if (lock !== 'optimum') {
    if (C !== null && N !== null) return { C, N, D: tokensLeft(model, C, N) };
    if (N !== null && D !== null) return { C: spend(model, N, D), N, D };
    if (C !== null && D !== null) return { C, N: paramsLeft(model, C, D), D };
  }
  const wanted =
    target !== null
      ? budgetForLoss(model, target)
      : (C ??
        (N !== null
          ? budgetForParams(model, N)
          : D !== null
            ? budgetForTokens(model, D)
            : suggested));
  // A target below the floor, or a size no budget makes optimal: fall back to the budget last given.
  const compute = Number.isFinite(wanted) ? wanted : (C ?? suggested);
  return { C: compute, ...planAt(model, compute) };
}

function planAt(model: PlanningModel, compute: number): { N: number; D: number } {
  const { N, D } = planFor(model, compute);
  if (Number.isFinite(N)) return { N, D };
  // Limits that leave no plan at all: the point stays where it was without them, and the screen says so.
  const free = optimalPlan(model.limiting?.composition.law ?? model.law, model.parameters, compute);
  return { N: free.N, D: free.D };
}

/** The keys after one quantity was moved to a value, under the lock in force (product specification 2.1). */
export function movePoint(
  from: Point,
  lock: Lock,
  quantity: Quantity,
  wanted: number,
  model: PlanningModel,
): PointPatch {
  const value = clampQuantity(quantity, wanted);
  if (lock === 'optimum') return { ...followOptimum(from, quantity, value, model), target: null };
  const moved =
    lock === quantity || lock === 'ratio'
      ? alongRay(model, from, quantity, value)
      : hold(model, from, lock, quantity, value);
  return { C: moved.C, N: moved.N, D: null, target: null };
}

function followOptimum(
  from: Point,
  quantity: Quantity,
  value: number,
  model: PlanningModel,
): PointPatch {
  const compute =
    quantity === 'C'
      ? value
      : quantity === 'N'
        ? budgetForParams(model, value)
        : budgetForTokens(model, value);
  // A size or a number of tokens that no budget makes the best leaves the budget as it is.
  return { C: Number.isFinite(compute) ? clampQuantity('C', compute) : from.C, N: null, D: null };
}

/** Moving along D/N = constant: what a held quantity does when it is dragged itself. */
function alongRay(model: PlanningModel, from: Point, quantity: Quantity, value: number): Point {
  const factor = quantity === 'C' ? rayFactor(model, from, value) : value / from[quantity];
  const N = from.N * factor;
  const D = from.D * factor;
  return { C: quantity === 'C' ? value : spend(model, N, D), N, D };
}

/** How much both N and D grow for a budget: the root of 6 N D f^2 + 2 N served f = C. */
function rayFactor({ limiting }: PlanningModel, { C, N, D }: Point, value: number): number {
  if (!limiting) return Math.sqrt(value / C);
  const half = (N * limiting.served) / (6 * N * D);
  return -half + Math.sqrt(half * half + value / (6 * N * D));
}

function hold(
  model: PlanningModel,
  from: Point,
  lock: Exclude<Lock, 'optimum' | 'ratio'>,
  quantity: Quantity,
  value: number,
): Point {
  const next = { ...from, [quantity]: value };
  const third = (['C', 'N', 'D'] as const).find((key) => key !== lock && key !== quantity);
  if (third === 'C') return { ...next, C: spend(model, next.N, next.D) };
  if (third === 'N') return { ...next, N: paramsLeft(model, next.C, next.D) };
  return { ...next, D: tokensLeft(model, next.C, next.N) };
}

/** The keys after the lock was changed: the point itself stays, except that following the optimum goes to it. */
export function changeLock(from: Point, lock: Lock): PointPatch {
  return lock === 'optimum'
    ? { lock, C: from.C, N: null, D: null }
    : { lock, C: from.C, N: from.N, D: null, target: null };
}

/** The keys that reach a target loss under the lock in force; undefined where no point on that path does. */
export function reachTarget(
  from: Point,
  lock: Lock,
  target: number,
  model: PlanningModel,
): PointPatch | undefined {
  if (lock === 'optimum' || lock === 'C') {
    const compute = budgetForLoss(model, target);
    if (!inside(compute, 'C')) return undefined;
    return { lock: 'optimum', target, C: compute, N: null, D: null };
  }
  const moved = reachAlong(from, lock, target, model);
  return moved && { C: moved.C, N: moved.N, D: null, target: null };
}

function reachAlong(
  from: Point,
  lock: Lock,
  target: number,
  model: PlanningModel,
): Point | undefined {
  const { law, parameters: p } = model;
  if (lock === 'N') {
    const D = tokensForLoss(law, p, from.N, target);
    return inside(D, 'D') ? { N: from.N, D, C: spend(model, from.N, D) } : undefined;
  }
  // Along the ray, or at fixed tokens, loss falls with N: bisection on log N is exact enough and needs no inverse.
  const at = (N: number): Point => {
    const D = lock === 'D' ? from.D : (N * from.D) / from.N;
    return { N, D, C: spend(model, N, D) };
  };
  const loss = (N: number): number => law.evaluate([Math.log(N), Math.log(at(N).D)], p);
  let [low, high] = limits.N.map(Math.log) as [number, number];
  if (!(loss(Math.exp(high)) < target && loss(Math.exp(low)) > target)) return undefined;
  for (let i = 0; i < 200 && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2;
    if (loss(Math.exp(middle)) > target) low = middle;
    else high = middle;
  }
  return at(Math.exp((low + high) / 2));
}

function inside(value: number, quantity: Quantity): boolean {
  const [low, high] = limits[quantity];
  return value >= low && value <= high;
}
