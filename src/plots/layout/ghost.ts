import type { FrontierSeries } from '../series/frontier';
import { LOG10_6 } from '../series/runs';
import type { SliceSeries } from '../series/slice';
import { bandPath, linePath } from './geometry';
import type { HeroPlane } from './hero';
import { outlineAllowed } from './next-plane';
import type { SliceLayout } from './slice';

/** The limits of runs that may be proposed, as an outline on the hero; no budget cuts it. */
export function reachPath(
  plane: HeroPlane,
  ratio: readonly [number, number],
  sizes: readonly [number, number],
): string {
  const points = outlineAllowed(ratio, sizes, Number.POSITIVE_INFINITY).map(({ N, D }) =>
    plane.place(LOG10_6 + Math.log10(N) + Math.log10(D), Math.log10(N)),
  );
  if (points.length < 3) return '';
  const path = linePath(
    points.length,
    (i) => points[i]?.[0] ?? Number.NaN,
    (i) => points[i]?.[1] ?? Number.NaN,
  );
  return `${path}Z`;
}

/** The band of a slice drawn in towards its curve: `shares` of its width, by point. */
export function expectedSlice(
  { x, y }: Pick<SliceLayout, 'x' | 'y'>,
  { logN, loss, low, high }: SliceSeries,
  shares: ArrayLike<number>,
): string {
  if (low.length === 0) return '';
  const towards = (edge: Float64Array) => (i: number) => {
    const middle = loss[i] as number;
    const at = middle + (shares[i] as number) * ((edge[i] as number) - middle);
    return [x.toPixel(logN[i] as number), y.toPixel(at)] as const;
  };
  return bandPath(logN.length, towards(low), towards(high));
}

/** The 95 % band of the path drawn in towards it: `shares` of its width, by point of the frontier. */
export function expectedBand(
  plane: HeroPlane,
  { logC, logN, bands }: FrontierSeries,
  shares: ArrayLike<number>,
): string {
  const band = bands.find(({ level }) => level === 0.95);
  if (!band) return '';
  const towards = (edge: Float64Array) => (i: number) => {
    const middle = logN[i] as number;
    const at = middle + (shares[i] as number) * ((edge[i] as number) - middle);
    return plane.place(logC[i] as number, at);
  };
  return bandPath(logC.length, towards(band.low), towards(band.high));
}
