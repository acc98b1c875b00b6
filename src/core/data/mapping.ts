import type { Unit } from './column-units';
import type { Role } from './types';

/** Why a column was taken for a role. */
export type ChoiceReason = 'plain-name' | 'qualified-name' | 'related-name' | 'chosen';
/** Where its unit comes from: the header, the size of the numbers, the usual, or a person. */
export type UnitReason = 'header' | 'magnitude' | 'usual' | 'chosen';

export interface ColumnChoice {
  readonly column: string;
  readonly unit: Unit;
  /** 0 to 1; `SURE` and above needs no second look. */
  readonly confidence: number;
  readonly why: ChoiceReason;
  readonly unitWhy: UnitReason;
}

/**
 * What a person has to be asked because the file does not tell: a column, a unit, or the N or D of the runs in
 * `candidates` (their names), which is answered for each or for all of them.
 */
export interface Question {
  readonly kind: 'which-column' | 'which-unit' | 'which-value';
  readonly role: Role;
  readonly candidates: readonly string[];
}

/** Which column plays which role, in which unit. Exactly two of N, D and C suffice: C = 6 N D. */
export interface Mapping {
  readonly roles: Readonly<Partial<Record<Role, ColumnChoice>>>;
  readonly questions: readonly Question[];
}

export const SURE = 0.85;
