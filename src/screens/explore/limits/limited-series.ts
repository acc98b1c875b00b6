import type { FrontierSeries, SliceLimits } from '../../../plots';
import {
  goodEnough,
  logTokensAlong,
  type PlanModel,
  type Point,
  paramsLeft,
  planFor,
} from '../../../state';

/** Budgets of the path under limits: each is a search. */
const STEPS = 24;
const LOG10_6 = Math.log10(6);

/**
 * The best plans under limits over log10 of the budget; budgets that leave no plan are missing. Without bands:
 * a band of searches does not fit into a frame.
 */
export function limitedFrontier(
  model: PlanModel,
  [from, to]: readonly [number, number],
  tolerance: number,
): FrontierSeries {
  const rows: number[][] = [];
  for (let i = 0; i <= STEPS; i++) {
    const logC = from + ((to - from) * i) / STEPS;
    const { N, D, loss } = planFor(model, 10 ** logC);
    if (!Number.isFinite(N)) continue;
    const good = goodEnough(model, 10 ** logC, tolerance);
    rows.push([logC, N, loss, D / N, good.low, good.high]);
  }
  const column = (at: number, of: (value: number) => number) =>
    Float64Array.from(rows, (row) => of(row[at] as number));
  const same = (value: number): number => value;
  return {
    logC: column(0, same),
    logN: column(1, Math.log10),
    loss: column(2, same),
    logRatio: column(3, Math.log10),
    bands: [],
    ratioBands: [],
    goodLow: column(4, Math.log10),
    goodHigh: column(5, Math.log10),
  };
}

/** The same path over what its plans train with, 6 N D: where it lies on the plane of the runs. */
export function byTraining(frontier: FrontierSeries): FrontierSeries {
  const logC = frontier.logN.map(
    (logN, i) => LOG10_6 + 2 * logN + (frontier.logRatio[i] as number),
  );
  return { ...frontier, logC };
}

/** How the IsoFLOP curve is cut through the limits at a budget; null without any. */
export function sliceLimits(model: PlanModel, point: Point): SliceLimits | null {
  const { limiting } = model;
  if (!limiting) return null;
  const fits =
    limiting.memory === undefined
      ? Number.POSITIVE_INFINITY
      : Math.log((limiting.memory * 8) / limiting.bits);
  const { N, D } = planFor(model, point.C);
  // A size whose serving takes nearly all of the budget is a wall, not a choice.
  const paid = Math.log(
    paramsLeft(model, point.C, Math.max(1e6, (Number.isFinite(D) ? D : point.D) / 20)),
  );
  return {
    optimum: Number.isFinite(N) ? N : point.N,
    mostLogN: Math.min(fits, paid),
    logTokens: (logN) => logTokensAlong(model, point.C, logN),
  };
}

/** log10 of the training FLOPs a size is left with at a budget: the budget's line on the plane of the runs. */
export function trainingAlong(model: PlanModel, compute: number, logN: number): number {
  const N = 10 ** logN;
  const served = model.limiting?.served ?? 0;
  return Math.log10(Math.max(1, compute - 2 * N * served));
}
