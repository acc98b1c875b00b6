import {
  type Backtest,
  chooseHeldOut,
  type HeldOut,
  leaveOneOut,
  rollOut,
} from '../../core/diagnose';
import { success } from '../../core/result';
import { type Analysis, runsOf } from './analysis';

export type BacktestOptions = {
  /** Refits a fold, for intervals; 0 where not given. */
  readonly replicates?: number;
  readonly level?: number;
} & (
  | {
      /** Fit up to this budget (FLOPs), predict above. */
      readonly cutoff: number;
    }
  | {
      /** Leave out one of each in turn; chosen from the rows where it is null. */
      readonly by: HeldOut | null;
    }
);

/** Problems: `diagnose-no-plane`, `backtest-nothing-above`, `backtest-nothing-below`, those of a fit. */
export const backtest: Analysis<BacktestOptions, Backtest & { readonly heldOut: HeldOut | null }> =
  function* (about, options) {
    const rows = runsOf(about);
    if (!rows.ok) return rows;
    const { problem, settings, seed } = about;
    const { replicates = 0, level = 0.95 } = options;
    const how = { replicates, seed, level };
    if ('cutoff' in options) {
      const rolled = yield* rollOut(problem, rows.value, settings, options.cutoff, how);
      return rolled.ok ? success({ ...rolled.value, heldOut: null }) : rolled;
    }
    const heldOut = options.by ?? chooseHeldOut(rows.value);
    const left = yield* leaveOneOut(problem, rows.value, settings, heldOut, how);
    return success({ ...left, heldOut });
  };
