import { lossAt, type MixtureCurve, type MixturePoint } from '../../state';

/** A loss at a share, and how far it can be trusted. */
export interface TrustedLoss {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The measured shares it is read beyond; null between them, or where none was measured. */
  readonly beyond: readonly [number, number] | null;
  /** The refits disagree by more than half the value: the number is none. */
  readonly isNothing: boolean;
}

/** Share of the value an interval beyond the measured shares may be wide. */
const MOST = 0.5;

/** The loss of a curve at a share, with its interval and whether that says anything. */
export function trustedLoss(
  curve: MixtureCurve,
  points: readonly MixturePoint[],
  share: number,
  N: number,
  D: number,
): TrustedLoss {
  const { value, low, high } = lossAt(curve, share, N, D);
  const shares = points.flatMap(({ x, included }) => (included ? [x] : []));
  const ends = [Math.min(...shares), Math.max(...shares)] as const;
  const isBeyond = shares.length > 0 && (share < ends[0] - 1e-9 || share > ends[1] + 1e-9);
  const isWide = low !== null && high !== null && high - low > MOST * Math.abs(value);
  return {
    value,
    low,
    high,
    beyond: isBeyond ? ends : null,
    isNothing: !Number.isFinite(value) || (isBeyond && isWide),
  };
}
