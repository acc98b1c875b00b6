import type { Inputs } from '../../laws';
import { type LongWork, runToEnd } from '../../long-work';
import type { Fit, FitProblem, FitSettings } from '../types';
import { type Profile, profileParameters } from './profile';
import { profileQuantity } from './profile-quantity';
import { type LogQuantity, responseAt, statisticOf } from './pull';
import type { Threshold } from './threshold';

/** The profiles of everything a fit states. */
export interface FitProfiles {
  /** By parameter id; none for a fixed one. */
  readonly parameters: Readonly<Record<string, Profile>>;
  /** Of N* ~ C^a and D* ~ C^b; null for a law without an allocation. */
  readonly exponents: { readonly a: Profile; readonly b: Profile } | null;
  /** Of the response at each point asked for, in order. */
  readonly predictions: readonly Profile[];
}

export function* profileFit(
  problem: FitProblem,
  fit: Fit,
  settings: FitSettings,
  threshold: Threshold,
  points: readonly Inputs[],
): LongWork<FitProfiles> {
  const { law } = problem;
  const ids = law.parameters.map(({ id }) => id);
  const total = ids.length + points.length + (law.optimum ? 2 : 0);
  let done = 0;
  const parameters: Record<string, Profile> = {};
  for (const id of ids) {
    const one = profileParameters(problem, fit, settings, [id], threshold);
    Object.assign(parameters, runToEnd(one));
    yield { done: ++done, total };
  }
  const follow = function* (quantity: LogQuantity): LongWork<Profile> {
    const profile = runToEnd(profileQuantity(problem, fit, settings, quantity, threshold));
    yield { done: ++done, total };
    return profile;
  };
  let exponents: FitProfiles['exponents'] = null;
  const { optimum } = law;
  if (optimum) {
    const a = yield* follow(statisticOf(law, (p) => optimum.exponents(p).a));
    const b = yield* follow(statisticOf(law, (p) => optimum.exponents(p).b));
    exponents = { a, b };
  }
  const predictions: Profile[] = [];
  for (const point of points) predictions.push(yield* follow(responseAt(law, point)));
  return { parameters, exponents, predictions };
}
