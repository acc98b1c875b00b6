import { readHeader } from '../header-words';
import { rankHeader } from '../known-names';
import type { LogLoss } from '../log-layout';
import type { Curve } from './curve';

/** A run with the loss that is taken of it. */
interface WithCurve {
  readonly losses: readonly LogLoss[];
  readonly curve: Curve;
}

/** Every loss column of some logs, those that are taken first in front. */
export function listLosses(runs: readonly WithCurve[]): LogLoss[] {
  const found = new Map<string, LogLoss & { runs: number; order: number }>();
  for (const { losses, curve } of runs)
    for (const loss of losses) {
      if (!hasLoss(curve, loss.column)) continue;
      const known = found.get(loss.column);
      found.set(loss.column, {
        ...(known ?? { ...loss, order: found.size }),
        runs: (known?.runs ?? 0) + 1,
      });
    }
  const rank = ({ column }: LogLoss): number => rankHeader('loss', readHeader(column)) ?? 9;
  return [...found.values()]
    .sort(
      (a, b) =>
        Number(a.kind === 'train') - Number(b.kind === 'train') ||
        b.runs - a.runs ||
        rank(a) - rank(b) ||
        a.order - b.order,
    )
    .map(({ column, kind }) => ({ column, kind }));
}

/**
 * The loss column of a run: the one a person chose, else its first held-out one in the common order, else the loss
 * of training. Null where it has none of them.
 */
export function chooseLoss(
  curve: Curve,
  ordered: readonly LogLoss[],
  chosen: string | undefined,
): LogLoss | null {
  if (chosen !== undefined && ordered.some(({ column }) => column === chosen)) {
    const loss = ordered.find(({ column }) => column === chosen) as LogLoss;
    return hasLoss(curve, chosen) ? loss : null;
  }
  return ordered.find(({ column }) => hasLoss(curve, column)) ?? null;
}

function hasLoss({ columns }: Curve, column: string): boolean {
  return columns.get(column)?.some(Number.isFinite) ?? false;
}
