import { type Precision, peaks } from './peaks';

/** A row of the table a person changed; what is absent is as the table has it. */
export interface EditedRow {
  readonly id: string;
  /** FLOP/s in the precision in use for all of them, bf16. */
  readonly peak?: number;
  /** Bytes, watts, US dollars an hour. */
  readonly memory?: number;
  readonly power?: number;
  readonly price?: number;
}

/** What accelerators a plan is trained and served on. Shares are fractions. */
export interface Hardware {
  readonly id: string;
  readonly count: number;
  /** How long they train; null where the budget is given in FLOPs. */
  readonly days: number | null;
  readonly precision: Precision;
  /** Model FLOPs utilisation: of the peak, the share that goes into 6 N D. */
  readonly mfu: number;
  /** The same while prompts are read and while tokens are generated. */
  readonly prefill: number;
  readonly decode: number;
  /** Share of the tokens served that are read, not generated. */
  readonly input: number;
  /** What a FLOP of serving costs counts in the budget, not only how many there are. */
  readonly byCost: boolean;
  /** Price of an hour of serving over one of training. */
  readonly servingPrice: number;
  readonly edited: readonly EditedRow[];
}

export const usualHardware: Hardware = {
  id: 'h100',
  count: 512,
  days: null,
  precision: 'bf16',
  mfu: 0.4,
  prefill: 0.4,
  decode: 0.1,
  input: 0.5,
  byCost: false,
  servingPrice: 1,
  edited: [],
};

const SECONDS = 86_400;

/** FLOP/s one accelerator is built for, in the precision in use where it has that, else in bf16. */
export function peakOf(hardware: Hardware): number {
  const own = hardware.edited.find(({ id }) => id === hardware.id)?.peak;
  const peak = peaks[hardware.id];
  if (hardware.precision === 'fp8' && peak?.fp8 != null) return peak.fp8;
  return own ?? (peak?.bf16 as number);
}

/** FLOPs that count, of so many accelerators in so many days: count * days * 86400 * peak * MFU. */
export function trainingBudget(hardware: Hardware, days: number): number {
  return hardware.count * days * SECONDS * peakOf(hardware) * hardware.mfu;
}

/** Days all of them take for so many FLOPs: the inverse. */
export function daysFor(hardware: Hardware, flops: number): number {
  return flops / trainingBudget(hardware, 1);
}

/** Seconds at the peak that a FLOP of serving takes: the mean of 1 / utilisation over the tokens. */
export const slowness = ({ input, prefill, decode }: Hardware): number =>
  input / prefill + (1 - input) / decode;

/**
 * What a FLOP of serving counts in a budget, in FLOPs of training: 1, or by cost the ratio of their prices.
 * Sardana et al. 2024 (arXiv 2401.00448) put prices and utilisation in the place of 6 and 2; with training's
 * price as the unit only this ratio is left.
 */
export function servingWeight(hardware: Hardware): number {
  return hardware.byCost ? hardware.mfu * slowness(hardware) * hardware.servingPrice : 1;
}
