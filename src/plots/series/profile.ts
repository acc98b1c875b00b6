import type { Profile } from '../../core/fit';

/** A profile likelihood as a curve: rise of the objective over the value, in units of the threshold. */
export interface ProfileSeries {
  /** Values, log10 of them where `log`. */
  readonly at: Float64Array;
  /** Rise over the threshold: 1 is where the interval ends. */
  readonly rise: Float64Array;
  readonly log: boolean;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Points of the curve between two places that were visited. */
const FINENESS = 12;
/** Past this many times the threshold a curve says no more. */
const HIGHEST = 2.2;

/**
 * The root of the rise is near linear between the places visited, so it is what is interpolated.
 *
 * @param log whether the quantity is positive and spans factors
 */
export function profileSeries(profile: Profile, log: boolean): ProfileSeries {
  const { points, threshold, estimate, low, high, lowOpen, highOpen } = profile;
  const place = (value: number): number => (log ? Math.log10(value) : value);
  const known = points.filter(
    ({ at, rise }) => Number.isFinite(place(at)) && rise <= 16 * threshold.rise,
  );
  const at: number[] = [];
  const rise: number[] = [];
  const root = (i: number): number => {
    const point = known[i];
    if (!point) return Number.NaN;
    return Math.sign(point.at - estimate) * Math.sqrt(point.rise / threshold.rise);
  };
  for (let i = 0; i + 1 < known.length; i++) {
    const from = place(known[i]?.at ?? Number.NaN);
    const to = place(known[i + 1]?.at ?? Number.NaN);
    for (let k = i === 0 ? 0 : 1; k <= FINENESS; k++) {
      const t = k / FINENESS;
      const height = (root(i) + t * (root(i + 1) - root(i))) ** 2;
      if (height > HIGHEST) continue;
      at.push(from + t * (to - from));
      rise.push(height);
    }
  }
  return {
    at: Float64Array.from(at),
    rise: Float64Array.from(rise),
    log,
    estimate: place(estimate),
    low: place(low),
    high: place(high),
    lowOpen,
    highOpen,
  };
}
