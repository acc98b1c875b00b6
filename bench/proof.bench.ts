import { canProve, type FitProblem, fit as fitRows, type Objective, prove } from '../src/core/fit';
import { findData, keepWhere, readColumns } from '../src/core/fit/testing/read-runs';
import { findLaw, type Law } from '../src/core/laws';
import { runToEnd } from '../src/core/long-work';
import type { BenchRow } from './bench-row';

/** Proofs of the optimum of the default dataset against their budgets, first run included. */

const budgets: readonly (readonly [Objective, number])[] = [
  ['mse', 300],
  ['log-mse', 1000],
  ['huber', 1000],
  ['huber-log', 2000],
];

function readDefault(): FitProblem {
  const file = findData('bundled', 'chinchilla_isoflop.csv');
  if (!file) throw new Error('public/data/chinchilla_isoflop.csv is missing');
  const columns = keepWhere(readColumns(file), 'excluded==0');
  const { params, tokens, loss } = columns as Record<'params' | 'tokens' | 'loss', Float64Array>;
  return { law: findLaw('chinchilla') as Law, variables: [params, tokens], response: loss };
}

/** Processor time of one run, in ms: other work on the machine does not count. */
function timeOnce<T>(work: () => T): { result: T; milliseconds: number } {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  return { result, milliseconds: (user + system) / 1e3 };
}

export async function run(): Promise<BenchRow[]> {
  const problem = readDefault();
  return budgets.flatMap(([objective, atMost]): BenchRow[] => {
    const settings = { objective, delta: 1e-3 };
    if (!canProve(problem.law, settings)) throw new Error(`no proof under ${objective}`);
    const found = runToEnd(fitRows(problem, settings));
    if (!found.ok) throw new Error(found.problem.code);
    const proveIt = () => runToEnd(prove(problem, settings, found.value.parameters));
    const cold = timeOnce(proveIt);
    const warm = Array.from({ length: 20 }, () => timeOnce(proveIt).milliseconds).sort(
      (a, b) => a - b,
    );
    const { provenGap, cells } = cold.result;
    return [
      {
        work: `proof, ${problem.response.length} rows, ${objective}`,
        value: cold.milliseconds,
        unit: 'ms',
        budget: { atMost },
        note: `processor time of the first; ${cells} cells; later ones ${(warm[10] as number).toFixed(1)} ms`,
      },
      {
        work: `gap proven under ${objective}`,
        value: 100 * provenGap,
        unit: '%',
        budget: { atMost: 0.1 },
      },
    ];
  });
}
