import type { FitReportInput, IntervalEnds } from '../core/export';
import {
  bootstrap,
  chooseThreshold,
  type Fit,
  type FitProblem,
  type FitSettings,
  jackknife,
  profileFit,
} from '../core/fit';
import type { Inputs } from '../core/laws';
import { runToEnd } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import type { Arguments } from './arguments';
import { readCount } from './values';

const MOST_REPLICATES = 100_000;
const ENDS: readonly IntervalEnds[] = ['percentile', 'bca', 'profile'];

export interface IntervalPlan {
  readonly replicates: number;
  readonly seed: number;
  readonly ends: IntervalEnds;
  readonly profile: boolean;
}

/**
 * `--bootstrap`, `--seed`, `--interval` and `--profile`. Problems: those of `readCount`, `cli-unknown-interval`
 * (value, known), `cli-bootstrap-needed` (flag).
 */
export function readIntervalPlan(args: Arguments): Result<IntervalPlan> {
  const replicates = readCount('--bootstrap', args.text('bootstrap') ?? '200', 0, MOST_REPLICATES);
  if (!replicates.ok) return replicates;
  const seed = readCount('--seed', args.text('seed') ?? '1', 0, 2 ** 31 - 1);
  if (!seed.ok) return seed;
  const text = args.text('interval') ?? 'percentile';
  const ends = ENDS.find((name) => name === text);
  if (!ends) return failure('cli-unknown-interval', { value: text, known: ENDS.join(', ') });
  if (ends === 'bca' && replicates.value === 0) {
    return failure('cli-bootstrap-needed', { flag: '--interval bca' });
  }
  const profile = args.has('profile') || ends === 'profile';
  return success({ replicates: replicates.value, seed: seed.value, ends, profile });
}

/** Refits and profiles of a fit, as its report takes them. Problem: `cli-bootstrap-needed` (flag). */
export function findIntervals(
  problem: FitProblem,
  fit: Fit,
  settings: FitSettings,
  { replicates, seed, ends, profile }: IntervalPlan,
  clusters: readonly (string | number)[] | null,
  points: readonly Inputs[],
): Result<Pick<FitReportInput, 'bootstrap' | 'jackknife' | 'profiles' | 'profileEnds'>> {
  const plan = clusters
    ? ({ replicates, seed, kind: 'clusters', clusters } as const)
    : { replicates, seed };
  const draws = replicates > 0 ? runToEnd(bootstrap(problem, fit, settings, plan)) : null;
  const threshold = profile ? chooseThreshold(fit, settings, draws, 0.95, 1) : null;
  if (profile && !threshold) return failure('cli-bootstrap-needed', { flag: '--profile' });
  return success({
    bootstrap: draws,
    jackknife:
      ends === 'bca' ? runToEnd(jackknife(problem, fit, settings, clusters ?? undefined)) : null,
    profiles: threshold && runToEnd(profileFit(problem, fit, settings, threshold, points)),
    profileEnds: ends === 'profile',
  });
}
