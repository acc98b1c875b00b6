import { groupByLabel } from './groups';
import type { RunRows } from './run-rows';

/** Runs of one recipe: its label, and their places among the runs asked about, ascending. */
export interface RecipeGroup {
  readonly label: string;
  readonly rows: Int32Array;
}

/** More labels than this are names of runs, not recipes. */
const MOST_RECIPES = 12;
/** Squared correlation of log N and log D above which the runs lie on one line and tell no exponents. */
const ONE_LINE = 0.99;

/**
 * Groups of runs by label that a law with `parameters` parameters could be fitted to, in the order the labels first
 * appear: more runs than parameters, with sizes and data that move apart. Empty where fewer than two are.
 */
export function listRecipeGroups(
  { N, D }: Pick<RunRows, 'N' | 'D'>,
  labels: readonly string[],
  parameters: number,
): RecipeGroup[] {
  if (new Set(labels).size > MOST_RECIPES) return [];
  const groups = groupByLabel(labels).flatMap(({ rows }): RecipeGroup[] => {
    const label = labels[rows[0] as number] as string;
    const fits = label !== '' && rows.length > parameters && spreads(N, D, rows);
    return fits ? [{ label, rows: Int32Array.from(rows) }] : [];
  });
  return groups.length > 1 ? groups : [];
}

function spreads(N: Float64Array, D: Float64Array, rows: readonly number[]): boolean {
  const log = (column: Float64Array): number[] =>
    rows.map((row) => Math.log(column[row] as number));
  const [x, y] = [log(N), log(D)];
  const [a, b] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  x.forEach((value, i) => {
    const [u, v] = [value - a, (y[i] as number) - b];
    xx += u * u;
    yy += v * v;
    xy += u * v;
  });
  return xx > 0 && yy > 0 && xy * xy < ONE_LINE * xx * yy;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
