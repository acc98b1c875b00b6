import {
  type BootstrapPlan,
  bootstrap,
  type Fit,
  type FitProblem,
  type FitSettings,
  fit as fitLaw,
  mapDraws,
} from '../fit';
import { toVector } from '../laws';
import type { LongWork } from '../long-work';
import { createRandom, type Interval, percentileInterval } from '../numerics';
import { failure, type Problem, type Result, success } from '../result';
import { type Fold, foldAtCutoff, foldsByGroup, groupsOf, type HeldOut } from './folds';
import { describeRows, writeFeatures } from './row-geometry';
import { computeOf, pickProblem, type RunRows } from './run-rows';

/** One run that was predicted without being used. */
export interface HeldRun {
  /** Index in the problem. */
  readonly row: number;
  readonly params: number;
  readonly tokens: number;
  readonly compute: number;
  readonly observed: number;
  readonly predicted: number;
  /** log predicted - log observed: positive where the forecast was too high. */
  readonly error: number;
  /** Where the law's mean lies; null without replicates. */
  readonly meanInterval: Interval | null;
  /** Where one such run lies: the mean's interval and the scatter of runs. */
  readonly predictionInterval: Interval | null;
}

export interface BacktestFold {
  readonly level: number;
  /** Rows the law was fitted to. */
  readonly trained: number;
  readonly fit: Fit | null;
  /** Why the fold could not be fitted; its runs are then not in the summary. */
  readonly problem: Problem | null;
  readonly runs: readonly HeldRun[];
}

export interface BacktestSummary {
  readonly runs: number;
  /** Means over runs of the signed and the absolute log error, and the root mean square. */
  readonly bias: number;
  readonly meanAbsolute: number;
  readonly rootMeanSquare: number;
  readonly worst: HeldRun | null;
  /** Share of runs inside their prediction interval; null without intervals. */
  readonly coverage: number | null;
  readonly level: number;
}

export interface Backtest {
  readonly folds: readonly BacktestFold[];
  readonly summary: BacktestSummary;
}

export interface BacktestOptions {
  /** Bootstrap refits a fold; 0 for no intervals. */
  readonly replicates?: number;
  readonly seed?: number;
  readonly level?: number;
}

/**
 * Fit below a budget, predict above it: would the forecast have worked? `cutoff` in FLOPs. Fails with
 * `backtest-nothing-above` or `backtest-nothing-below` (cutoff, low, high, in FLOPs), or with the reason the
 * rows below cannot be fitted.
 */
export function* rollOut(
  problem: FitProblem,
  rows: RunRows,
  settings: FitSettings,
  cutoff: number,
  options: BacktestOptions = {},
): LongWork<Result<Backtest>> {
  const fold = foldAtCutoff(rows, cutoff);
  const compute = computeOf(rows);
  const low = compute.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = compute.reduce((a, b) => Math.max(a, b), 0);
  if (fold.held.length === 0) return failure('backtest-nothing-above', { cutoff, low, high });
  if (fold.train.length === 0) return failure('backtest-nothing-below', { cutoff, low, high });
  const backtest = yield* runFolds(problem, rows, settings, [fold], options);
  const reason = backtest.folds[0]?.problem;
  return reason ? { ok: false, problem: reason } : success(backtest);
}

/** Leaves out one budget, size or cluster after the other. Folds that cannot be fitted carry their reason. */
export function* leaveOneOut(
  problem: FitProblem,
  rows: RunRows,
  settings: FitSettings,
  by: HeldOut,
  options: BacktestOptions = {},
): LongWork<Backtest> {
  return yield* runFolds(problem, rows, settings, foldsByGroup(rows, by), options);
}

const MOST_CUTOFFS = 12;

/**
 * Cutoffs a roll-out can be asked for: between neighbouring budgets, lowest first, in FLOPs; at most twelve,
 * evenly over the budgets.
 */
export function listCutoffs(rows: RunRows): number[] {
  const levels = groupsOf(rows, 'budget').map(({ level }) => level);
  const between = levels.slice(1).map((level, i) => Math.sqrt(level * (levels[i] as number)));
  if (between.length <= MOST_CUTOFFS) return between;
  return Array.from({ length: MOST_CUTOFFS }, (_, k) => {
    return between[Math.floor(((k + 0.5) * between.length) / MOST_CUTOFFS)] as number;
  });
}

function* runFolds(
  problem: FitProblem,
  rows: RunRows,
  settings: FitSettings,
  folds: readonly Fold[],
  options: BacktestOptions,
): LongWork<Backtest> {
  const done: BacktestFold[] = [];
  for (const [k, fold] of folds.entries()) {
    done.push(yield* runFold(problem, rows, settings, fold, options));
    yield { done: k + 1, total: folds.length };
  }
  return { folds: done, summary: summarise(done, options.level ?? 0.95) };
}

function* runFold(
  problem: FitProblem,
  rows: RunRows,
  settings: FitSettings,
  { level: at, train, held }: Fold,
  { replicates = 200, seed = 1, level = 0.95 }: BacktestOptions,
): LongWork<BacktestFold> {
  const training = pickProblem(problem, train);
  const fitted = yield* fitLaw(training, settings);
  if (!fitted.ok) {
    return { level: at, trained: train.length, fit: null, problem: fitted.problem, runs: [] };
  }
  const { law } = problem;
  const fit = fitted.value;
  const plan: BootstrapPlan = { replicates, seed };
  const draws = replicates > 0 ? yield* bootstrap(training, fit, settings, plan) : null;
  const { residuals, count, inner, logSpace } = describeRows(training, settings, fit);
  // Residuals of a fit are smaller than the scatter they are a sample of.
  const inflation = Math.sqrt(count / Math.max(1, count - inner.length));
  const parameters = toVector(law, fit.parameters);
  const features = new Float64Array(law.variables.length);
  const compute = computeOf(rows);
  const runs = Array.from(held, (row): HeldRun => {
    writeFeatures(law, problem.variables, row, features);
    const observed = problem.response[row] as number;
    const predicted = law.evaluate(features, parameters);
    const means = draws ? mapDraws(draws, (p) => law.evaluate(features, p)) : null;
    const random = createRandom(seed, 0x100000000 + row);
    const error = problem.standardErrors?.[row];
    const unit = error === undefined ? 1 : logSpace ? error / observed : error;
    const scattered = means?.map((mean) => {
      const shock = unit * inflation * (residuals[random.below(count)] as number);
      return logSpace ? mean * Math.exp(-shock) : mean - shock;
    });
    return {
      row,
      params: rows.N[row] as number,
      tokens: rows.D[row] as number,
      compute: compute[row] as number,
      observed,
      predicted,
      error: Math.log(predicted / observed),
      meanInterval: means ? percentileInterval(means, level) : null,
      predictionInterval: scattered ? percentileInterval(scattered, level) : null,
    };
  });
  return { level: at, trained: train.length, fit, problem: null, runs };
}

function summarise(folds: readonly BacktestFold[], level: number): BacktestSummary {
  const runs = folds.flatMap((fold) => fold.runs);
  const mean = (value: (run: HeldRun) => number): number =>
    runs.length > 0 ? runs.reduce((sum, run) => sum + value(run), 0) / runs.length : Number.NaN;
  const hasIntervals = runs.length > 0 && runs.every((run) => run.predictionInterval !== null);
  const isInside = ({ predictionInterval, observed }: HeldRun): boolean =>
    predictionInterval !== null &&
    predictionInterval.low <= observed &&
    observed <= predictionInterval.high;
  const worst = runs.reduce<HeldRun | null>(
    (a, b) => (a && Math.abs(a.error) >= Math.abs(b.error) ? a : b),
    null,
  );
  return {
    runs: runs.length,
    bias: mean(({ error }) => error),
    meanAbsolute: mean(({ error }) => Math.abs(error)),
    rootMeanSquare: Math.sqrt(mean(({ error }) => error * error)),
    worst,
    coverage: hasIntervals ? mean((run) => (isInside(run) ? 1 : 0)) : null,
    level,
  };
}
