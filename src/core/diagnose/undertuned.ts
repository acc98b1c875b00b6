import { type Fit, type FitSettings, fit as fitLaw } from '../fit';
import { type Law, predict, toVector } from '../laws';
import { runToEnd } from '../long-work';
import { quantile } from '../numerics';
import type { DesignFinding } from './design-finding';
import { groupByValue, LEVEL_TOLERANCE } from './groups';
import { indicesWhere, pickRows, problemOf, type RunRows } from './run-rows';

/** A size must lie this many times the other runs' scatter above the surface, and by this share of the loss. */
const SCATTERS = 3;
const LEAST_EXCESS = 0.003;

/**
 * Sizes all of whose runs sit above the surface the other sizes make: too low or too high a learning rate, or
 * too few warm-up steps, raises every run of a size. The surface is refitted without the size, robustly, so
 * that a bad size cannot hide itself. Sizes with two runs or more; the cure is to repeat its cheapest one with
 * the learning rate swept.
 */
export function findUndertunedSizes(rows: RunRows, law: Law, fit: Fit): DesignFinding[] {
  const settings: FitSettings = { objective: 'huber-log', delta: 1e-3 };
  return groupByValue(rows.N, LEVEL_TOLERANCE).flatMap((group): DesignFinding[] => {
    if (group.rows.length < 2) return [];
    const inside = new Set(group.rows);
    const others = pickRows(
      rows,
      indicesWhere(rows.N.length, (row) => !inside.has(row)),
    );
    const without = runToEnd(fitLaw(problemOf(law, others), settings, fit.parameters));
    if (!without.ok) return [];
    const parameters = toVector(law, without.value.parameters);
    const excessOf = ({ N, D, loss }: RunRows, row: number): number =>
      Math.log(loss[row] as number) -
      Math.log(predict(law, { N: N[row] as number, D: D[row] as number }, parameters));
    const scatter =
      1.4826 *
      quantile(
        Array.from(others.N, (_, row) => Math.abs(excessOf(others, row))),
        0.5,
      );
    const excess = group.rows.map((row) => excessOf(rows, row));
    const least = Math.min(...excess);
    const mean = excess.reduce((a, b) => a + b, 0) / excess.length;
    if (!(least > 0 && mean > SCATTERS * scatter && mean > LEAST_EXCESS)) return [];
    const cheapest = group.rows.reduce((a, b) =>
      (rows.D[b] as number) < (rows.D[a] as number) ? b : a,
    );
    return [
      {
        code: 'design-undertuned-size',
        severity: 'warn',
        data: { params: group.level, excess: mean, runs: group.rows.length },
        rows: group.rows,
        cure: [{ N: group.level, D: rows.D[cheapest] as number }],
      },
    ];
  });
}
