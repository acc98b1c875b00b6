import { createRandom, type Interval, percentileInterval } from '../numerics';

/** y = factor x^power, the straight line through the logarithms. */
interface Trend {
  readonly factor: number;
  readonly power: number;
}

export interface TrendRows {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Rows of a trend, and places of x, that carry a line with something left to judge it by. */
const LEAST_ROWS = 3;

/** The same over rows drawn by their index; each row once where `drawn` is null. */
function fitLogs(
  logX: ArrayLike<number>,
  logY: ArrayLike<number>,
  drawn: Uint32Array | null,
): Trend | null {
  const count = logX.length;
  const at = (i: number): number => (drawn ? (drawn[i] as number) : i);
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < count; i++) {
    meanX += (logX[at(i)] as number) / count;
    meanY += (logY[at(i)] as number) / count;
  }
  let [square, product] = [0, 0];
  for (let i = 0; i < count; i++) {
    const dx = (logX[at(i)] as number) - meanX;
    square += dx * dx;
    product += dx * ((logY[at(i)] as number) - meanY);
  }
  if (!(square > 1e-12)) return null;
  const power = product / square;
  return { factor: Math.exp(meanY - power * meanX), power };
}

/** Where two trends have the same value; NaN where they are parallel. Beyond 1e300 or below its inverse it is no place. */
function crossingOf(a: Trend, b: Trend): number {
  const slope = a.power - b.power;
  const logX = (Math.log(b.factor) - Math.log(a.factor)) / slope;
  return Math.abs(logX) < 690 ? Math.exp(logX) : Number.NaN;
}

export interface Crossing {
  readonly trends: readonly [Trend, Trend];
  /** Value of x; NaN for parallel trends. */
  readonly x: number;
  /** Value of both trends there. */
  readonly y: number;
  /** 95 % of the refits; null where they do not tell the slopes apart, or without refits. */
  readonly interval: Interval | null;
  /** 95 % interval of the difference of the two powers. */
  readonly slopeInterval: Interval | null;
  /** Where the crossing lies against the values of x in the data of both. */
  readonly place: 'inside' | 'beyond' | 'before' | 'none';
  /** How many times beyond the data's last x, or before its first; 1 inside. */
  readonly factor: number;
  /** Trends of the refits. */
  readonly draws: readonly (readonly [Trend, Trend])[];
}

export type CrossingRefusal = { readonly reason: 'few-rows' | 'one-place'; readonly group: 0 | 1 };

/** Work of the refits, in rows: more rows get fewer of them, at least `fewestDraws`. */
const mostWork = 2e6;
const fewestDraws = 40;

/**
 * Two power-law trends over the same x and where they cross, with the percentile interval of a seeded bootstrap
 * over the rows of each. Refused for fewer than three rows or a single x in either.
 */
export function findCrossing(
  a: TrendRows,
  b: TrendRows,
  { seed, replicates }: { readonly seed: number; readonly replicates: number },
): Crossing | CrossingRefusal {
  const groups = [a, b] as const;
  for (const [i, { x }] of groups.entries()) {
    const group = i as 0 | 1;
    if (x.length < LEAST_ROWS) return { reason: 'few-rows', group };
    if (new Set(Array.from(x)).size < 2) return { reason: 'one-place', group };
  }
  const logs = groups.map(
    ({ x, y }) => [Array.from(x, Math.log), Array.from(y, Math.log)] as const,
  );
  const fitted = logs.map(([x, y]) => fitLogs(x, y, null) as Trend);
  const trends = [fitted[0] as Trend, fitted[1] as Trend] as const;
  const x = crossingOf(...trends);
  const all = groups.flatMap((group) => Array.from(group.x));
  const [first, last] = all.reduce(
    ([low, high], v) => [Math.min(low, v), Math.max(high, v)],
    [Number.POSITIVE_INFINITY, 0],
  ) as [number, number];
  const draws = drawTrends(logs, seed, Math.min(replicates, countDraws(all.length)));
  const slopes = draws.map(([one, two]) => one.power - two.power);
  const slopeInterval = draws.length > 0 ? percentileInterval(slopes, 0.95) : null;
  const isTold = slopeInterval !== null && slopeInterval.low > 0 === slopeInterval.high > 0;
  const places = draws.map(([one, two]) => crossingOf(one, two));
  return {
    trends,
    x,
    y: trends[0].factor * x ** trends[0].power,
    interval: isTold ? percentileInterval(places, 0.95) : null,
    slopeInterval,
    place: Number.isNaN(x) ? 'none' : x > last ? 'beyond' : x < first ? 'before' : 'inside',
    factor: x > last ? x / last : x < first ? first / x : 1,
    draws,
  };
}

const countDraws = (rows: number): number => Math.max(fewestDraws, Math.floor(mostWork / rows));

function drawTrends(
  logs: readonly (readonly [readonly number[], readonly number[]])[],
  seed: number,
  count: number,
): (readonly [Trend, Trend])[] {
  const drawn = logs.map(([x]) => new Uint32Array(x.length));
  return Array.from({ length: count }, (_, replicate) => {
    const random = createRandom(seed, replicate);
    const pair = logs.map(([x, y], g) => {
      const rows = drawn[g] as Uint32Array;
      // A draw of one place alone has no slope: it is drawn again.
      for (let tries = 0; tries < 100; tries++) {
        for (let i = 0; i < rows.length; i++) rows[i] = random.below(rows.length);
        const trend = fitLogs(x, y, rows);
        if (trend) return trend;
      }
      return fitLogs(x, y, null) as Trend;
    });
    return [pair[0] as Trend, pair[1] as Trend] as const;
  });
}
