import { computeForLoss, optimalPlan } from '../../core/optimum';
import type { ModelLike } from './frontier';
import { convexHull, type Pair } from './runs';

/**
 * Where the bootstrap puts the cheapest plan that reaches a loss, as (log10 C, log10 N) corners:
 * the hull of the 95 % of draws nearest their mean in the draws' own metric. Empty without draws.
 */
export function targetRegion(model: ModelLike, target: number): Pair[] {
  const points: Pair[] = [];
  for (const draw of model.draws) {
    const compute = computeForLoss(model.law, draw, target);
    if (!Number.isFinite(compute)) continue;
    points.push([Math.log10(compute), Math.log10(optimalPlan(model.law, draw, compute).N)]);
  }
  if (points.length < 3) return [];
  const n = points.length;
  const [mc, mn] = [0, 1].map((k) => points.reduce((sum, p) => sum + (p[k] as number), 0) / n) as [
    number,
    number,
  ];
  let [cc, cn, nn] = [0, 0, 0];
  for (const [c, size] of points) {
    cc += (c - mc) ** 2;
    cn += (c - mc) * (size - mn);
    nn += (size - mn) ** 2;
  }
  const determinant = cc * nn - cn * cn;
  const distance = ([c, size]: Pair): number => {
    const dc = c - mc;
    const dn = size - mn;
    // Degenerate clouds (all on a line) fall back to distance along the budget.
    return determinant > 1e-12 * cc * nn
      ? (nn * dc * dc - 2 * cn * dc * dn + cc * dn * dn) / determinant
      : Math.abs(dc);
  };
  const nearest = [...points]
    .sort((p, q) => distance(p) - distance(q))
    .slice(0, Math.ceil(0.95 * n));
  return convexHull(nearest);
}
