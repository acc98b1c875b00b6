import type { Composition, Degradation } from './composed-loss';
import { type ConstrainedPlan, type PlanLimits, solveConstrainedPlan } from './solve-plan';

/** Bit widths a model is commonly served at. */
export const servedBits = [2, 3, 4, 5, 6, 8, 16] as const;

/**
 * The best plan at each bit width, least loss first: the first is the best model for the limits, the others
 * are the runners-up. Widths for which no plan fits, or no degradation is known, are left out.
 */
export function rankBits(
  composition: Omit<Composition, 'degradation'>,
  limits: PlanLimits,
  degradationAt: (bits: number) => Degradation | null,
  widths: readonly number[] = servedBits,
): ConstrainedPlan[] {
  const plans = widths.flatMap((bits) => {
    const degradation = degradationAt(bits);
    if (!degradation) return [];
    const plan = solveConstrainedPlan({ ...composition, degradation }, limits);
    return plan ? [plan] : [];
  });
  return plans.sort((a, b) => a.loss - b.loss || a.bits - b.bits);
}
