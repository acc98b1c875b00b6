import { type Backtest, type HeldRun, rollOut, rowsOf } from '../../core/diagnose';
import type { FitProblem, FitSettings } from '../../core/fit';
import { runToEnd } from '../../core/long-work';
import { failure, type Result, success } from '../../core/result';
import { formatFlops } from '../../core/units';
import { describeBacktest } from '../../messages/diagnose';
import type { Arguments } from '../arguments';
import { toJson } from '../json';
import { readPositive } from '../values';

/** What `fit --backtest C` adds: the fit of the runs up to C FLOPs, judged on those above. */
export interface BacktestReport {
  /** FLOPs. */
  readonly cutoff: number;
  /** Runs fitted, and their fit. */
  readonly trained: number;
  readonly params: Readonly<Record<string, number>>;
  readonly summary: ReturnType<typeof reportSummary>;
  readonly runs: readonly ReturnType<typeof reportRun>[];
}

/**
 * The backtest of `--backtest C`; null where it was not asked for. Problems: `cli-not-a-number`,
 * `cli-not-positive`, `diagnose-no-plane` (law), and those of `rollOut`.
 */
export function readBacktest(
  args: Arguments,
  problem: FitProblem,
  settings: FitSettings,
  plan: { readonly replicates: number; readonly seed: number },
): Result<BacktestReport | null> {
  const text = args.text('backtest');
  if (text === undefined) return success(null);
  const cutoff = readPositive('--backtest', text);
  if (!cutoff.ok) return cutoff;
  const rows = rowsOf(problem);
  if (!rows) return failure('diagnose-no-plane', { law: problem.law.id });
  const result = runToEnd(rollOut(problem, rows, settings, cutoff.value, plan));
  if (!result.ok) return result;
  const [fold] = result.value.folds;
  return success({
    cutoff: cutoff.value,
    trained: fold?.trained ?? 0,
    params: fold?.fit?.parameters ?? {},
    summary: reportSummary(result.value.summary),
    runs: (fold?.runs ?? []).map(reportRun),
  });
}

const ends = (interval: HeldRun['meanInterval']): readonly [number, number] | null =>
  interval && [interval.low, interval.high];

/** A held-out run; `row` counts the runs in use from 0, errors are log predicted - log observed. */
export function reportRun(run: HeldRun) {
  const { row, params: N, tokens: D, compute: C, observed, predicted, error } = run;
  const intervals = { mean: ends(run.meanInterval), prediction: ends(run.predictionInterval) };
  return { row, N, D, C, observed, predicted, error, intervals };
}

export function reportSummary(summary: Backtest['summary']) {
  const { worst, ...rest } = summary;
  return { ...rest, worst: worst && reportRun(worst), words: describeBacktest(summary) };
}

/** The output of `fit` with a backtest put into it: a key `backtest` of the JSON, or a line below the table. */
export function withBacktest(
  output: string,
  report: BacktestReport | null,
  asJson: boolean,
): string {
  if (report === null) return output;
  if (asJson) return toJson({ ...JSON.parse(output), backtest: report });
  return `${output}\nBacktest, fitted up to ${formatFlops(report.cutoff)} FLOPs: ${report.summary.words}\n`;
}
