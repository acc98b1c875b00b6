import {
  type Bootstrap,
  type Certificate,
  type Fit,
  mapDraws,
  type Objective,
  type Proof,
} from '../fit';
import { type Inputs, type Law, predict, toVector } from '../laws';
import { percentileInterval, quantile } from '../numerics';

export type Range = readonly [low: number, high: number];

export interface Prediction {
  readonly inputs: Inputs;
  /** The law's response, base units. */
  readonly loss: number;
  /** Of the mean, not of a new run; null without a bootstrap. */
  readonly ci95: Range | null;
}

/** A fit as other programs read it: the shape of `fit --json` and of the exported file. Base units. */
export interface FitReport {
  readonly law: string;
  readonly objective: Objective;
  readonly delta: number;
  readonly n: number;
  readonly value: number;
  readonly params: Readonly<Record<string, number>>;
  /** Null where an error cannot be said: a parameter on its bound, or no method to hand. */
  readonly se: Readonly<Record<string, number | null>>;
  /** One-sided, from the bound on, for a parameter that ends on its bound. */
  readonly ci95: Readonly<Record<string, Range>>;
  readonly atBound: Fit['atBound'];
  readonly intervals: {
    readonly method: 'bootstrap' | 'delta' | 'none';
    readonly standardErrors: 'bootstrap' | 'delta' | 'none';
    readonly replicates: number;
    readonly failed: number;
    readonly seed: number | null;
  };
  /** N* ~ C^a and D* ~ C^b; null for a law without an allocation. */
  readonly optimum: {
    readonly a: number;
    readonly b: number;
    readonly ci95: { readonly a: Range; readonly b: Range } | null;
  } | null;
  readonly predictions: readonly Prediction[];
  readonly certificate: Certificate;
  readonly warnings: readonly string[];
  readonly timeMs: number;
}

export interface FitReportInput {
  readonly law: Law;
  readonly fit: Fit;
  readonly bootstrap: Bootstrap | null;
  /** Delta-method standard errors by parameter; null for objectives that have none. */
  readonly deltaErrors: Readonly<Record<string, number>> | null;
  /** What was proven of the optimum; null or absent where nothing was. */
  readonly proof?: Pick<Proof, 'provenGap' | 'cells'> | null;
  /** Points to predict at, each with a value for every variable of the law. */
  readonly predictAt: readonly Inputs[];
  /** Sentences. */
  readonly warnings: readonly string[];
  /** Of the fit alone, without the bootstrap. */
  readonly timeMs: number;
}

/** Half width of a normal 95 % interval, in standard errors. */
const NORMAL_95 = 1.959963984540054;

/** Everything a fit says. Intervals are bootstrap percentiles where there are draws, else normal around the delta method. */
export function buildFitReport(input: FitReportInput): FitReport {
  const { law, fit, deltaErrors, predictAt, warnings, timeMs } = input;
  const draws = input.bootstrap && input.bootstrap.replicates > 0 ? input.bootstrap : null;
  const best = toVector(law, fit.parameters);
  return {
    law: law.id,
    objective: fit.objective,
    delta: fit.delta,
    n: fit.n,
    value: fit.value,
    params: fit.parameters,
    se: readErrors(input, draws),
    ci95: readIntervals(input, draws),
    atBound: fit.atBound,
    intervals: {
      method: draws ? 'bootstrap' : deltaErrors ? 'delta' : 'none',
      standardErrors: deltaErrors ? 'delta' : draws ? 'bootstrap' : 'none',
      replicates: draws?.replicates ?? 0,
      failed: input.bootstrap?.failed ?? 0,
      seed: input.bootstrap?.seed ?? null,
    },
    optimum: readExponents(law, best, draws),
    predictions: predictAt.map((inputs) => ({
      inputs,
      loss: predict(law, inputs, best),
      ci95: draws && toRange(mapDraws(draws, (p) => predict(law, inputs, p))),
    })),
    certificate: addProof(fit.certificate, input.proof),
    warnings,
    timeMs,
  };
}

function addProof(certificate: Certificate, proof: FitReportInput['proof']): Certificate {
  if (!proof) return certificate;
  const { records, ...agreement } = certificate;
  return { ...agreement, provenGap: proof.provenGap, cells: proof.cells, records };
}

/** The report as indented JSON; what is not a finite number becomes null. */
export function fitToJson(report: FitReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

function readErrors(
  { law, fit, deltaErrors }: FitReportInput,
  draws: Bootstrap | null,
): Record<string, number | null> {
  const errors = law.parameters.map(({ id }, i) => {
    const isFree = !fit.atBound.some(({ parameter }) => parameter === id);
    const drawn = () => (draws ? deviation(mapDraws(draws, (p) => p[i] as number)) : null);
    const error = deltaErrors ? (deltaErrors[id] ?? null) : drawn();
    return [id, isFree && error !== null && Number.isFinite(error) ? error : null] as const;
  });
  return Object.fromEntries(errors);
}

function readIntervals(
  { law, fit, deltaErrors }: FitReportInput,
  draws: Bootstrap | null,
): Record<string, Range> {
  const found: Record<string, Range> = {};
  law.parameters.forEach(({ id }, i) => {
    const value = fit.parameters[id] as number;
    const bound = fit.atBound.find(({ parameter }) => parameter === id);
    const error = deltaErrors?.[id];
    if (draws) {
      const column = mapDraws(draws, (p) => p[i] as number);
      if (!bound) found[id] = toRange(column);
      else if (bound.side === 'lower') found[id] = [bound.value, quantile(column, 0.95)];
      else found[id] = [quantile(column, 0.05), bound.value];
    } else if (!bound && error !== undefined && Number.isFinite(error)) {
      found[id] = [value - NORMAL_95 * error, value + NORMAL_95 * error];
    }
  });
  return found;
}

function readExponents(
  law: Law,
  best: Float64Array,
  draws: Bootstrap | null,
): FitReport['optimum'] {
  const { optimum } = law;
  if (!optimum) return null;
  const interval = (pick: 'a' | 'b') =>
    draws && toRange(mapDraws(draws, (p) => optimum.exponents(p)[pick]));
  const a = interval('a');
  const b = interval('b');
  return { ...optimum.exponents(best), ci95: a && b ? { a, b } : null };
}

function toRange(values: ArrayLike<number>): Range {
  const { low, high } = percentileInterval(values, 0.95);
  return [low, high];
}

/** Sample standard deviation; NaN for fewer than two values. */
function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
