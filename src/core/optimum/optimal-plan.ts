import type { Inputs, Law, Vector } from '../laws';
import { findRoot } from '../numerics';
import { type Budget, createBudget } from './budget';
import { createPlane, type Plane } from './plane';

/** What limits a plan beside its compute. Further constraints of a plan belong here. */
export interface PlanOptions {
  /** Parameters the plan may have, raw counts; all the law is defined for when absent. */
  readonly paramsRange?: readonly [number, number];
  /** The law's variables other than N and D, in base units. */
  readonly held?: Inputs;
  /** Tokens the model will serve (input and output): the budget is then 6 N D + 2 N served. */
  readonly served?: number;
}

/** Whether nothing but the budget limits the plan: where a law's closed form speaks. */
export const isUnlimited = ({ paramsRange, held, served = 0 }: PlanOptions): boolean =>
  !paramsRange && !held && served === 0;

/** The allocation of a compute budget with the least loss, under C = 6 N D (+ 2 N served). */
export interface OptimalPlan {
  /** Raw counts; NaN where the budget pays for no model at all. */
  readonly N: number;
  readonly D: number;
  /** Nats per token. */
  readonly loss: number;
  /** The end of the allowed sizes it lies at, because the loss still falls beyond; null inside. */
  readonly edge: 'least-params' | 'most-params' | null;
}

/** Best plan for a budget in FLOPs: the law's closed form where it has one, else the general solver. */
export function optimalPlan(
  law: Law,
  parameters: Vector,
  compute: number,
  options: PlanOptions = {},
): OptimalPlan {
  if (!law.optimum || !isUnlimited(options)) {
    return solveOptimalPlan(law, parameters, compute, options);
  }
  const { N, D } = law.optimum.atCompute(parameters, compute);
  return { N, D, loss: lossAt(law, parameters, Math.log(N), Math.log(D)), edge: null };
}

const features = new Float64Array(2);

/** Bands ask for it thousands of times: a law of log N and log D alone needs no plane made for it. */
function lossAt(law: Law, parameters: Vector, logN: number, logD: number): number {
  const [first, second, third] = law.variables;
  const isPlain =
    first?.id === 'N' && first.scale === 'log' && second?.id === 'D' && second.scale === 'log';
  if (!isPlain || third) return createPlane(law, parameters).loss(logN, logD);
  features[0] = logN;
  features[1] = logD;
  return law.evaluate(features, parameters);
}

/** Size of the best plan alone, raw count: what bands ask for hundreds of times a frame. */
export function optimalParams(law: Law, parameters: Vector, compute: number): number {
  return law.optimum
    ? law.optimum.atCompute(parameters, compute).N
    : solveOptimalPlan(law, parameters, compute).N;
}

const scanned = 48;

/** The general solver: a root of the loss's slope along the budget line, to about 1e-13 in log N. */
export function solveOptimalPlan(
  law: Law,
  parameters: Vector,
  compute: number,
  { paramsRange, held, served }: PlanOptions = {},
): OptimalPlan {
  const plane = createPlane(law, parameters, held);
  const budget = createBudget(compute, served);
  const [low, high] = paramsOnBudget(plane, budget, paramsRange);
  const near = held || served ? null : recall(law, parameters, compute);
  const { logN, loss } =
    (near === null ? null : solveNear(plane, budget, low, high, near)) ??
    solveOnBudget(plane, budget, low, high);
  if (!held && !served) remember(law, parameters, compute, logN);
  const edge = logN === low ? 'least-params' : logN === high ? 'most-params' : null;
  return { N: Math.exp(logN), D: Math.exp(budget.logTokens(logN)), loss, edge };
}

interface Remembered {
  readonly law: Law;
  readonly logC: number;
  readonly logN: number;
}

// Bands ask for the plan of the same parameters at many budgets: the last one is where to look for the next.
const lastPlans = new WeakMap<object, Remembered>();

/** Where the best log N of these parameters should be, by the last budget they were asked for. */
function recall(law: Law, parameters: Vector, compute: number): number | null {
  const last = lastPlans.get(parameters);
  return last?.law === law ? last.logN + 0.5 * (Math.log(compute) - last.logC) : null;
}

function remember(law: Law, parameters: Vector, compute: number, logN: number): void {
  if (Number.isFinite(logN)) lastPlans.set(parameters, { law, logC: Math.log(compute), logN });
}

/** Points of the budget line that must not beat a valley found without a scan. */
const watched = 8;

/**
 * The floor of the valley about `near`, found with a few evaluations; null where there is none close by, or
 * where some other place on the line is better still.
 */
function solveNear(
  plane: Plane,
  budget: Budget,
  low: number,
  high: number,
  near: number,
): { readonly logN: number; readonly loss: number } | null {
  if (!(near > low && near < high)) return null;
  const tilt = (logN: number): number =>
    plane.tilt(logN, budget.logTokens(logN), budget.price(logN));
  const lossAt = (logN: number): number => plane.loss(logN, budget.logTokens(logN));
  for (const reach of [0.05, 0.4, 2]) {
    const from = Math.max(low, near - reach);
    const to = Math.min(high, near + reach);
    if (!(tilt(from) < 0 && tilt(to) >= 0)) continue;
    const logN = findRoot(tilt, from, to, 1e-14);
    const loss = lossAt(logN);
    for (let i = 0; i <= watched; i++) {
      if (lossAt(low + ((high - low) * i) / watched) < loss) return null;
    }
    return { logN, loss };
  }
  return null;
}

/** The log N for which both N and its tokens are in the law's domain, and N in `paramsRange`. */
export function paramsOnBudget(
  { logParams, logTokens }: Plane,
  budget: Budget,
  paramsRange: readonly [number, number] = [0, Number.POSITIVE_INFINITY],
): [number, number] {
  return [
    Math.max(logParams[0], budget.logParamsFor(logTokens[1]), Math.log(paramsRange[0])),
    Math.min(logParams[1], budget.logParamsFor(logTokens[0]), Math.log(paramsRange[1])),
  ];
}

/**
 * The best log N on a budget line: every valley a scan finds is followed to its floor, and both ends count.
 * NaN where the line is empty.
 */
function solveOnBudget(
  plane: Plane,
  budget: Budget,
  low: number,
  high: number,
): { readonly logN: number; readonly loss: number } {
  if (!(low <= high)) return { logN: Number.NaN, loss: Number.NaN };
  const tilt = (logN: number): number =>
    plane.tilt(logN, budget.logTokens(logN), budget.price(logN));
  let best = low;
  let loss = Number.POSITIVE_INFINITY;
  const offer = (logN: number): void => {
    const value = plane.loss(logN, budget.logTokens(logN));
    if (value < loss) {
      best = logN;
      loss = value;
    }
  };
  let before = low;
  let tiltBefore = tilt(low);
  offer(low);
  for (let i = 1; i <= scanned; i++) {
    const here = i === scanned ? high : low + ((high - low) * i) / scanned;
    const tiltHere = tilt(here);
    if (tiltBefore < 0 && tiltHere >= 0) offer(findRoot(tilt, before, here, 1e-14));
    before = here;
    tiltBefore = tiltHere;
  }
  offer(high);
  return { logN: best, loss };
}
