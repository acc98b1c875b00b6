import {
  bcaInterval,
  bootstrap,
  calibratedThreshold,
  countFree,
  type FitProblem,
  type FitSettings,
  fit,
  fThreshold,
  jackknife,
  mapDraws,
  profileQuantity,
  responseAt,
} from '../src/core/fit';
import { findLaw, findPreset, type Inputs, type Law, predict, toVector } from '../src/core/laws';
import { runToEnd } from '../src/core/long-work';
import { createRandom, percentileInterval, studentHalfWidth } from '../src/core/numerics';

/**
 * How often a nominal 95 % interval of the loss at ten times the largest compute holds the true loss, over simulated
 * datasets: sixty runs (six budgets from 6e18 to 3e21 FLOPs, ten sizes each within a factor of four of the
 * optimum), the truth of `besiroglu2024`, 1 % noise in log loss.
 */
export interface Study {
  readonly objective: 'log-mse' | 'huber-log';
  readonly noise: 'normal' | 't3';
  readonly datasets: number;
  readonly replicates: number;
  readonly seed: number;
}

export interface Coverage {
  readonly method: 'percentile' | 'BCa' | 'delta' | 'profile';
  /** Share of datasets whose interval holds the truth. */
  readonly share: number;
  /** Median width over the true loss. */
  readonly width: number;
  readonly missedLow: number;
  readonly missedHigh: number;
}

const law = findLaw('chinchilla') as Law;
const truth = toVector(law, findPreset(law, 'besiroglu2024')?.values ?? {});
const NOISE = 0.01;
const LARGEST = 3e21;

function planAt(compute: number): Inputs {
  if (!law.optimum) throw new Error('the law has no closed-form optimum');
  const { N, D } = law.optimum.atCompute(truth, compute);
  return { N, D };
}

/** The same sixty runs for every dataset; `random` is the dataset's own stream. */
function simulateRuns(study: Study, index: number): FitProblem {
  const random = createRandom(study.seed, index);
  const N: number[] = [];
  const D: number[] = [];
  for (let budget = 0; budget < 6; budget++) {
    const compute = 6e18 * (LARGEST / 6e18) ** (budget / 5);
    for (let size = 0; size < 10; size++) {
      const params = (planAt(compute).N as number) * 4 ** ((2 * size) / 9 - 1);
      N.push(params);
      D.push(compute / (6 * params));
    }
  }
  const draw = (): number => {
    const z = random.normal();
    if (study.noise === 'normal') return z;
    // t with three degrees of freedom has variance 3: the same 1 % all the same.
    const chi = random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2;
    return z / Math.sqrt(chi);
  };
  const response = Float64Array.from(
    N,
    (params, i) => predict(law, { N: params, D: D[i] as number }, truth) * Math.exp(NOISE * draw()),
  );
  return { law, variables: [Float64Array.from(N), Float64Array.from(D)], response };
}

type Ends = readonly [low: number, high: number];

/** Every method's interval of the loss at `target` for one dataset. */
function measure(
  problem: FitProblem,
  study: Study,
  target: Inputs,
): Record<Coverage['method'], Ends | null> {
  const settings: FitSettings = { objective: study.objective, delta: 1e-3 };
  const fitted = runToEnd(fit(problem, settings));
  if (!fitted.ok) throw new Error(fitted.problem.code);
  const full = fitted.value;
  const best = toVector(law, full.parameters);
  const statistic = (p: ArrayLike<number>): number => predict(law, target, p);
  const { seed, replicates } = study;
  const draws = runToEnd(bootstrap(problem, full, settings, { seed, replicates }));
  const left = runToEnd(jackknife(problem, full, settings));
  const percentile = percentileInterval(mapDraws(draws, statistic), 0.95);
  const bca = bcaInterval(draws, left, statistic, statistic(best), 0.95);
  const free = countFree(full);
  const threshold =
    study.objective === 'log-mse'
      ? fThreshold(full, free, 0.95, 1)
      : calibratedThreshold(full, free, draws, 0.95, 1);
  const quantity = responseAt(law, target);
  const profile = runToEnd(profileQuantity(problem, full, settings, quantity, threshold));
  return {
    percentile: [percentile.low, percentile.high],
    BCa: [bca.low, bca.high],
    delta: full.covariance && deltaInterval(full.covariance, best, quantity, full.n - free),
    profile: [profile.low, profile.high],
  };
}

/** Of log loss by the delta method, with Student's quantile for the degrees of freedom left. */
function deltaInterval(
  covariance: readonly number[],
  best: Float64Array,
  quantity: ReturnType<typeof responseAt>,
  degrees: number,
): Ends {
  const size = best.length;
  const gradient = new Float64Array(size);
  const log = quantity.derivatives(best, gradient, new Float64Array((size * (size + 1)) / 2));
  let variance = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      variance +=
        (gradient[a] as number) * (covariance[a * size + b] as number) * (gradient[b] as number);
    }
  }
  const half = studentHalfWidth(0.95, degrees) * Math.sqrt(variance);
  return [Math.exp(log - half), Math.exp(log + half)];
}

export function studyCoverage(
  study: Study,
  onDataset: (done: number) => void = () => undefined,
): Coverage[] {
  const target = planAt(10 * LARGEST);
  const right = predict(law, target, truth);
  const found = new Map<Coverage['method'], Ends[]>();
  for (let index = 0; index < study.datasets; index++) {
    const intervals = measure(simulateRuns(study, index), study, target);
    for (const [method, ends] of Object.entries(intervals)) {
      if (!ends) continue;
      const list = found.get(method as Coverage['method']) ?? [];
      list.push(ends);
      found.set(method as Coverage['method'], list);
    }
    onDataset(index + 1);
  }
  return [...found].map(([method, list]) => {
    const share = (test: (ends: Ends) => boolean): number => list.filter(test).length / list.length;
    const widths = Float64Array.from(list, ([low, high]) => (high - low) / right).sort();
    return {
      method,
      share: share(([low, high]) => low <= right && right <= high),
      width: widths[widths.length >> 1] as number,
      missedLow: share(([, high]) => high < right),
      missedHigh: share(([low]) => low > right),
    };
  });
}

/** The range each method is asked to keep within. */
export function wantedShare({ objective }: Study): Ends {
  return objective === 'log-mse' ? [0.9, 0.98] : [0.9, 0.995];
}
