import type { Law } from '../laws';
import { groupsOf } from './folds';
import {
  listSpecifications,
  type MultiverseChoices,
  type RowChoice,
  type SizeChoice,
} from './multiverse';
import { computeOf, indicesWhere, pickRows, type RunRows } from './run-rows';
import { lastOfRun, smoothLoss } from './smooth-loss';

/** Specifications of one law at most: what is fitted within two seconds on a hundred runs, and can be looked at. */
const MOST = 500;

/** Choices that are not tried where there would be too many specifications, the first to go in front. */
const spare = ['inner-budgets', 'edge-budgets', 'highest-1-5', 'deltas', 'cuts'] as const;
export type Untried = (typeof spare)[number];

export interface UsualChoices extends MultiverseChoices {
  /** What was left out to stay at 500 specifications a law. */
  readonly untried: readonly Untried[];
}

/**
 * The choices a demanding reader would call defensible: four objectives, three widths, the floor free, at zero
 * and at `floor`; rows as given, none excluded, without the highest losses, without the tenth and the quarter of
 * least compute or fewest tokens, without each budget in turn. `all` are all rows there are, `given` the indices in
 * use. `sizes` holds other ways to count parameters and compute. `runs` says which run each row is a checkpoint of
 * (-1 for none); with it, the last of each run alone is a choice of rows, and the loss smoothed one of the loss.
 */
export function usualChoices(
  all: RunRows,
  given: Int32Array,
  law: Law,
  floor: number | null,
  sizes: readonly SizeChoice[] = [],
  runs: Int32Array | null = null,
): UsualChoices {
  const rows: RowChoice[] = [{ id: 'as-given', rows: given }];
  if (given.length < all.N.length) {
    rows.push({ id: 'none-excluded', rows: indicesWhere(all.N.length, () => true) });
  }
  for (const count of [1, 3, 5]) rows.push(withoutHighest(all, given, count));
  rows.push(...withoutLeast('least-compute', computeOf(all), given));
  rows.push(...withoutLeast('least-tokens', all.D, given));
  rows.push(...withoutEachBudget(all, given));
  if (runs) rows.push({ id: 'last-of-run', rows: lastOfRun(all, runs, given) });
  const choices: MultiverseChoices = {
    laws: [law],
    objectives: ['huber-log', 'log-mse', 'huber', 'mse'],
    deltas: [1e-4, 1e-3, 1e-2],
    floors: ['free', 'zero', ...(floor !== null && floor > 0 ? [{ value: floor }] : [])],
    rows: dropEqual(rows),
    sizes: sizes.length > 0 ? sizes : [{ id: 'N', params: all.N }],
    losses: [
      { id: 'as-given', loss: all.loss },
      ...(runs ? [{ id: 'smoothed', loss: smoothLoss(all, runs) }] : []),
    ],
  };
  return trim(choices);
}

/** Without spare choices, one after the other, until there are few enough specifications. */
function trim(choices: MultiverseChoices): UsualChoices {
  let left = choices;
  const untried: Untried[] = [];
  for (const id of spare) {
    if (listSpecifications(left).length <= MOST) break;
    const fewer = without(left, id);
    if (listSpecifications(fewer).length === listSpecifications(left).length) continue;
    left = fewer;
    untried.push(id);
  }
  return { ...left, untried };
}

function without(choices: MultiverseChoices, id: Untried): MultiverseChoices {
  const keep = (passes: (id: string) => boolean): MultiverseChoices => ({
    ...choices,
    rows: choices.rows.filter((row) => passes(row.id)),
  });
  const isBudget = (row: string): boolean => row.startsWith('without-budget:');
  if (id === 'deltas') return { ...choices, deltas: [1e-3] };
  if (id === 'edge-budgets') return keep((row) => !isBudget(row));
  if (id === 'highest-1-5')
    return keep((row) => row !== 'highest-loss:1' && row !== 'highest-loss:5');
  if (id === 'cuts') return keep((row) => !row.startsWith('least-tokens:'));
  const budgets = choices.rows.filter((row) => isBudget(row.id));
  return keep((row) => !isBudget(row) || row === budgets[0]?.id || row === budgets.at(-1)?.id);
}

/** Sets of rows that differ, each under its first name. */
function dropEqual(choices: readonly RowChoice[]): RowChoice[] {
  const known = new Set<string>();
  return choices.filter(({ rows }) => {
    const key = rows.join();
    return rows.length > 0 && !known.has(key) && known.add(key);
  });
}

/** The rows in use without the `count` highest losses among them. */
function withoutHighest(all: RunRows, given: Int32Array, count: number): RowChoice {
  const order = [...given].sort(
    (a, b) => (all.loss[b] as number) - (all.loss[a] as number) || a - b,
  );
  const out = new Set(order.slice(0, count));
  return { id: `highest-loss:${count}`, rows: given.filter((row) => !out.has(row)) };
}

/**
 * The rows in use without the tenth, and without the quarter, that is least by a column; runs that are equal by it stay
 * together. Named by the least value that stays and the number of runs left out.
 */
function withoutLeast(kind: string, column: Float64Array, given: Int32Array): RowChoice[] {
  const sorted = Float64Array.from(given, (row) => column[row] as number).sort();
  return [0.1, 0.25].map((share): RowChoice => {
    const least = sorted[Math.round(share * sorted.length)] ?? 0;
    const rows = given.filter((row) => (column[row] as number) >= least);
    const value = least.toPrecision(2).replace('e+', 'e');
    return { id: `${kind}:${value}:${given.length - rows.length}`, rows };
  });
}

/** The rows in use without one budget each; none where there are fewer than three budgets of two runs or more. */
function withoutEachBudget(all: RunRows, given: Int32Array): RowChoice[] {
  const budgets = groupsOf(pickRows(all, given), 'budget').filter(({ rows }) => rows.length > 1);
  if (budgets.length < 3) return [];
  return budgets.map(({ level, rows }) => {
    const out = new Set(rows.map((row) => given[row] as number));
    const id = `without-budget:${level.toPrecision(3).replace(/\.?0*e\+?/, 'e')}`;
    return { id, rows: given.filter((row) => !out.has(row)) };
  });
}
