import type { ExplorerState, Lock } from './explorer-state';

export type Point = Pick<ExplorerState, 'C' | 'N' | 'D'>;

export const pointKeys = ['C', 'N', 'D'] as const;

/**
 * The lock a link means that names quantities but no lock. One quantity: follow the optimum. Two or more:
 * the point may lie off the optimum, so one of them is held: the budget where it is named, else the tokens.
 */
export function impliedLock(point: Point): Lock {
  const given = pointKeys.filter((key) => point[key] !== null);
  if (given.length < 2) return 'optimum';
  return point.C !== null ? 'C' : 'D';
}
