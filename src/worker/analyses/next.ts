import { type NextRuns, proposeRuns } from '../../core/next-runs';
import { type Analysis, fitOf } from './analysis';

type NextOptions = Parameters<typeof proposeRuns>[1];

/** The runs to make next for a target. Problems: those of `proposeRuns`. */
export const next: Analysis<NextOptions, NextRuns> = function* (about, options) {
  const fit = fitOf(about);
  if (!fit.ok) return fit;
  const { problem, settings } = about;
  return yield* proposeRuns({ problem, settings, fit: fit.value }, options);
};
