import { type Bootstrap, type Fit, type FitProblem, type FitSettings, mapDraws } from '../fit';
import { type Inputs, predict, toFeatures, toVector } from '../laws';
import { createRandom, type Interval, percentileInterval } from '../numerics';
import { describeRows } from './row-geometry';

/** A prediction of one run that was not made yet, with intervals at several levels. */
export interface Foretold {
  /** The fitted law's response there, base units. */
  readonly value: number;
  readonly intervals: readonly {
    readonly level: number;
    /** Where the law's mean lies. */
    readonly mean: Interval;
    /** Where one such run lies: the mean's interval and the scatter of runs. */
    readonly run: Interval;
  }[];
}

/** Values behind an interval, so that its ends do not rest on a handful of draws. */
const LEAST_VALUES = 4000;
/** Streams of the seed that bootstrap replicates never reach. */
const STREAM = 0x200000000;

/**
 * Percentile intervals of a run at a point: of the mean from the refits, of a run with residuals of the fit drawn
 * on top of each refit, inflated by the degrees of freedom the fit took. The same fit and draws give the same
 * intervals. Rows weighted by standard errors lend the typical one to the new run. No intervals without draws.
 */
export function foretellRun(
  problem: FitProblem,
  settings: FitSettings,
  fit: Fit,
  draws: Bootstrap | null,
  inputs: Inputs,
  levels: readonly number[],
): Foretold {
  const { law } = problem;
  const value = predict(law, inputs, toVector(law, fit.parameters));
  if (!draws || draws.replicates === 0) return { value, intervals: [] };
  const features = toFeatures(law, inputs);
  const means = mapDraws(draws, (p) => law.evaluate(features, p));
  const { residuals, scales, count, inner, logSpace } = describeRows(problem, settings, fit);
  const inflation = Math.sqrt(count / Math.max(1, count - inner.length));
  const typical = [...scales].sort((a, b) => a - b)[count >> 1] as number;
  const each = Math.ceil(LEAST_VALUES / means.length);
  const runs = new Float64Array(each * means.length);
  const random = createRandom(draws.seed, STREAM);
  for (let k = 0; k < runs.length; k++) {
    const mean = means[k % means.length] as number;
    const shock = (inflation / typical) * (residuals[random.below(count)] as number);
    runs[k] = logSpace ? mean * Math.exp(-shock) : mean - shock;
  }
  return {
    value,
    intervals: levels.map((level) => ({
      level,
      mean: percentileInterval(means, level),
      run: percentileInterval(runs, level),
    })),
  };
}
