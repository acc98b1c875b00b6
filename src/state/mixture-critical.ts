import {
  findLargestShare,
  findLaw,
  findPreset,
  findShareWithin,
  type Law,
  toVector,
} from '../core/laws';
import { percentileInterval } from '../core/numerics';
import { memo } from './memo';
import { type MixtureCurve, selectCurve, selectTokensCurve } from './mixture-curves';
import { selectPoints } from './mixture-points';
import { limitFrom, selectLimit } from './mixture-reference';
import {
  type MixtureSetup,
  type PublishedSize,
  publishedSize,
  publishedSizes,
  selectMixture,
} from './mixture-setup';
import type { Model } from './model';
import type { Estimate } from './selectors';
import type { AppState } from './store';

/** The value of a curve at a share with its interval over the draws. */
export function lossAt(curve: MixtureCurve, share: number, N: number, D: number): Estimate {
  const into = new Float64Array(3);
  const at = curve.features(share, N, D, into);
  const { law, parameters, draws } = curve.model;
  const value = law.evaluate(at, parameters);
  if (draws.length < 20) return { value, low: null, high: null };
  const { low, high } = percentileInterval(
    Float64Array.from(draws, (draw) => law.evaluate(at, draw)),
    0.95,
  );
  return { value, low, high };
}

/** Allowed general loss under one set of values. */
type LimitOf = (general: (share: number) => number) => number;

function shareOf(curve: MixtureCurve, N: number, D: number, limit: LimitOf): Estimate {
  const { law, parameters, draws } = curve.model;
  const into = new Float64Array(3);
  const under = (p: ArrayLike<number>): number => {
    const general = (share: number): number => law.evaluate(curve.features(share, N, D, into), p);
    return findShareWithin(general, limit(general));
  };
  const value = under(parameters);
  if (draws.length < 20) return { value, low: null, high: null };
  // No share within the tolerance counts as a share of 0.
  const shares = Float64Array.from(draws, (draw) => under(draw) || 0);
  const { low, high } = percentileInterval(shares, 0.95);
  return { value, low, high };
}

/** R_CMR(T) of a published size. Shares below 0 mean that none is feasible. */
function publishedRatio(size: PublishedSize, tokens: number): number {
  const law = findLaw('cmr/critical-ratio') as Law;
  const preset = findPreset(law, `gu2024-${size.id}`);
  return law.evaluate([Math.log(tokens)], toVector(law, preset?.values ?? {}));
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** The law of size, tokens and share holds against its own loss without the domain, at the same size and length. */
const limitOver =
  (tol: number, tolin: string): LimitOf =>
  (general) =>
    limitFrom(general(0), tol, tolin);

export type CriticalRoute = 'published' | 'share' | 'tokens';

export interface Critical {
  readonly route: CriticalRoute;
  readonly ratio: Estimate;
  /** The largest measured share within the tolerance; null where none was measured or none is within. */
  readonly measured: number | null;
}

/** The critical mixture ratio of the law in use; null where there is nothing to hold the general loss against. */
export const selectCritical = memo(
  (state: AppState) =>
    [
      selectMixture(state),
      selectCurve('general')(state),
      selectLimit(state),
      selectPoints(state),
      state.explorer.tol,
      state.explorer.tolin,
    ] as const,
  (setup, general, limit, points, tol, tolin): Critical | null => {
    if (!setup) return null;
    const rows = points.general
      .filter(({ included }) => included)
      .map(({ x, loss }) => ({ ratio: x, generalLoss: loss }));
    const largest = limit === null ? Number.NaN : findLargestShare(rows, limit);
    const measured = Number.isFinite(largest) ? largest : null;
    const size = publishedSize(setup.choice);
    if (size) {
      const value = clamp(publishedRatio(size, setup.D ?? 20e9));
      return { route: 'published', ratio: { value, low: null, high: null }, measured };
    }
    if (!general || limit === null) return null;
    const [N, D] = [setup.N ?? 1, setup.D ?? 1];
    const ratio = setup.overTokens
      ? shareOf(general, N, D, limitOver(tol, tolin))
      : shareOf(general, N, D, () => limit);
    return { route: setup.overTokens ? 'tokens' : 'share', ratio, measured };
  },
);

/** A critical ratio over tokens, log10, of one size. */
export interface CriticalCurve {
  readonly label: string;
  readonly params: number;
  readonly isCurrent: boolean;
  readonly logD: Float64Array;
  readonly ratio: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Tokens measured, log10. */
  readonly solid: readonly [number, number];
}

export interface CriticalCurves {
  readonly kind: 'published' | 'fitted';
  readonly curves: readonly CriticalCurve[];
}

/** The ratio a curve has after so many tokens, between its samples on a straight line; NaN outside them. */
export function ratioAfter(
  { logD, ratio }: Pick<CriticalCurve, 'logD' | 'ratio'>,
  tokens: number,
): number {
  const [first, last] = [logD[0] as number, logD[logD.length - 1] as number];
  const at = ((Math.log10(tokens) - first) / (last - first)) * (logD.length - 1);
  const i = Math.min(logD.length - 2, Math.max(0, Math.floor(at)));
  const part = at - i;
  if (part < -1e-9 || part > 1 + 1e-9) return Number.NaN;
  return (ratio[i] as number) * (1 - part) + (ratio[i + 1] as number) * part;
}

const SAMPLES = 25;

const grid = (low: number, high: number): Float64Array =>
  Float64Array.from({ length: SAMPLES }, (_, i) => low + ((high - low) * i) / (SAMPLES - 1));

function publishedCurves(setup: MixtureSetup): CriticalCurves {
  const current = publishedSize(setup.choice);
  const logD = grid(Math.log10(2e9), Math.log10(1e11));
  return {
    kind: 'published',
    curves: publishedSizes.map((size) => ({
      label: size.label,
      params: size.params,
      isCurrent: size === current,
      logD,
      ratio: logD.map((log) => {
        const ratio = publishedRatio(size, 10 ** log);
        return ratio >= 0 && ratio <= 1 ? ratio : Number.NaN;
      }),
      low: new Float64Array(0),
      high: new Float64Array(0),
      solid: [Math.log10(4e9), Math.log10(20e9)],
    })),
  };
}

/** Draws of a band: more would take longer than a frame. */
const BAND_DRAWS = 40;

const lean = ({ draws, ...model }: Model): Model => ({
  ...model,
  draws: draws.slice(0, BAND_DRAWS),
});

/** The critical ratio as curves over tokens, one a size: of this table's runs where they go on, else the published ones. */
export const selectCriticalCurves = memo(
  (state: AppState) =>
    [
      selectMixture(state),
      selectTokensCurve('general')(state),
      state.explorer.tol,
      state.explorer.tolin,
    ] as const,
  (setup, general, tol, tolin): CriticalCurves | null => {
    if (!setup) return null;
    if (publishedSize(setup.choice) || !setup.table.over) return publishedCurves(setup);
    if (!general) return null;
    const logD = grid(Math.log10(1.5e4), Math.log10(1e8));
    const limit = limitOver(tol, tolin);
    const banded = { ...general, model: lean(general.model) };
    const bare = { ...general, model: { ...general.model, draws: [] } };
    return {
      kind: 'fitted',
      curves: setup.table.slices.map((slice) => {
        const isCurrent = slice === setup.slice;
        // The size in hand has a curve of its own, whatever its place between the measured ones.
        const N = (isCurrent ? setup.N : slice.params) ?? 1;
        const shares = Array.from(logD, (log) =>
          shareOf(isCurrent ? banded : bare, N, 10 ** log, limit),
        );
        return {
          label: slice.label,
          params: N,
          isCurrent,
          logD,
          ratio: Float64Array.from(shares, ({ value }) => value),
          low: isCurrent
            ? Float64Array.from(shares, ({ low }) => low ?? Number.NaN)
            : new Float64Array(0),
          high: isCurrent
            ? Float64Array.from(shares, ({ high }) => high ?? Number.NaN)
            : new Float64Array(0),
          solid: [Math.log10(16_384), Math.log10(1.29e6)] as const,
        };
      }),
    };
  },
);
