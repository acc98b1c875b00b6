import { findRoot } from '../../numerics';
import { type ComposedLoss, type Composition, composeLoss, FULL_BITS } from './composed-loss';

/** What limits a plan. Raw counts, FLOPs and bytes; what is not given does not limit. */
export interface PlanLimits {
  /** FLOPs of training and serving together: 6 N D + 2 N served. */
  readonly compute?: number;
  /** Tokens the model will serve, input and output. */
  readonly served?: number;
  /** Bytes the weights may take: N bits / 8. */
  readonly memoryBytes?: number;
  readonly mostParams?: number;
  /** Tokens that may be trained on, repeats included. */
  readonly mostTokens?: number;
  readonly params?: number;
  readonly tokens?: number;
}

export type Binding =
  | 'compute'
  | 'tokens-served'
  | 'unique-tokens'
  | 'memory'
  | 'most-params'
  | 'most-tokens'
  | 'params'
  | 'tokens';

/** The plan with the least composed loss inside the limits. */
export interface ConstrainedPlan {
  readonly N: number;
  readonly D: number;
  /** Nats per token, degradation included. */
  readonly loss: number;
  readonly bits: number;
  readonly degradation: number;
  readonly effectiveParams: number;
  readonly effectiveTokens: number;
  /** D over the unique tokens, at least 1. */
  readonly epochs: number;
  readonly trainingFlops: number;
  readonly servingFlops: number;
  /** The limits that hold the plan where it is. */
  readonly binding: readonly Binding[];
}

/** Points of one smooth piece of the search that are looked at for a change of slope. */
const scanned = 40;
/** Relative slack below which a limit counts as reached. */
const TIGHT = 1e-9;

/**
 * Minimises the composed loss. For a given D the loss only falls with N, so the best N is the largest allowed
 * one and the search is over log D alone; its slope is exact, each valley's floor a root (1e-14 in log D), and
 * the corners (memory meets compute, the unique tokens run out) are offered beside them.
 * Null where the limits leave no model at all, or none of them bounds the plan.
 */
export function solveConstrainedPlan(
  composition: Composition,
  limits: PlanLimits,
): ConstrainedPlan | null {
  const bits = composition.degradation?.bits ?? FULL_BITS;
  const composed = composeLoss(composition);
  const best = search(composed, limits, bits);
  if (!best) return null;
  const { logN, logD, loss } = best;
  const N = limits.params ?? Math.exp(logN);
  const D = limits.tokens ?? Math.exp(logD);
  const unique = composition.repetition?.unique ?? composition.held?.unique;
  const parts = composed.parts(logN, logD);
  const trainingFlops = 6 * N * D;
  const servingFlops = 2 * N * (limits.served ?? 0);
  return {
    N,
    D,
    loss,
    bits,
    ...parts,
    epochs: unique ? Math.max(1, D / unique) : 1,
    trainingFlops,
    servingFlops,
    binding: findBinding(limits, bits, N, D, trainingFlops + servingFlops, unique),
  };
}

interface Best {
  readonly logN: number;
  readonly logD: number;
  readonly loss: number;
}

function search(composed: ComposedLoss, limits: PlanLimits, bits: number): Best | null {
  const { compute = Number.POSITIVE_INFINITY, served = 0 } = limits;
  const logCap = logMostParams(composed, limits, bits);
  const logLeast = composed.logParams[0];
  if (!(logCap >= logLeast)) return null;
  const fixedN = limits.params === undefined ? null : Math.log(limits.params);
  if (fixedN !== null && fixedN > logCap * (1 + TIGHT)) return null;
  /** Tokens a budget leaves to a size. */
  const tokensFor = (N: number): number => (compute / N - 2 * served) / 6;
  const most = Math.min(
    composed.logTokens[1],
    Math.log(Math.max(0, tokensFor(Math.exp(fixedN ?? logLeast)))),
    Math.log(limits.mostTokens ?? Number.POSITIVE_INFINITY),
  );
  const least = composed.logTokens[0];
  /** The largest size for so many tokens. */
  const logNOf = (logD: number): number =>
    fixedN ?? Math.min(logCap, Math.log(compute / (6 * Math.exp(logD) + 2 * served)));
  if (limits.tokens !== undefined) {
    const logD = Math.log(limits.tokens);
    if (logD > most * (1 + TIGHT)) return null;
    const logN = logNOf(logD);
    return { logN, logD, loss: composed.loss(logN, logD) };
  }
  if (!(most >= least)) return null;
  // Where the largest size changes from what fits to what can be paid.
  const corner = fixedN === null ? Math.log(Math.max(0, tokensFor(Math.exp(logCap)))) : null;
  const ends = [least, most];
  for (const inner of [corner, composed.kink])
    if (inner !== null && inner > least && inner < most) ends.push(inner);
  ends.sort((a, b) => a - b);

  const slopes = new Float64Array(2);
  /** dL / dlogD along the largest sizes; `paying` where compute decides them. */
  const slope = (logD: number, paying: boolean): number => {
    const logN = logNOf(logD);
    composed.slopes(logN, logD, slopes);
    const byTokens = slopes[1] as number;
    if (!paying) return byTokens;
    const training = 6 * Math.exp(logD);
    return byTokens - ((slopes[0] as number) * training) / (training + 2 * served);
  };
  let best: Best | null = null;
  const offer = (logD: number): void => {
    const logN = logNOf(logD);
    const loss = composed.loss(logN, logD);
    if (!best || loss < best.loss) best = { logN, logD, loss };
  };
  for (let piece = 0; piece + 1 < ends.length; piece++) {
    const from = ends[piece] as number;
    const to = ends[piece + 1] as number;
    const middle = (from + to) / 2;
    const paying = fixedN === null && logNOf(middle) < logCap;
    const along = (logD: number): number => slope(logD, paying);
    offer(from);
    // The ends are corners: a step inside, the slope is that of this piece.
    const inset = (to - from) * 1e-12;
    let before = from + inset;
    let slopeBefore = along(before);
    for (let i = 1; i <= scanned; i++) {
      const here = i === scanned ? to - inset : from + ((to - from) * i) / scanned;
      const slopeHere = along(here);
      if (slopeBefore < 0 && slopeHere >= 0) offer(findRoot(along, before, here, 1e-14));
      before = here;
      slopeBefore = slopeHere;
    }
  }
  offer(most);
  const isUnbounded = (best as Best | null)?.logD === composed.logTokens[1];
  return isUnbounded ? null : best;
}

function logMostParams(composed: ComposedLoss, limits: PlanLimits, bits: number): number {
  const { memoryBytes, mostParams } = limits;
  return Math.min(
    composed.logParams[1],
    memoryBytes === undefined ? Number.POSITIVE_INFINITY : Math.log((memoryBytes * 8) / bits),
    mostParams === undefined ? Number.POSITIVE_INFINITY : Math.log(mostParams),
  );
}

function findBinding(
  limits: PlanLimits,
  bits: number,
  N: number,
  D: number,
  flops: number,
  unique: number | undefined,
): Binding[] {
  const reached = (value: number, limit: number | undefined): boolean =>
    limit !== undefined && value >= limit * (1 - TIGHT);
  const found: Binding[] = [];
  if (reached(flops, limits.compute)) {
    found.push('compute');
    if (limits.served) found.push('tokens-served');
  }
  if (reached((N * bits) / 8, limits.memoryBytes)) found.push('memory');
  if (reached(N, limits.mostParams)) found.push('most-params');
  if (reached(D, limits.mostTokens)) found.push('most-tokens');
  if (limits.params !== undefined) found.push('params');
  if (limits.tokens !== undefined) found.push('tokens');
  if (reached(D, unique)) found.push('unique-tokens');
  return found;
}
