import { type Fit, type FitProblem, type FitSettings, fit as fitRows } from '../src/core/fit';
import { findData, keepWhere, readColumns } from '../src/core/fit/testing/read-runs';
import { type CustomSpec, findLaw, type Law, loadLaw } from '../src/core/laws';
import { runToEnd } from '../src/core/long-work';
import type { BenchRow } from './bench-row';

/** A formula of one's own beside the built-in law it spells out: the same fit, and what it costs. */

const settings: FitSettings = { objective: 'huber-log', delta: 1e-3 };
const spec: CustomSpec = {
  formula: 'E + A/N^alpha + B/D^beta',
  variables: [
    { name: 'N', column: 'N' },
    { name: 'D', column: 'D' },
  ],
  response: 'loss',
  parameters: {},
};

function problemFor(law: Law): FitProblem {
  const file = findData('bundled', 'chinchilla_isoflop.csv');
  if (!file) throw new Error('public/data/chinchilla_isoflop.csv is missing');
  const columns = keepWhere(readColumns(file), 'excluded==0');
  const { params, tokens, loss } = columns as Record<'params' | 'tokens' | 'loss', Float64Array>;
  return { law, variables: [params, tokens], response: loss };
}

function fitCold(problem: FitProblem): Fit {
  const result = runToEnd(fitRows(problem, settings));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function timeOnce(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;

export async function run(): Promise<BenchRow[]> {
  const loaded = performance.now();
  const built = await loadLaw({ law: 'custom', formula: spec });
  const loading = performance.now() - loaded;
  if (!built.ok) throw new Error(built.problem.code);
  const own = problemFor(built.value);
  const known = problemFor(findLaw('chinchilla') as Law);
  const ours = fitCold(own);
  const theirs = fitCold(known);
  const apart = Math.max(
    ...Object.entries(theirs.parameters).map(([id, value]) =>
      Math.abs((ours.parameters[id] as number) / value - 1),
    ),
  );
  // Taken in turns, so that whatever else the machine does falls on both.
  const times = { own: [] as number[], known: [] as number[] };
  for (let round = 0; round < 40; round++) {
    times.own.push(timeOnce(() => fitCold(own)));
    times.known.push(timeOnce(() => fitCold(known)));
  }
  const [slow, fast] = [median(times.own), median(times.known)];
  const rows = own.response.length;
  return [
    {
      work: 'formula: parser loaded, law built',
      value: loading,
      unit: 'ms',
      note: 'once a page or worker',
    },
    {
      work: `formula: cold fit, ${rows} rows, huber-log`,
      value: slow,
      unit: 'ms',
      note: `parameters within ${apart.toExponential(1)} of chinchilla's`,
    },
    { work: 'chinchilla: the same fit', value: fast, unit: 'ms' },
    {
      work: 'formula over chinchilla',
      value: slow / fast,
      unit: 'x',
      budget: { atMost: 6 },
      note: 'medians of 40 fits each, in turns',
    },
    {
      work: 'formula: parameters beside chinchilla',
      value: apart,
      unit: '',
      budget: { atMost: 1e-8 },
      note: 'largest relative difference',
    },
  ];
}
