import type { Law, Plan } from '../laws';
import { addRow, findUnknown, logDeterminant, slopesAt, sumInformation } from './identify';
import type { RunRows } from './run-rows';

/** Factors by which a cure may change the data or the size of runs there are. */
const FACTORS = [1 / 4, 1 / 2, 1, 2, 4];
/** Tokens per parameter a person may be asked to train at, where the runs themselves do not go further. */
const USUAL_RATIOS = [4, 400] as const;
/** Runs named where the design has enough of them, in the wrong places. */
const MOST_RUNS = 3;

/**
 * The fewest runs that would let every free parameter be told from the others, taken one after the other so
 * that each adds the most information (D-optimal); at least one, and at most three where there are runs enough
 * for a fit: where there are not, as many as it lacks. Candidates are the sizes and data of the runs times 1/4
 * to 4, at no more than four times the compute of the largest run.
 */
export function findMissingRuns(
  law: Law,
  rows: Pick<RunRows, 'N' | 'D'>,
  parameters: Float64Array,
  free: readonly number[],
): Plan[] {
  const size = free.length;
  const candidates = listCandidates(rows);
  const slopes = (plans: readonly Plan[]): Float64Array => {
    const columns: Readonly<Record<string, Float64Array>> = {
      N: Float64Array.from(plans, ({ N }) => N),
      D: Float64Array.from(plans, ({ D }) => D),
    };
    const variables = law.variables.map(({ id }) => columns[id] as Float64Array);
    return slopesAt(law, variables, parameters, free);
  };
  const ofCandidates = slopes(candidates);
  const here = Array.from(rows.N, (N, i): Plan => ({ N, D: rows.D[i] as number }));
  let known = slopes(here);
  const information = sumInformation(known, size);
  const norms = Float64Array.from(
    { length: size },
    (_, a) => Math.sqrt(information[a * size + a] as number) || 1,
  );
  const lacking = countLacking(rows, size);
  const added: Plan[] = [];
  while (added.length < Math.max(MOST_RUNS, lacking)) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < candidates.length; k++) {
      if (added.includes(candidates[k] as Plan)) continue;
      const trial = information.slice();
      addRow(trial, ofCandidates, k * size, size);
      const value = logDeterminant(trial, size, norms);
      if (value > most + 1e-9) {
        most = value;
        best = k;
      }
    }
    if (best < 0) break;
    added.push(candidates[best] as Plan);
    addRow(information, ofCandidates, best * size, size);
    known = Float64Array.from([...known, ...ofCandidates.subarray(best * size, (best + 1) * size)]);
    if (added.length >= lacking && findUnknown(known, size).length === 0) break;
  }
  return added;
}

/** Runs at new points a fit of `free` parameters lacks: it asks for one row to spare, and as many points. */
export function countLacking({ N, D }: Pick<RunRows, 'N' | 'D'>, free: number): number {
  const points = new Set<string>();
  for (let i = 0; i < N.length && points.size < free; i++) points.add(`${N[i]} ${D[i]}`);
  return Math.max(0, free + 1 - N.length, free - points.size);
}

/** From small to large compute, so that of two equally good runs the cheaper is named. */
function listCandidates({ N, D }: Pick<RunRows, 'N' | 'D'>): Plan[] {
  const quantiles = (values: Float64Array): number[] => {
    const sorted = values.slice().sort();
    return [0, sorted.length >> 1, sorted.length - 1].map((i) => sorted[i] as number);
  };
  const spread = (values: Float64Array): number[] => [
    ...new Set(
      quantiles(values)
        .flatMap((value) => FACTORS.map((factor) => value * factor))
        .map((value) => Number(value.toPrecision(3))),
    ),
  ];
  const most = 4 * N.reduce((largest, n, i) => Math.max(largest, n * (D[i] as number)), 0);
  const ratios = N.map((n, i) => (D[i] as number) / n);
  const low = ratios.reduce((a, b) => Math.min(a, b), USUAL_RATIOS[0]);
  const high = ratios.reduce((a, b) => Math.max(a, b), USUAL_RATIOS[1]);
  return spread(N)
    .flatMap((params) => spread(D).map((tokens): Plan => ({ N: params, D: tokens })))
    .filter((plan) => {
      const ratio = plan.D / plan.N;
      return plan.N * plan.D <= most && ratio >= low * 0.99 && ratio <= high * 1.01;
    })
    .sort((a, b) => a.N * a.D - b.N * b.D || a.N - b.N);
}
