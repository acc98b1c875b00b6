import { chooseThreshold, type Threshold } from '../../core/fit';
import { failure, type Result, success } from '../../core/result';
import { type AnalysisCase, fitOf } from './analysis';

/** The threshold of profiles of the fit. Problems: `analysis-no-fit`, `analysis-needs-refits`. */
export function thresholdOf(
  about: AnalysisCase,
  level: number,
  dimensions: number,
): Result<Threshold> {
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const { settings, bootstrap } = about;
  const threshold = chooseThreshold(fit.value, settings, bootstrap, level, dimensions);
  return threshold ? success(threshold) : failure('analysis-needs-refits');
}
