import type { LongWork } from '../long-work';
import { createRandom, type Interval, percentileInterval } from '../numerics';
import { createRefitter } from './bootstrap-refit';
import {
  type Resample,
  resampleCases,
  resampleClusters,
  resampleResiduals,
  streamOf,
} from './bootstrap-resample';
import { prepareRows } from './prepare';
import type { Bootstrap, BootstrapKind, Fit, FitProblem, FitSettings } from './types';

export interface BootstrapPlan {
  readonly replicates: number;
  readonly seed: number;
  /** Number of the first replicate, 0 unless this is one share of a larger bootstrap. */
  readonly first?: number;
  /** `cases` unless it says otherwise. */
  readonly kind?: BootstrapKind;
  /** For `clusters`: the family of each row; rows of one label are drawn together. */
  readonly clusters?: ArrayLike<unknown>;
}

/**
 * Bootstrap by warm refits from the full fit. `cases` draws rows with replacement (as integer weights),
 * `clusters` whole families of them (runs that share a trunk), `residual` puts drawn residuals on the
 * predictions of the full fit. A replicate depends on `seed`, `kind` and its number alone, so shares run anywhere
 * and put end to end are the whole.
 */
export function* bootstrap(
  problem: FitProblem,
  fit: Fit,
  settings: FitSettings,
  { replicates, seed, first = 0, kind = 'cases', clusters }: BootstrapPlan,
): LongWork<Bootstrap> {
  const prepared = prepareRows(problem, settings);
  const rows = kind === 'residual' ? { ...prepared, target: prepared.target.slice() } : prepared;
  const refitter = createRefitter(rows, fit, settings.fixed);
  const { parameters, outcome, table, objective } = refitter;
  let resample: Resample;
  if (kind === 'residual') resample = resampleResiduals(rows, refitter);
  else if (kind === 'cases') resample = resampleCases(rows.count);
  else if (clusters?.length === rows.count) resample = resampleClusters(clusters);
  else
    throw new Error(`a bootstrap of ${rows.count} rows in clusters has ${clusters?.length} labels`);

  const width = parameters.length;
  const weighting = objective.createWeighting();
  const weights = new Float64Array(rows.count);
  const draws = new Float64Array(replicates * width);
  const drops = new Float64Array(replicates);
  let kept = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    resample(createRandom(seed, streamOf(kind, first + replicate)), weights);
    if (refitter.refit(weights, kind !== 'residual')) {
      draws.set(parameters, width * kept);
      let began = 0;
      if (kind === 'residual') {
        objective.weigh(weighting, null, rows.delta);
        began = objective.value(table.parameters, weighting);
      } else {
        for (let i = 0; i < rows.count; i++) {
          began += (weights[i] as number) * (table.sums[i] as number);
        }
      }
      drops[kept++] = began - outcome.value;
    }
    yield { done: replicate + 1, total: replicates };
  }
  return {
    seed,
    kind,
    replicates: kept,
    draws: draws.slice(0, kept * width),
    drops: drops.slice(0, kept),
    failed: replicates - kept,
  };
}

/** Shares of one bootstrap put end to end, in the order of their first replicates. */
export function joinBootstraps(shares: readonly Bootstrap[]): Bootstrap {
  return {
    seed: shares[0]?.seed ?? 0,
    kind: shares[0]?.kind ?? 'cases',
    replicates: shares.reduce((sum, share) => sum + share.replicates, 0),
    draws: joinColumns(shares.map(({ draws }) => draws)),
    drops: joinColumns(shares.map(({ drops }) => drops)),
    failed: shares.reduce((sum, share) => sum + share.failed, 0),
  };
}

function joinColumns(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A statistic (prediction, N*, an exponent) at each draw, in the order of the draws. */
export function mapDraws(
  { draws, replicates }: Pick<Bootstrap, 'draws' | 'replicates'>,
  statistic: (parameters: Float64Array) => number,
): Float64Array {
  const width = draws.length / Math.max(replicates, 1);
  const values = new Float64Array(replicates);
  for (let i = 0; i < replicates; i++) {
    values[i] = statistic(draws.subarray(i * width, (i + 1) * width));
  }
  return values;
}

/** Central percentile interval of a statistic over the draws, at a level such as 0.95. */
export function bootstrapInterval(
  bootstrap: Bootstrap,
  statistic: (parameters: Float64Array) => number,
  level: number,
): Interval {
  return percentileInterval(mapDraws(bootstrap, statistic), level);
}
