import { type Residuals as FoundResiduals, findResiduals } from '../../core/diagnose';
import { findLinearRows } from '../../core/fit';
import { success } from '../../core/result';
import { type Analysis, fitOf, inOneStep } from './analysis';

export interface Residuals extends FoundResiduals {
  /** One entry a row: -1 or 1 in Huber's linear part (predicted too low or too high), 0 inside delta. */
  readonly linear: Int8Array;
}

/** Residuals, leverage and QQ points of the rows in the fit, in its order. */
export const residuals: Analysis<Readonly<Record<string, never>>, Residuals> = function* (about) {
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const { problem, settings } = about;
  return success(
    yield* inOneStep(() => ({
      ...findResiduals(problem, settings, fit.value),
      linear: findLinearRows(problem, fit.value, settings),
    })),
  );
};
