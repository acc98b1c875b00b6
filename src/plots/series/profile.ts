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
/** Places nearer than this share of the whole are one: a search for the threshold ends with several. */
const NEAREST = 0.004;

/**
 * The root of the rise is near linear between the places visited, so it is what is interpolated, by a monotone
 * cubic (Fritsch and Carlson 1980).
 *
 * @param log whether the quantity is positive and spans factors
 */
export function profileSeries(profile: Profile, log: boolean): ProfileSeries {
  const { points, threshold, estimate, low, high, lowOpen, highOpen } = profile;
  const place = (value: number): number => (log ? Math.log10(value) : value);
  const known = points.filter(
    ({ at, rise }) => Number.isFinite(place(at)) && rise <= 16 * threshold.rise,
  );
  const span = place(known.at(-1)?.at ?? 0) - place(known[0]?.at ?? 0);
  const knots: { readonly x: number; readonly y: number }[] = [];
  for (const { at: value, rise: height } of known) {
    const x = place(value);
    const before = knots.at(-1);
    if (before && (x === before.x || (x - before.x < NEAREST * span && value !== estimate))) {
      continue;
    }
    knots.push({
      x,
      y: Math.sign(value - estimate) * Math.sqrt(height / threshold.rise),
    });
  }
  const slopes = monotoneSlopes(knots);
  const at: number[] = [];
  const rise: number[] = [];
  for (let i = 0; i + 1 < knots.length; i++) {
    const [from, to] = [knots[i], knots[i + 1]] as const;
    if (!from || !to) continue;
    const width = to.x - from.x;
    for (let k = i === 0 ? 0 : 1; k <= FINENESS; k++) {
      const t = k / FINENESS;
      const root =
        from.y * (1 + 2 * t) * (1 - t) ** 2 +
        to.y * t * t * (3 - 2 * t) +
        width * t * (1 - t) * ((slopes[i] ?? 0) * (1 - t) - (slopes[i + 1] ?? 0) * t);
      if (root * root > HIGHEST) continue;
      at.push(from.x + t * width);
      rise.push(root * root);
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

/** Slopes at the knots that keep a cubic from overshooting: harmonic means of the secants beside. */
function monotoneSlopes(knots: readonly { readonly x: number; readonly y: number }[]): number[] {
  const secants = knots.slice(1).map(({ x, y }, i) => {
    const before = knots[i] as { x: number; y: number };
    return (y - before.y) / (x - before.x);
  });
  return knots.map((_, i) => {
    const left = secants[i - 1];
    const right = secants[i];
    if (left === undefined || right === undefined) return left ?? right ?? 0;
    return left * right > 0 ? (2 * left * right) / (left + right) : 0;
  });
}
