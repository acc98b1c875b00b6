import { formatCount, formatFlops, formatPercent } from '../core/units';
import { signedPercent } from './fit-tabs';

/** Sentences of the tab `Would it have worked?`. */

const runs = (count: number): string => `${count} ${count === 1 ? 'run' : 'runs'}`;

export const rollOut = {
  what: 'backtest',
  heading: 'Roll-out over compute',
  handle: 'Cutoff on plot',
  /** Said of a fit up to `cutoff` that foretold the runs above it. */
  title(cutoff: number, held: number, meanAbsolute: number, bias: number): string {
    const lean =
      Math.abs(bias) > 0.5 * meanAbsolute ? `, mostly too ${bias > 0 ? 'high' : 'low'}` : '';
    return `Fitted up to ${formatFlops(cutoff, 2)} FLOPs, the law foretells ${runs(held)} above to ${formatPercent(meanAbsolute)} on average${lean}`;
  },
  subtitle: (coverage: number | null, level: number): string =>
    `Signed error of each run, those of a budget side by side, smallest first; bars: ${formatPercent(level)} prediction intervals, ${
      coverage === null ? 'none made' : `which hold ${formatPercent(coverage)} of the runs`
    }; hollow squares are outside. Drag the cutoff.`,
  alternative: (trained: number, held: number, worst: string): string =>
    `Errors of ${runs(trained)} fitted and ${runs(held)} foretold over compute; the worst is ${worst}.`,
  axisC: 'training compute C, FLOPs',
  axisError: 'predicted over measured, less 1, %',
  fitted: 'fitted',
  foretold: 'foretold',
  cutoff: (cutoff: number): string => `fitted up to ${formatFlops(cutoff, 2)} FLOPs`,
  none: 'There is only one budget, so nothing can be fitted below and foretold above. Add runs at another budget.',
  row: (name: string, error: number): string => `${name}: ${signedPercent(error)}`,
  outputs: {
    error: 'Backtest error',
    bias: 'Backtest bias',
    coverage: 'Backtest coverage',
    held: 'Runs foretold',
  },
  columns: {
    run: 'Run',
    params: 'Parameters',
    tokens: 'Tokens',
    compute: 'Compute',
    measured: 'Measured',
    predicted: 'Predicted',
    low: 'Prediction low',
    high: 'Prediction high',
    error: 'Signed log error',
    count: 'count',
  },
} as const;

export const leaveOut = {
  what: 'leaving one out',
  heading: 'Leave one out',
  by: 'Leave out',
  options: {
    budget: 'One budget at a time',
    size: 'One size at a time',
    cluster: 'One family at a time',
  },
  table: 'Leave one out',
  columns: {
    level: 'Left out',
    runs: 'Runs',
    fitted: 'Fitted to',
    bias: 'Signed error',
    error: 'Mean error',
    coverage: 'Inside their interval',
    worst: 'Worst run',
  },
  level: (by: 'budget' | 'size' | 'cluster', level: number): string =>
    by === 'budget'
      ? `${formatFlops(level)} FLOPs`
      : by === 'size'
        ? `${formatCount(level)} parameters`
        : `family ${level + 1}`,
  all: 'All',
  inside: (inside: number, count: number): string => `${inside} of ${count}`,
  none: '\u2013',
  worst: (name: string, error: number): string => `${name} ${signedPercent(error)}`,
} as const;
