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
/** Runs a size needs to be judged by. */
const FEWEST_RUNS = 3;

/**
 * Sizes all of whose runs sit above the surface the other sizes make: too low or too high a learning rate, or
 * too few warm-up steps, raises every run of a size. The surface is refitted without the size, robustly, so
 * that a bad size cannot hide itself. Judged are sizes with three runs or more at tokens per parameter the other
 * sizes have too: beyond them the surface itself is a guess. The cure is to repeat its cheapest run with the
 * learning rate swept.
 */
export function findUndertunedSizes(rows: RunRows, law: Law, fit: Fit): DesignFinding[] {
  const settings: FitSettings = { objective: 'huber-log', delta: 1e-3 };
  return groupByValue(rows.N, LEVEL_TOLERANCE).flatMap((group): DesignFinding[] => {
    if (group.rows.length < FEWEST_RUNS) return [];
    const inside = new Set(group.rows);
    const others = pickRows(
      rows,
      indicesWhere(rows.N.length, (row) => !inside.has(row)),
    );
    const ratios = others.N.map((N, row) => (others.D[row] as number) / N);
    const [low, high] = [quantile(ratios, 0.05), quantile(ratios, 0.95)];
    const judged = group.rows.filter((row) => {
      const ratio = (rows.D[row] as number) / (rows.N[row] as number);
      return ratio >= low * (1 - LEVEL_TOLERANCE) && ratio <= high * (1 + LEVEL_TOLERANCE);
    });
    if (judged.length < FEWEST_RUNS) return [];
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
    const excess = judged.map((row) => excessOf(rows, row));
    const least = Math.min(...excess);
    const mean = excess.reduce((a, b) => a + b, 0) / excess.length;
    if (!(least > 0 && mean > SCATTERS * scatter && mean > LEAST_EXCESS)) return [];
    const cheapest = judged.reduce((a, b) =>
      (rows.D[b] as number) < (rows.D[a] as number) ? b : a,
    );
    return [
      {
        code: 'design-undertuned-size',
        severity: 'warn',
        data: { params: group.level, excess: mean, runs: judged.length },
        rows: judged,
        cure: [{ N: group.level, D: rows.D[cheapest] as number }],
      },
    ];
  });
}
