import {
  type Bootstrap,
  bcaInterval,
  type Certificate,
  type Fit,
  type FitProfiles,
  type Jackknife,
  mapDraws,
  type Objective,
  type Profile,
  type Proof,
  type Threshold,
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
  /** Along the profile of the prediction, where it was asked for. */
  readonly profile?: ProfileReport;
}

/** Which ends the 95 % intervals of a bootstrapped fit have. */
export type IntervalEnds = 'percentile' | 'bca' | 'profile';

/** An interval along a profile. An open end is a bound at which the objective is still below the threshold. */
export interface ProfileReport extends Pick<Profile, 'low' | 'high' | 'lowOpen' | 'highOpen'> {
  readonly threshold: Threshold;
}

/** A parameter that was not fitted. */
export interface HeldParameter {
  readonly value: number;
  /** In the words of whoever held it; null where nothing was said. */
  readonly reason: string | null;
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
    /** What the bootstrap drew; null without one. */
    readonly kind: Bootstrap['kind'] | null;
    /** How `ci95` was read from it; null where `ci95` is not a bootstrap's or a profile's. */
    readonly ends: IntervalEnds | null;
  };
  /** By parameter, where profiles were asked for. */
  readonly profiles?: Readonly<Record<string, ProfileReport>>;
  /** Under Huber, how many rows sit in the quadratic part and beyond it on either side of the fit. */
  readonly huber?: {
    readonly inside: number;
    readonly predictedHigh: number;
    readonly predictedLow: number;
  };
  /** Factor on rows predicted too high; absent for a plain fit. */
  readonly envelope?: number;
  /** Parameters that were held instead of fitted, with the reason that was given; absent where all were fitted. */
  readonly held?: Readonly<Record<string, HeldParameter>>;
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
  /** With it `ci95` has BCa ends. */
  readonly jackknife?: Jackknife | null;
  readonly profiles?: FitProfiles | null;
  /** `ci95` is that of the profiles; they must be there. */
  readonly profileEnds?: boolean;
  /** Where each row stands: `findLinearRows`. */
  readonly linearRows?: Int8Array;
  readonly envelope?: number | undefined;
  readonly held?: Readonly<Record<string, HeldParameter>> | undefined;
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
      kind: draws?.kind ?? null,
      ends: chooseEnds(input, draws),
    },
    ...readExtras(input),
    optimum: readExponents(input, best, draws),
    predictions: predictAt.map((inputs, i) => {
      const profile = input.profiles?.predictions[i];
      return {
        inputs,
        loss: predict(law, inputs, best),
        ci95: readRange(input, draws, (p) => predict(law, inputs, p), best, profile),
        ...(profile ? { profile: toProfileReport(profile) } : {}),
      };
    }),
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

function readIntervals(input: FitReportInput, draws: Bootstrap | null): Record<string, Range> {
  const { law, fit, deltaErrors, profiles } = input;
  const best = toVector(law, fit.parameters);
  const found: Record<string, Range> = {};
  law.parameters.forEach(({ id }, i) => {
    const value = fit.parameters[id] as number;
    const bound = fit.atBound.find(({ parameter }) => parameter === id);
    const error = deltaErrors?.[id];
    const profile = profiles?.parameters[id];
    const column = (p: ArrayLike<number>): number => p[i] as number;
    if (draws && bound && !(input.profileEnds && profile)) {
      const values = mapDraws(draws, column);
      if (bound.side === 'lower') found[id] = [bound.value, quantile(values, 0.95)];
      else found[id] = [quantile(values, 0.05), bound.value];
      return;
    }
    const range = readRange(input, draws, column, best, profile);
    if (range) found[id] = range;
    else if (!bound && error !== undefined && Number.isFinite(error)) {
      found[id] = [value - NORMAL_95 * error, value + NORMAL_95 * error];
    }
  });
  return found;
}

function chooseEnds(
  { profileEnds, profiles, jackknife }: FitReportInput,
  draws: Bootstrap | null,
): IntervalEnds | null {
  if (profileEnds && profiles) return 'profile';
  if (!draws) return null;
  return jackknife ? 'bca' : 'percentile';
}

/** The 95 % interval of a statistic with the ends that were asked for; null where there is nothing to read it from. */
function readRange(
  { jackknife, profileEnds }: FitReportInput,
  draws: Bootstrap | null,
  statistic: (parameters: ArrayLike<number>) => number,
  best: Float64Array,
  profile: Profile | undefined,
): Range | null {
  if (profileEnds && profile) return [profile.low, profile.high];
  if (!draws) return null;
  if (!jackknife) return toRange(mapDraws(draws, statistic));
  const { low, high } = bcaInterval(draws, jackknife, statistic, statistic(best), 0.95);
  return [low, high];
}

function toProfileReport({ low, high, lowOpen, highOpen, threshold }: Profile): ProfileReport {
  return { low, high, lowOpen, highOpen, threshold };
}

/** What is only said of fits that have it. */
function readExtras({
  profiles,
  linearRows,
  envelope,
  held,
  fit,
}: FitReportInput): Pick<FitReport, 'profiles' | 'huber' | 'envelope' | 'held'> {
  const count = (side: number): number => linearRows?.filter((row) => row === side).length ?? 0;
  return {
    ...(profiles
      ? {
          profiles: Object.fromEntries(
            Object.entries(profiles.parameters).map(([id, each]) => [id, toProfileReport(each)]),
          ),
        }
      : {}),
    ...(linearRows && fit.objective.startsWith('huber')
      ? { huber: { inside: count(0), predictedHigh: count(1), predictedLow: count(-1) } }
      : {}),
    ...(envelope === undefined ? {} : { envelope }),
    ...(held && Object.keys(held).length > 0 ? { held } : {}),
  };
}

function readExponents(
  input: FitReportInput,
  best: Float64Array,
  draws: Bootstrap | null,
): FitReport['optimum'] {
  const { optimum } = input.law;
  if (!optimum) return null;
  const interval = (pick: 'a' | 'b') =>
    readRange(
      input,
      draws,
      (p) => optimum.exponents(p)[pick],
      best,
      input.profiles?.exponents?.[pick],
    );
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
