import { type Jackknife, jackknife } from '../../core/fit';
import { success } from '../../core/result';
import { type Analysis, fitOf } from './analysis';

/** One refit without each row, or without each family: what BCa intervals need beside the bootstrap. */
export const bca: Analysis<Readonly<Record<string, never>>, Jackknife> = function* (about) {
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const { problem, settings, clusters } = about;
  return success(yield* jackknife(problem, fit.value, settings, clusters));
};
