import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  bootstrap,
  type Fit,
  type FitProblem,
  type FitSettings,
  fit as fitRows,
} from '../src/core/fit';
import { findData, keepWhere, readColumns } from '../src/core/fit/testing/read-runs';
import { findLaw, findPreset, type Law, toVector } from '../src/core/laws';
import { runToEnd } from '../src/core/long-work';
import { createRandom } from '../src/core/numerics';
import type { BenchRow } from './bench-row';

/** Cold fits and warm refits against their budgets, and scipy on the same rows where it can run. */

const law = findLaw('chinchilla') as Law;
export const settings: FitSettings = { objective: 'huber-log', delta: 1e-3 };

interface Rows {
  readonly problem: FitProblem;
  readonly words: string;
}

/** The 240 digitised points of the replication where they are at hand, else as many simulated. */
export function rows240(): Rows {
  const file = findData('public', 'chinchilla_svg.csv');
  if (file) {
    const { params, tokens, loss } = keepWhere(readColumns(file), 'in_published_fit==1');
    if (params && tokens && loss) {
      return {
        problem: { law, variables: [params, tokens], response: loss },
        words: '240 digitised Chinchilla runs',
      };
    }
  }
  const preset = findPreset(law, 'besiroglu2024');
  const truth = toVector(law, preset?.values ?? {});
  const random = createRandom(240);
  const N = new Float64Array(240).map(() => 10 ** (7.7 + 2.5 * random.uniform()));
  const D = N.map((size) => size * 5 * 100 ** random.uniform());
  const response = N.map((size, i) => {
    const loss = law.evaluate([Math.log(size), Math.log(D[i] as number)], truth);
    return loss * Math.exp(0.01 * random.normal());
  });
  return {
    problem: { law, variables: [N, D], response },
    words: '240 runs simulated from besiroglu2024 with 1 % noise',
  };
}

/** The default dataset without the runs its source leaves out. */
function rows118(): Rows {
  const file = findData('bundled', 'chinchilla_isoflop.csv');
  if (!file) throw new Error('public/data/chinchilla_isoflop.csv is missing');
  const columns = keepWhere(readColumns(file), 'excluded==0');
  const { params, tokens, loss } = columns as Record<'params' | 'tokens' | 'loss', Float64Array>;
  return {
    problem: { law, variables: [params, tokens], response: loss },
    words: '118 bundled Chinchilla runs',
  };
}

export function fitCold(problem: FitProblem): Fit {
  const result = runToEnd(fitRows(problem, settings));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

/** Median time of `repeats` runs after a warm-up, in ms. */
function time(repeats: number, work: () => unknown): number {
  for (let i = 0; i < repeats / 2; i++) work();
  const times = new Float64Array(repeats).map(() => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return times.sort()[repeats >> 1] as number;
}

interface Rival {
  readonly scipy: string;
  readonly one: number;
  readonly oneValue: number;
  readonly grid: number;
  readonly gridStarts: number;
  readonly gridValue: number;
  readonly refit: number;
}

/** What bench/fit-scipy.py measures, with the first Python that has scipy; null where none does. */
function runScipy({ variables, response }: FitProblem, { parameters }: Fit): Rival | null {
  const input = JSON.stringify({
    N: Array.from(variables[0] ?? []),
    D: Array.from(variables[1] ?? []),
    loss: Array.from(response),
    delta: settings.delta,
    optimum: Object.values(parameters),
    refits: 40,
  });
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  for (const python of ['python3', '/usr/bin/python3']) {
    const run = spawnSync(python, [join('bench', 'fit-scipy.py')], {
      input,
      env,
      encoding: 'utf8',
    });
    if (run.status === 0) return JSON.parse(run.stdout) as Rival;
  }
  return null;
}

export async function run(): Promise<BenchRow[]> {
  const large = rows240();
  const small = rows118();
  const fit240 = fitCold(large.problem);
  const fit118 = fitCold(small.problem);
  const { starts, agreed } = fit240.certificate;
  const cold = time(60, () => fitCold(large.problem));
  const plan = { seed: 1, replicates: 200 };
  const warm = time(20, () => runToEnd(bootstrap(small.problem, fit118, settings, plan)));
  const replicates = 4000;
  const began = process.cpuUsage();
  const { failed } = runToEnd(bootstrap(large.problem, fit240, settings, { seed: 1, replicates }));
  const { user, system } = process.cpuUsage(began);
  const many = (user + system) / 1e3;

  const rows: BenchRow[] = [
    {
      work: 'cold fit, 240 rows, huber-log',
      value: cold,
      unit: 'ms',
      budget: { atMost: 10 },
      note: `${large.words}; ${agreed} of ${starts} starts agree at ${fit240.value.toPrecision(8)}`,
    },
    {
      work: '200 warm refits, 118 rows, huber-log',
      value: warm,
      unit: 'ms',
      budget: { atMost: 40 },
      note: small.words,
    },
    {
      work: '4,000 warm refits, 240 rows, huber-log',
      value: many,
      unit: 'ms',
      note: `processor time, one core; ${failed} did not converge`,
    },
  ];
  const rival = runScipy(large.problem, fit240);
  if (!rival) {
    rows.push({ work: 'scipy', value: Number.NaN, unit: 'ms', note: 'no python3 with scipy here' });
    return rows;
  }
  const excess = (value: number): string =>
    `ends ${(value / fit240.value - 1).toExponential(1)} above`;
  rows.push(
    {
      work: `scipy ${rival.scipy}: BFGS from one start`,
      value: rival.one,
      unit: 'ms',
      note: excess(rival.oneValue),
    },
    {
      work: `scipy: L-BFGS from ${rival.gridStarts} starts of the Hoffmann grid`,
      value: rival.grid,
      unit: 'ms',
      note: `${excess(rival.gridValue)}; ${(rival.grid / cold).toFixed(0)} times our cold fit`,
    },
    {
      work: 'scipy: one BFGS refit from the optimum',
      value: rival.refit,
      unit: 'ms',
      note: 'mean of 40 resamples',
    },
    {
      work: 'refits: scipy over ours, per core',
      value: (rival.refit * replicates) / many,
      unit: 'x',
      note: 'processor time of both; a pool of workers multiplies ours by its cores',
    },
  );
  return rows;
}
