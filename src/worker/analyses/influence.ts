import { approximateInfluence, findInfluence } from '../../core/diagnose';
import { success } from '../../core/result';
import { type Analysis, fitOf, inOneStep } from './analysis';
import { type Statistic, toStatistic } from './statistic';

/** Rows up to which each is left out in turn; above, one Newton step a row. */
const MOST_REFITS = 500;

export interface InfluenceOptions {
  readonly statistic: Statistic;
  /** Where not given, exact up to 500 rows. */
  readonly exact?: boolean;
}

export interface Influence {
  /** How far the statistic moves without each row in the fit, in its order; NaN where the rest cannot be fitted. */
  readonly moves: Float64Array;
  readonly exact: boolean;
}

export const influence: Analysis<InfluenceOptions, Influence> = function* (about, options) {
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const { law, problem, settings } = about;
  const answer = toStatistic(law, options.statistic);
  const exact = options.exact ?? fit.value.n <= MOST_REFITS;
  const moves = exact
    ? yield* findInfluence(problem, settings, fit.value, answer)
    : yield* inOneStep(() => approximateInfluence(problem, settings, fit.value, answer));
  return success({ moves, exact });
};
