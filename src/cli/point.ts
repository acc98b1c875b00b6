import type { Inputs, Law } from '../core/laws';

/** A point with what the law needs, and which of C, N, D was worked out from the others, if any. */
export interface CompletedPoint {
  readonly inputs: Inputs;
  readonly derived: 'C' | 'N' | 'D' | null;
}

/** Two of C, N, D give the third where the law speaks of N and D: C = 6 N D. N and D outrank C. */
export function completePoint(law: Law, given: Inputs): CompletedPoint {
  const { C, N, D, ...others } = given;
  const speaks = ['N', 'D'].every((id) => law.variables.some((variable) => variable.id === id));
  if (!speaks || C === undefined) return { inputs: given, derived: null };
  if (N !== undefined && D !== undefined) return { inputs: { ...others, N, D }, derived: 'C' };
  if (D !== undefined) return { inputs: { ...others, N: C / (6 * D), D }, derived: 'N' };
  if (N !== undefined) return { inputs: { ...others, N, D: C / (6 * N) }, derived: 'D' };
  return { inputs: given, derived: null };
}

export interface OutsideRange {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Quantities outside the range a law's published coefficients were fitted on. */
export function findOutside(law: Law, quantities: Inputs): OutsideRange[] {
  return Object.entries(quantities).flatMap(([name, value]) => {
    const range = law.validity.ranges[name];
    if (!range || (value >= range[0] && value <= range[1])) return [];
    return [{ name, value, low: range[0], high: range[1] }];
  });
}
