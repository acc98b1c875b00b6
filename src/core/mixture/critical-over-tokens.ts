import { fit } from '../fit';
import {
  type FeasibilityRule,
  findCriticalRatio,
  findLaw,
  type Law,
  type MixtureCurves,
  toRecord,
  toVector,
} from '../laws';
import type { LongWork } from '../long-work';
import type { RunCurves } from './run-curves';

/** The critical ratio at several lengths by the feasibility rule, and R_CMR(T) through those. */
export interface CriticalOverTokens {
  /** Lengths the rule was asked at, tokens. */
  readonly lengths: readonly number[];
  /** By the rule: 0 where no share is feasible, the largest one measured where all are. */
  readonly ratios: readonly number[];
  /** The same for every refit of the runs' curves. */
  readonly draws: readonly (readonly number[])[];
  /** alpha4, s4, beta3 of `cmr/critical-ratio` on the ratios strictly between none and all; null where they are too few. */
  readonly law: Float64Array | null;
  /** The same for every refit that has enough of them. */
  readonly lawDraws: readonly Float64Array[];
}

/** Ratios R_CMR(T) needs: one more than it has parameters. */
const FEWEST = 4;

/**
 * Both routes of Gu et al. 2024 (arXiv 2407.17467) to the critical ratio: the feasibility rule at every length, and its
 * law R_CMR(T) = alpha4 T^s4 + beta3 fitted to what the rule says (least squares). Between the largest feasible share and the next
 * one measured, which fails only because its general loss rises too far, the ratio is where the rise is the allowed one on a straight line.
 */
export function* findCriticalOverTokens(
  { curves, draws }: RunCurves,
  lengths: readonly number[],
  rule: Omit<FeasibilityRule, 'tokens'>,
): LongWork<CriticalOverTokens> {
  const total = draws.length + 1;
  const ratios = lengths.map((tokens) => ratioAt(curves, { ...rule, tokens }));
  const law = yield* fitRatios(lengths, ratios, largest(curves), null);
  const drawn: number[][] = [];
  const lawDraws: Float64Array[] = [];
  for (const draw of draws) {
    const under = lengths.map((tokens) => ratioAt(draw, { ...rule, tokens }));
    drawn.push(under);
    const refit = law && (yield* fitRatios(lengths, under, largest(draw), law));
    if (refit) lawDraws.push(refit);
    yield { done: drawn.length, total };
  }
  return { lengths, ratios, draws: drawn, law, lawDraws };
}

const largest = (curves: readonly MixtureCurves[]): number =>
  Math.max(...curves.map(({ ratio }) => ratio));

/** The critical ratio of one length; 0 where no share is feasible. */
function ratioAt(curves: readonly MixtureCurves[], rule: FeasibilityRule): number {
  const { ratio, shares } = findCriticalRatio(curves, rule);
  if (Number.isNaN(ratio)) return 0;
  const at = shares.find((share) => share.ratio === ratio);
  const next = shares
    .filter((share) => share.ratio > ratio)
    .reduce<(typeof shares)[number] | undefined>(
      (least, share) => (least === undefined || share.ratio < least.ratio ? share : least),
      undefined,
    );
  if (!at || !next || Number.isNaN(next.balancedAt) || !(next.rise > rule.epsilon)) return ratio;
  return ratio + ((next.ratio - ratio) * (rule.epsilon - at.rise)) / (next.rise - at.rise);
}

function* fitRatios(
  lengths: readonly number[],
  ratios: readonly number[],
  most: number,
  warm: Float64Array | null,
): LongWork<Float64Array | null> {
  const law = findLaw('cmr/critical-ratio') as Law;
  const inside = ratios.flatMap((ratio, i) => (ratio > 0 && ratio < most ? [i] : []));
  if (inside.length < FEWEST) return null;
  const found = yield* fit(
    {
      law,
      variables: [Float64Array.from(inside, (i) => lengths[i] as number)],
      response: Float64Array.from(inside, (i) => ratios[i] as number),
    },
    { objective: 'mse', delta: 1e-3 },
    ...(warm ? [toRecord(law, warm)] : []),
  );
  return found.ok ? toVector(law, found.value.parameters) : null;
}
