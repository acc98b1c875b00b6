import {
  BUDGET_TOLERANCE,
  type Group,
  groupByLabel,
  groupByValue,
  LEVEL_TOLERANCE,
} from './groups';
import { computeOf, indicesWhere, type RunRows } from './run-rows';

/** What is held out as one: never a single run where runs come in families. */
export type HeldOut = 'budget' | 'size' | 'cluster';

/** Rows a law is fitted to, and rows it is then asked about. Ascending indices. */
export interface Fold {
  /** FLOPs, parameters, or the cluster's place in order of appearance; of several groups the least. */
  readonly level: number;
  readonly train: Int32Array;
  readonly held: Int32Array;
}

/** Rows up to a cutoff in FLOPs to fit, rows above it to predict. */
export function foldAtCutoff(rows: RunRows, cutoff: number): Fold {
  const compute = computeOf(rows);
  // A budget met to the last digit belongs below, however it was multiplied out.
  const isBelow = (row: number) => (compute[row] as number) <= cutoff * (1 + 1e-9);
  return {
    level: cutoff,
    train: indicesWhere(compute.length, isBelow),
    held: indicesWhere(compute.length, (row) => !isBelow(row)),
  };
}

export function groupsOf(rows: RunRows, by: HeldOut, tolerance = BUDGET_TOLERANCE): Group[] {
  if (by === 'cluster') return groupByLabel(rows.clusters ?? []);
  if (by === 'size') return groupByValue(rows.N, LEVEL_TOLERANCE);
  return groupByValue(computeOf(rows), tolerance);
}

/** More folds than this say little more and cost as much again. */
const MOST_FOLDS = 12;

/** One fold a group; neighbouring groups are left out together where there are more than twelve. */
export function foldsByGroup(rows: RunRows, by: HeldOut, tolerance?: number): Fold[] {
  return mergeNeighbours(groupsOf(rows, by, tolerance)).map(({ level, rows: members }) => {
    const inside = new Set(members);
    return {
      level,
      train: indicesWhere(rows.N.length, (row) => !inside.has(row)),
      held: Int32Array.from(members),
    };
  });
}

function mergeNeighbours(groups: readonly Group[]): readonly Group[] {
  if (groups.length <= MOST_FOLDS) return groups;
  return Array.from({ length: MOST_FOLDS }, (_, k): Group => {
    const at = (share: number) => Math.round((share * groups.length) / MOST_FOLDS);
    const merged = groups.slice(at(k), at(k + 1));
    const rows = merged.flatMap((group) => group.rows).sort((a, b) => a - b);
    return { level: merged[0]?.level as number, rows };
  });
}

/**
 * The unit to hold out: clusters where rows are clustered; else budgets where most rows share one with others;
 * else sizes; else budgets as they are.
 */
export function chooseHeldOut(rows: RunRows, tolerance?: number): HeldOut {
  if (rows.clusters) return 'cluster';
  const shared = (by: HeldOut): boolean => {
    const groups = groupsOf(rows, by, tolerance);
    const inGroups = groups.reduce(
      (sum, group) => sum + (group.rows.length > 1 ? group.rows.length : 0),
      0,
    );
    return groups.length >= 3 && inGroups >= 0.8 * rows.N.length;
  };
  if (shared('budget')) return 'budget';
  return shared('size') ? 'size' : 'budget';
}
