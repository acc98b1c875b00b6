import { type Inputs, type Law, predict, type Vector } from '../laws';
import { findRoot } from '../numerics';
import { createPlane, type Plane } from './plane';

/** What limits a plan beside its compute. Further constraints of a plan belong here. */
export interface PlanOptions {
  /** Parameters the plan may have, raw counts; all the law is defined for when absent. */
  readonly paramsRange?: readonly [number, number];
  /** The law's variables other than N and D, in base units. */
  readonly held?: Inputs;
}

/** The allocation of a compute budget with the least loss, under C = 6 N D. */
export interface OptimalPlan {
  /** Raw counts. */
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
  if (!law.optimum || options.paramsRange || options.held) {
    return solveOptimalPlan(law, parameters, compute, options);
  }
  const { N, D } = law.optimum.atCompute(parameters, compute);
  return { N, D, loss: predict(law, { N, D }, parameters), edge: null };
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
  { paramsRange, held }: PlanOptions = {},
): OptimalPlan {
  const plane = createPlane(law, parameters, held);
  const logPairs = Math.log(compute / 6);
  const [low, high] = paramsOnBudget(plane, logPairs, paramsRange);
  const { logN, loss } = solveOnBudget(plane, logPairs, low, high);
  const edge = logN === low ? 'least-params' : logN === high ? 'most-params' : null;
  return { N: Math.exp(logN), D: Math.exp(logPairs - logN), loss, edge };
}

/** The log N for which both N and D = C / 6N are in the law's domain, and N in `paramsRange`. */
export function paramsOnBudget(
  { logParams, logTokens }: Plane,
  logPairs: number,
  paramsRange: readonly [number, number] = [0, Number.POSITIVE_INFINITY],
): [number, number] {
  return [
    Math.max(logParams[0], logPairs - logTokens[1], Math.log(paramsRange[0])),
    Math.min(logParams[1], logPairs - logTokens[0], Math.log(paramsRange[1])),
  ];
}

/** The best log N on a budget line: every valley a scan finds is followed to its floor, and both ends count. */
export function solveOnBudget(
  plane: Plane,
  logPairs: number,
  low: number,
  high: number,
): { readonly logN: number; readonly loss: number } {
  const tilt = (logN: number): number => plane.tilt(logN, logPairs - logN);
  let best = low;
  let loss = Number.POSITIVE_INFINITY;
  const offer = (logN: number): void => {
    const value = plane.loss(logN, logPairs - logN);
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
