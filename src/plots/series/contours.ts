import { optimalPlan, tokensForLoss } from '../../core/optimum';
import type { ModelLike } from './frontier';
import { LOG10_6 } from './runs';

/** One iso-loss line as (log10 C, log10 N) from large N to small. */
export interface Contour {
  readonly loss: number;
  readonly logC: Float64Array;
  readonly logN: Float64Array;
}

const maximumContours = 8;

/**
 * Iso-loss lines over the plane: levels at evenly spaced budgets of the frontier, rounded so that a label is short.
 * Each line is exact at every vertex (N chosen, D solved), not traced over a grid.
 */
export function contourSeries(
  model: ModelLike,
  [fromC, toC]: readonly [number, number],
  [fromN, toN]: readonly [number, number],
): Contour[] {
  const contours: Contour[] = [];
  for (const loss of contourLevels(model, fromC, toC)) {
    const logC: number[] = [];
    const logN: number[] = [];
    const steps = 160;
    for (let i = 0; i <= steps; i++) {
      const n = toN + 0.5 - ((toN - fromN + 1) * i) / steps;
      const tokens = tokensForLoss(model.law, model.parameters, 10 ** n, loss);
      if (!Number.isFinite(tokens)) continue;
      const c = LOG10_6 + n + Math.log10(tokens);
      logN.push(n);
      logC.push(c);
      // Past the right edge the line only runs on towards its smallest size.
      if (c > toC + 1 && i > 0 && (logC[logC.length - 2] as number) < c) break;
    }
    if (logC.length > 1) {
      contours.push({ loss, logC: Float64Array.from(logC), logN: Float64Array.from(logN) });
    }
  }
  return contours;
}

function contourLevels(model: ModelLike, fromC: number, toC: number): number[] {
  const levels: number[] = [];
  for (let k = 0; k < maximumContours; k++) {
    const compute = 10 ** (fromC + ((toC - fromC) * (k + 0.35)) / maximumContours);
    const exact = optimalPlan(model.law, model.parameters, compute).loss;
    const next = optimalPlan(model.law, model.parameters, compute * 10).loss;
    // One digit finer than the distance to the next decade's level, at most three decimals.
    const decimals = Math.max(1, Math.min(3, Math.ceil(-Math.log10(Math.abs(exact - next) || 1)) + 1));
    const level = Number(exact.toFixed(decimals));
    if (!levels.includes(level)) levels.push(level);
  }
  return levels;
}
