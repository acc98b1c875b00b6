import { normalQuantile } from '../numerics';
import { type ForecastCard, type KeptForecast, SCORED_LEVEL } from './types';

/** How a card did. */
export interface Score {
  /** Measured less forecast, in the card's unit. */
  readonly difference: number;
  /** log forecast - log measured: positive where the forecast was too high. */
  readonly error: number;
  /** Whether the run lies inside the card's prediction interval at each of its levels. */
  readonly inside: readonly { readonly level: number; readonly holds: boolean }[];
  /** The same at 95 %, the level a card is judged at. */
  readonly isInside: boolean;
  /** The difference over the standard error the 95 % interval stands for, on the side of the run. */
  readonly z: number;
  /** Interval score at 95 %: its width, plus 40 times what the run is outside by. Gneiting and Raftery (2007), eq. 43. */
  readonly intervalScore: number;
}

/** Scores a card against the measured loss, in its unit. */
export function scoreForecast(card: ForecastCard, measured: number): Score {
  const { low, high, level } = scoredInterval(card);
  const difference = measured - card.value;
  const reach = normalQuantile((1 + level) / 2);
  const side = Math.max((difference < 0 ? card.value - low : high - card.value) / reach, 1e-300);
  const outside = Math.max(low - measured, measured - high, 0);
  return {
    difference,
    error: Math.log(card.value / measured),
    inside: card.intervals.map(({ level: at, run: [from, to] }) => ({
      level: at,
      holds: from <= measured && measured <= to,
    })),
    isInside: outside === 0,
    z: difference / side,
    intervalScore: high - low + (2 / (1 - level)) * outside,
  };
}

/** The prediction interval a card is judged by: that of 95 %, else its widest. */
export function scoredInterval({ intervals }: ForecastCard) {
  const widest = intervals.reduce((a, b) => (b.level > a.level ? b : a));
  const { level, run, mean } = intervals.find((each) => each.level === SCORED_LEVEL) ?? widest;
  return { level, low: run[0], high: run[1], mean };
}

/** Observed against nominal coverage at one level. */
export interface CalibrationPoint {
  readonly level: number;
  readonly inside: number;
  readonly count: number;
  readonly share: number;
  /** Wilson's 95 % interval of the share. */
  readonly low: number;
  readonly high: number;
}

/** Scored cards below which a share says nothing: the interval of 3 of 3 still begins under a half. */
export const LEAST_SCORED = 5;

/** Coverage of the scored cards at every level they have, lowest first; empty with fewer than `LEAST_SCORED`. */
export function calibrate(kept: readonly KeptForecast[]): readonly CalibrationPoint[] {
  const scores = kept.flatMap(({ card, outcome }) =>
    outcome ? [scoreForecast(card, outcome.loss)] : [],
  );
  if (scores.length < LEAST_SCORED) return [];
  const levels = [...new Set(scores.flatMap(({ inside }) => inside.map(({ level }) => level)))];
  return levels
    .sort((a, b) => a - b)
    .map((level) => {
      const here = scores.flatMap(({ inside }) => inside.filter((each) => each.level === level));
      const count = here.length;
      const inside = here.filter(({ holds }) => holds).length;
      return { level, inside, count, share: inside / count, ...wilson(inside, count) };
    });
}

/** Wilson (1927), without continuity correction. */
function wilson(inside: number, count: number): { low: number; high: number } {
  const z = normalQuantile(0.975);
  const share = inside / count;
  const scale = 1 + z ** 2 / count;
  const middle = (share + z ** 2 / (2 * count)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
