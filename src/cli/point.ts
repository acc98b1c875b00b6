import type { Inputs, ValuedForm } from '../core/laws';

/** A point with what the law needs, and which of C, N, D was worked out from the others, if any. */
export interface CompletedPoint {
  readonly inputs: Inputs;
  readonly derived: 'C' | 'N' | 'D' | null;
}

/**
 * Two of C, N, D give the third by C = 6 N D: for a law that takes N and D (`names` has both) they outrank C;
 * for one that only takes C, it follows from N and D.
 */
export function completePoint(names: readonly string[], given: Inputs): CompletedPoint {
  const { C, N, D, ...others } = given;
  if (names.includes('N') && names.includes('D')) {
    if (C === undefined) return { inputs: given, derived: null };
    if (N !== undefined && D !== undefined) return { inputs: { ...others, N, D }, derived: 'C' };
    if (D !== undefined) return { inputs: { ...others, N: C / (6 * D), D }, derived: 'N' };
    if (N !== undefined) return { inputs: { ...others, N, D: C / (6 * N) }, derived: 'D' };
    return { inputs: given, derived: null };
  }
  if (names.includes('C') && C === undefined && N !== undefined && D !== undefined) {
    return { inputs: { ...given, C: 6 * N * D }, derived: 'C' };
  }
  return { inputs: given, derived: null };
}

export interface OutsideRange {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Quantities outside the range the published coefficients were fitted on, by the first form that has one. */
export function findOutside(forms: readonly ValuedForm[], quantities: Inputs): OutsideRange[] {
  return Object.entries(quantities).flatMap(([name, value]) => {
    const range = forms.find(({ form }) => form.validity.ranges[name])?.form.validity.ranges[name];
    if (!range || (value >= range[0] && value <= range[1])) return [];
    return [{ name, value, low: range[0], high: range[1] }];
  });
}
