import {
  type Approaches as ComparedApproaches,
  compareApproaches,
  type LossCurve,
} from '../../core/diagnose';
import { success } from '../../core/result';
import { type Analysis, fitOf, inOneStep, runsOf } from './analysis';

export interface ApproachesOptions {
  /** FLOPs at which the three are compared. */
  readonly compute: number;
  /** For Approach 1. */
  readonly curves?: readonly LossCurve[];
  readonly level?: number;
}

/** Approaches 1, 2 and 3 side by side, and the bias of 2 on this grid. Problem: `diagnose-no-plane` (law). */
export const approaches: Analysis<ApproachesOptions, ComparedApproaches> = function* (
  about,
  options,
) {
  const rows = runsOf(about);
  if (!rows.ok) return rows;
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const { law, bootstrap } = about;
  return success(
    yield* inOneStep(() =>
      compareApproaches(rows.value, { law, fit: fit.value, bootstrap, ...options }),
    ),
  );
};
