import type { RunRows } from './run-rows';

/** Share of a run's tokens the mean goes back over, and the checkpoints it takes at least: as a final loss is smoothed at import. */
const WINDOW = 0.05;
const FEWEST = 3;

/** Rows of each run by tokens, then by row. */
function rowsByRun({ D }: Pick<RunRows, 'D'>, runs: Int32Array): number[][] {
  const groups = new Map<number, number[]>();
  runs.forEach((run, row) => {
    if (run < 0) return;
    const rows = groups.get(run);
    if (rows) rows.push(row);
    else groups.set(run, [row]);
  });
  return [...groups.values()].map((rows) =>
    rows.sort((a, b) => (D[a] as number) - (D[b] as number) || a - b),
  );
}

/**
 * Loss of every checkpoint as the mean of its run's losses over the last twentieth of the tokens up to it, of three
 * at least where there are as many. `runs` names the run of each row; rows of none (-1) keep theirs.
 */
export function smoothLoss(
  { D, loss }: Pick<RunRows, 'D' | 'loss'>,
  runs: Int32Array,
): Float64Array {
  const smoothed = loss.slice();
  for (const rows of rowsByRun({ D }, runs)) {
    const first = D[rows[0] as number] as number;
    rows.forEach((row, at) => {
      const tokens = D[row] as number;
      const from = tokens - WINDOW * (tokens - first);
      let sum = 0;
      let count = 0;
      for (let back = at; back >= 0; back--) {
        const earlier = rows[back] as number;
        if (count >= FEWEST && (D[earlier] as number) < from) break;
        sum += loss[earlier] as number;
        count++;
      }
      smoothed[row] = sum / count;
    });
  }
  return smoothed;
}

/** Of the rows given, the last checkpoint of each run, and those of no run. */
export function lastOfRun(
  { D }: Pick<RunRows, 'D'>,
  runs: Int32Array,
  given: Int32Array,
): Int32Array {
  const inUse = new Set(given);
  const last = new Set(
    rowsByRun({ D }, runs).map((rows) => rows.findLast((row) => inUse.has(row))),
  );
  return given.filter((row) => (runs[row] as number) < 0 || last.has(row));
}
