import {
  type FitProfiles,
  type Profile,
  profileFit,
  profileQuantity,
  statisticOf,
  type Threshold,
} from '../../core/fit';
import type { Inputs } from '../../core/laws';
import { success } from '../../core/result';
import { type Analysis, fitOf } from './analysis';
import { type Statistic, toStatistic } from './statistic';
import { thresholdOf } from './threshold';

export interface ProfilesOptions {
  /** 0.95 where not given. */
  readonly level?: number;
  /** Points at which the response is profiled. */
  readonly points?: readonly Inputs[];
  /** Further positive numbers to profile, such as N* at a budget. */
  readonly statistics?: readonly Statistic[];
}

export interface Profiles extends FitProfiles {
  /** In the order of `ProfilesOptions.statistics`. */
  readonly statistics: readonly Profile[];
  readonly threshold: Threshold;
}

/** Profiles of every parameter, of the exponents, and of what else is asked. Problems: `analysis-needs-refits`. */
export const profiles: Analysis<ProfilesOptions, Profiles> = function* (about, options) {
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const threshold = thresholdOf(about, options.level ?? 0.95, 1);
  if (!threshold.ok) return threshold;
  const { problem, settings, law } = about;
  const found = yield* profileFit(
    problem,
    fit.value,
    settings,
    threshold.value,
    options.points ?? [],
  );
  const statistics: Profile[] = [];
  for (const statistic of options.statistics ?? []) {
    const quantity = statisticOf(law, toStatistic(law, statistic));
    statistics.push(
      yield* profileQuantity(problem, fit.value, settings, quantity, threshold.value),
    );
  }
  return success({ ...found, statistics, threshold: threshold.value });
};
