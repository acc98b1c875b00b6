import { bootstrapEllipse, type Outline, profileContour, type Threshold } from '../../core/fit';
import { success } from '../../core/result';
import { type Analysis, fitOf } from './analysis';
import { thresholdOf } from './threshold';

export interface JointRegionOptions {
  /** Ids of two parameters. */
  readonly pair: readonly [string, string];
  readonly level?: number;
  readonly rays?: number;
}

export interface JointRegion {
  /** Where the profile of both rises by the threshold. */
  readonly contour: Outline;
  /** Around the draws; null without any. */
  readonly ellipse: Outline | null;
  readonly threshold: Threshold;
}

/** Region of two parameters together. Problem: `analysis-needs-refits`. */
export const jointRegion: Analysis<JointRegionOptions, JointRegion> = function* (
  about,
  { pair, level = 0.95, rays = 32 },
) {
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const threshold = thresholdOf(about, level, 2);
  if (!threshold.ok) return threshold;
  const { problem, settings, bootstrap, law } = about;
  const rise = threshold.value;
  const contour = yield* profileContour(problem, fit.value, settings, pair, rise, rays);
  const hasDraws = bootstrap !== null && bootstrap.replicates > 2;
  const ellipse = hasDraws ? bootstrapEllipse(law, bootstrap, pair, level) : null;
  return success({ contour, ellipse, threshold: rise });
};
