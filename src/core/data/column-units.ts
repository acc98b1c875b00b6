import { scaleByTen } from './numbers';
import type { Role } from './types';

/** How the numbers of a column are to be read. Counts and FLOPs are powers of ten; `pf-days` is 10^15 FLOP/s for a day. */
export const countUnits = ['one', 'K', 'M', 'B', 'T'] as const;
export const flopUnits = ['one', 'G', 'T', 'P', 'E', 'Z', 'Y', 'pf-days'] as const;
export const lossUnits = ['nats', 'bits', 'perplexity', 'nats-per-byte', 'bits-per-byte'] as const;
export type Unit = (typeof countUnits | typeof flopUnits | typeof lossUnits)[number] | 'text';

const POWERS: Partial<Record<Unit, number>> = {
  one: 0,
  K: 3,
  M: 6,
  B: 9,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
  Z: 21,
  Y: 24,
};
const FLOPS_PER_PF_DAY = 8.64e19;

/** The units a role can have; the first is the base unit. */
export function unitsOf(role: Role): readonly Unit[] {
  if (role === 'name') return ['text'];
  if (role === 'loss' || role === 'lossError') return lossUnits;
  return role === 'C' ? flopUnits : countUnits;
}

/**
 * The value in base units: raw count, FLOPs, nats per token (nats per byte for the units per byte).
 * NaN where a perplexity has no positive loss.
 */
export function toBase(value: number, unit: Unit): number {
  const power = POWERS[unit];
  if (power !== undefined) return scaleByTen(value, power);
  if (unit === 'bits' || unit === 'bits-per-byte') return value * Math.LN2;
  if (unit === 'perplexity') return value > 1 ? Math.log(value) : Number.NaN;
  if (unit === 'pf-days') return value * FLOPS_PER_PF_DAY;
  return value;
}

/** A standard error in base units; that of a perplexity is divided by the perplexity (first order). */
export function errorToBase(error: number, unit: Unit, value: number): number {
  return unit === 'perplexity' ? error / value : toBase(error, unit);
}

/** True where base units are the numbers as they stand. */
export function isBase(unit: Unit): boolean {
  return unit === 'one' || unit === 'nats' || unit === 'nats-per-byte' || unit === 'text';
}

/** True for losses counted per byte: they must not be compared with losses per token. */
export function isPerByte(unit: Unit): boolean {
  return unit === 'nats-per-byte' || unit === 'bits-per-byte';
}
