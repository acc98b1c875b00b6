import { isoLossCurve, optimalPlan } from '../../core/optimum';
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
  const steps = 160;
  const sizes = Float64Array.from(
    { length: steps + 1 },
    (_, i) => toN + 0.5 - ((toN - fromN + 1) * i) / steps,
  );
  const params = sizes.map((n) => 10 ** n);
  return contourLevels(model, fromC, toC)
    .map((loss) =>
      clipRight(loss, sizes, isoLossCurve(model.law, model.parameters, loss, params), toC),
    )
    .filter(({ logC }) => logC.length > 1);
}

/** The line without sizes that cannot reach the loss, and without the tail that only runs on past the right edge. */
function clipRight(loss: number, sizes: Float64Array, tokens: Float64Array, toC: number): Contour {
  const logC: number[] = [];
  const logN: number[] = [];
  for (let i = 0; i < sizes.length; i++) {
    const n = sizes[i] as number;
    const c = LOG10_6 + n + Math.log10(tokens[i] as number);
    if (!Number.isFinite(c)) continue;
    const before = logC.at(-1);
    logN.push(n);
    logC.push(c);
    if (c > toC + 1 && before !== undefined && before < c) break;
  }
  return { loss, logC: Float64Array.from(logC), logN: Float64Array.from(logN) };
}

function contourLevels(model: ModelLike, fromC: number, toC: number): number[] {
  const levels: number[] = [];
  for (let k = 0; k < maximumContours; k++) {
    const compute = 10 ** (fromC + ((toC - fromC) * (k + 0.35)) / maximumContours);
    const exact = optimalPlan(model.law, model.parameters, compute).loss;
    const next = optimalPlan(model.law, model.parameters, compute * 10).loss;
    // One digit finer than the distance to the next decade's level, at most three decimals.
    const decimals = Math.max(
      1,
      Math.min(3, Math.ceil(-Math.log10(Math.abs(exact - next) || 1)) + 1),
    );
    const level = Number(exact.toFixed(decimals));
    if (!levels.includes(level)) levels.push(level);
  }
  return levels;
}
