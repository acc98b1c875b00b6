import type { CurveTake } from '../import-choices';
import type { Curve } from './curve';

/** A loss of a run and the step it was measured at. */
export interface Measured {
  readonly step: number;
  readonly loss: number;
  readonly line: number;
  /** Entry of the curve. */
  readonly at: number;
  /** Logged values the loss is the mean of, and the first of their steps; 1 where it is a value as logged. */
  readonly averaged: number;
  readonly since: number;
}

/** A smoothed final loss is the mean of what was logged in this last share of the steps, */
const WINDOW = 0.05;
/** and of no fewer values than this where there are as many. */
const FEWEST = 3;

/** What is taken of a curve: its last loss, the mean of its last ones, or each of them. Empty where nothing was logged. */
export function measure(curve: Curve, column: string, take: CurveTake): Measured[] {
  const values = curve.columns.get(column);
  const entries: Measured[] = [];
  values?.forEach((loss, at) => {
    if (!Number.isFinite(loss)) return;
    const step = curve.steps[at] as number;
    entries.push({ step, loss, line: curve.lines[at] ?? 0, at, averaged: 1, since: step });
  });
  const last = entries.at(-1);
  if (!last || take === 'checkpoints') return entries;
  if (take === 'final') return [last];
  const from = last.step - WINDOW * (last.step - (entries[0] as Measured).step);
  const within = entries.filter(({ step }) => step >= from);
  const window = within.length >= FEWEST ? within : entries.slice(-FEWEST);
  const loss = window.reduce((sum, entry) => sum + entry.loss, 0) / window.length;
  return [{ ...last, loss, averaged: window.length, since: (window[0] as Measured).step }];
}

/** Ends so far above the least loss it had reached are no end of training. */
const RISE = 1.15;
const MEDIAN_OF = 5;

export interface Divergence {
  readonly step: number;
  readonly loss: number;
  readonly least: number;
}

/** A run whose loss ended as nan or infinite, or far above its minimum (running medians, so that a spike is none). */
export function findDivergence(curve: Curve, column: string): Divergence | null {
  const values = curve.columns.get(column) ?? new Float64Array(0);
  const logged = [...values.keys()].filter((at) => !Number.isNaN(values[at]));
  const last = logged.at(-1);
  if (last === undefined) return null;
  const finite = logged.map((at) => values[at] as number).filter(Number.isFinite);
  const least = Math.min(...finite);
  const step = curve.steps[last] as number;
  if (!Number.isFinite(values[last])) return { step, loss: Number.POSITIVE_INFINITY, least };
  if (finite.length < 2 * MEDIAN_OF) return null;
  let lowest = Number.POSITIVE_INFINITY;
  let median = Number.NaN;
  for (let end = MEDIAN_OF; end <= finite.length; end++) {
    median = finite.slice(end - MEDIAN_OF, end).sort((a, b) => a - b)[MEDIAN_OF >> 1] as number;
    lowest = Math.min(lowest, median);
  }
  return median > RISE * lowest ? { step, loss: median, least: lowest } : null;
}
