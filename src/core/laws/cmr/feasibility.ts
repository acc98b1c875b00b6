import { findRoot } from '../../numerics';
import type { Vector } from '../law';
import { offsetPowers } from './offset-powers';
import { trainingUnits } from './shared';

/** Loss curves over training length of one mixture, as fitted by the parts of `cmr`. */
export interface MixtureCurves {
  /** Share of domain tokens. */
  readonly ratio: number;
  /** alpha1, s1, beta1 of `cmr/domain-change`. */
  readonly domain: Vector;
  /** alpha2, s2, alpha3, s3, beta2 of `cmr/general-change`. */
  readonly general: Vector;
}

export interface FeasibilityRule {
  /** Length of the continual pre-training, tokens. */
  readonly tokens: number;
  /** General loss before it, nats per token, on the scale of the curves. */
  readonly initialGeneralLoss: number;
  /** Allowed rise of the general loss, nats per token: 0.05 in the source. */
  readonly epsilon: number;
  /** Weight of the domain's gain against the general loss: 100 to 7000 in the source. */
  readonly lambda: number;
}

export interface Feasibility {
  readonly ratio: number;
  /** Rise of the general loss at the end of training, nats per token. */
  readonly rise: number;
  /** First tokens at which d L_gen / d L_dom = -1 / lambda; NaN where that is not before the end. */
  readonly balancedAt: number;
  readonly feasible: boolean;
}

const general = offsetPowers(2, trainingUnits);

/**
 * The critical mixture ratio: the largest feasible share of the given ones, NaN where none is. A share is
 * feasible when the general loss at the end is at most its initial value plus epsilon, and at some length on
 * the way (up to the end) one more nat of domain gain costs 1 / lambda of general loss.
 * Gu et al. 2024 (arXiv 2407.17467), definition of the critical mixture ratio.
 */
export function findCriticalRatio(
  curves: readonly MixtureCurves[],
  rule: FeasibilityRule,
): { ratio: number; shares: readonly Feasibility[] } {
  const end = [Math.log(rule.tokens)];
  const shares = curves.map((curve): Feasibility => {
    const rise = general.evaluate(end, curve.general) - rule.initialGeneralLoss;
    const balancedAt = findBalance(curve, rule);
    const feasible = rise <= rule.epsilon && !Number.isNaN(balancedAt);
    return { ratio: curve.ratio, rise, balancedAt, feasible };
  });
  const feasible = shares.flatMap(({ ratio, feasible: is }) => (is ? [ratio] : []));
  return { ratio: feasible.length > 0 ? Math.max(...feasible) : Number.NaN, shares };
}

/**
 * Smallest length, in tokens, at which the slope of the general loss against the domain loss is -1 / lambda.
 * In x = log T the condition is a sum of two exponentials and a constant: it turns at most once, so there
 * is at most one root on either side of the turn.
 */
function findBalance({ domain, general: p }: MixtureCurves, rule: FeasibilityRule): number {
  const [alpha1, s1] = [domain[0] as number, domain[1] as number];
  const [alpha2, s2, alpha3, s3] = [0, 1, 2, 3].map((i) => p[i] as number) as Quadruple;
  const domainSlope = alpha1 * s1;
  const early = { factor: (alpha2 * s2) / domainSlope, power: s2 - s1 };
  const late = { factor: (alpha3 * s3) / domainSlope, power: s3 - s1 };
  const condition = (x: number): number =>
    early.factor * Math.exp(early.power * x) +
    late.factor * Math.exp(late.power * x) +
    1 / rule.lambda;
  const end = trainingUnits.log(Math.log(rule.tokens));
  const turn =
    Math.log(-(late.factor * late.power) / (early.factor * early.power)) /
    (early.power - late.power);
  const inside = turn < end;
  for (const [low, high] of [
    [Number.NEGATIVE_INFINITY, inside ? turn : end],
    ...(inside ? [[turn, end] as const] : []),
  ] as const) {
    const from = low === Number.NEGATIVE_INFINITY ? stepBack(condition, high) : low;
    const root = findRoot(condition, from, high);
    if (!Number.isNaN(root)) return Math.exp(root - end) * rule.tokens;
  }
  return Number.NaN;
}

type Quadruple = [number, number, number, number];

/** A point before `high` where the condition has the other sign, else one so early that none is left. */
function stepBack(condition: (x: number) => number, high: number): number {
  const sign = Math.sign(condition(high));
  let x = high;
  for (let step = 0.5; step < 600; step *= 2) {
    x = high - step;
    if (Math.sign(condition(x)) !== sign) break;
  }
  return x;
}
