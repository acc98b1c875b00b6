import type { DesignFinding } from './design-finding';
import { fitParabolas } from './parabolas';
import type { RunRows } from './run-rows';

/**
 * Budgets whose best size is the smallest or the largest they tried, by their own parabola or by their least
 * loss: they bound the optimum from one side only. The cure is one more size at the same budget.
 */
export function findEdgeBudgets(rows: RunRows): DesignFinding[] {
  return fitParabolas(rows).budgets.flatMap((budget): DesignFinding[] => {
    const sizes = [...new Set(budget.rows.map((row) => rows.N[row] as number))].sort(
      (a, b) => a - b,
    );
    const best = budget.rows.reduce((a, b) =>
      (rows.loss[b] as number) < (rows.loss[a] as number) ? b : a,
    );
    const bestSize = rows.N[best] as number;
    const { place, compute } = budget;
    const [smallest, second] = [sizes[0] as number, sizes[1] as number];
    const [largest, before] = [sizes.at(-1) as number, sizes.at(-2) as number];
    const isLow =
      place === 'below-smallest' ||
      (place === 'no-minimum' && bestSize === smallest) ||
      bestSize === smallest;
    const isHigh = !isLow && (place === 'above-largest' || bestSize === largest);
    if (!isLow && !isHigh) return [];
    const step = Math.min(4, Math.max(1.5, isLow ? second / smallest : largest / before));
    const N = Number((isLow ? smallest / step : largest * step).toPrecision(3));
    return [
      {
        code: 'design-edge-optimum',
        severity: 'warn',
        data: { compute, side: isLow ? 'smallest' : 'largest', params: isLow ? smallest : largest },
        rows: budget.rows,
        cure: [{ N, D: compute / (6 * N) }],
      },
    ];
  });
}
