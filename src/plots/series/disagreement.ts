import { extent, LOG10_6, type RunSeries } from './runs';

/** Two losses over the plane of tokens and parameters, as one signed difference. */
export interface DisagreementSeries {
  /** log10 ranges of the axes. */
  readonly logC: readonly [number, number];
  readonly logN: readonly [number, number];
  readonly logD: readonly [number, number];
  /** First minus second, nats; `size` x `size` samples, log D across, log N up, one beyond each edge. */
  readonly difference: Float64Array;
  readonly size: number;
  /** Levels of the contours, positive and ascending: drawn on both sides of zero. */
  readonly levels: readonly number[];
  /** Largest difference at an included run, either way; null without runs. */
  readonly atRuns: number | null;
  /** Signed difference at the horizon, at 20 tokens per parameter. */
  readonly atHorizon: number;
  /** Budget of the horizon, FLOPs. */
  readonly horizon: number;
}

type Response = (logN: number, logD: number) => number;

/** A coarse grid is enough: differences of power laws are smooth, and contours are interpolated. */
const samples = 64;
const mostLevels = 6;
/** Tokens per parameter of the horizon: a ray every law can be asked on. */
export const HORIZON_RATIO = 20;

/**
 * The signed difference of two laws around the runs and the point, out to a budget a thousand times beyond both.
 * `point` is log10 N and log10 D.
 */
export function disagreementSeries(
  first: Response,
  second: Response,
  runs: RunSeries | null,
  point: { readonly logN: number; readonly logD: number },
): DisagreementSeries {
  const largest = Math.max(runs ? runs.rangeC[1] + 3 : 0, LOG10_6 + point.logN + point.logD + 1);
  const horizon = 10 ** Math.ceil(largest - 0.02);
  const end = sizeOnRay(Math.log10(horizon));
  const endTokens = end + Math.log10(HORIZON_RATIO);
  const logN = around([...(runs?.rangeN ?? [end - 4]), point.logN, end]);
  const logD = around([...(runs?.rangeD ?? [endTokens - 4]), point.logD, endTokens]);
  const difference = new Float64Array(samples * samples);
  const size = { x: (logD[1] - logD[0]) / (samples - 3), y: (logN[1] - logN[0]) / (samples - 3) };
  for (let j = 0; j < samples; j++) {
    const n = logN[0] + (j - 1) * size.y;
    for (let i = 0; i < samples; i++) {
      const d = logD[0] + (i - 1) * size.x;
      const value = first(n, d) - second(n, d);
      difference[j * samples + i] = Number.isFinite(value) ? value : 0;
    }
  }
  return {
    logN,
    logD,
    logC: [LOG10_6 + logN[0] + logD[0], LOG10_6 + logN[1] + logD[1]],
    difference,
    size: samples,
    levels: chooseLevels(difference),
    atRuns: runs ? worstAtRuns(first, second, runs) : null,
    atHorizon: first(end, endTokens) - second(end, endTokens),
    horizon,
  };
}

function sizeOnRay(logC: number): number {
  return (logC - LOG10_6 - Math.log10(HORIZON_RATIO)) / 2;
}

function around(values: readonly number[]): readonly [number, number] {
  const [low, high] = extent(values);
  return [low - 0.3, high + 0.3];
}

function worstAtRuns(first: Response, second: Response, runs: RunSeries): number | null {
  let worst: number | null = null;
  for (const row of runs.drawn) {
    if (runs.included[row] !== 1) continue;
    const n = runs.logN[row] as number;
    const d = (runs.logC[row] as number) - LOG10_6 - n;
    worst = Math.max(worst ?? 0, Math.abs(first(n, d) - second(n, d)));
  }
  return worst;
}

/**
 * Levels between what all but the far corners of the plane reach: steps of 1, 2 and 5 down from the largest, or even
 * steps where the difference has one sign and never comes near zero.
 */
function chooseLevels(difference: Float64Array): number[] {
  const sizes = Float64Array.from(difference, Math.abs).sort();
  const at = (share: number): number => sizes[Math.floor((sizes.length - 1) * share)] as number;
  const [bottom, top] = [at(0.03), at(0.97)];
  if (!(top > 1e-9)) return [];
  return bottom > 0.25 * top ? evenLevels(bottom, top) : steppedLevels(top);
}

function evenLevels(bottom: number, top: number): number[] {
  const rough = (top - bottom) / mostLevels;
  const power = Math.floor(Math.log10(rough || top));
  const step = [1, 2, 5, 10].find((digit) => digit * 10 ** power >= rough) ?? 10;
  const levels: number[] = [];
  for (let k = Math.ceil(bottom / (step * 10 ** power)); levels.length < mostLevels; k++) {
    const level = Number(`${k * step}e${power}`);
    if (level > top) break;
    levels.push(level);
  }
  return levels.length > 0 ? levels : steppedLevels(top);
}

function steppedLevels(top: number): number[] {
  const levels: number[] = [];
  for (let power = Math.floor(Math.log10(top)); levels.length < mostLevels; power--) {
    for (const digit of [5, 2, 1]) {
      // Written out and read back, so that a level is the decimal it says.
      const level = Number(`${digit}e${power}`);
      if (level <= top && levels.length < mostLevels) levels.unshift(level);
    }
  }
  return levels;
}
