import type { LongWork } from '../long-work';
import { createLinearProjection } from './linear-projection';
import { createObjective } from './objective';
import type { ParameterSpace } from './parameter-space';
import type { PreparedRows } from './prepare';
import { type Candidate, runStarts } from './run-starts';
import { createSolver, type Outcome } from './solver';

/**
 * Up to so many rows Huber's function with a small delta is nearly a sum of absolute values over few corners: a basin
 * for every few rows it can pass through, and the way down from a wide delta ends in one of them.
 */
export const fewRows = 32;

/** Looks at the rows the rows-left-out search may take: it ends by itself long before, save in endless flat valleys. */
const mostEvaluations = 4_000;

/** An end lower by less than this share is the same end. */
const sameEnd = 1e-9;

/**
 * For few rows, what the way down from the starts has missed. Under Huber's function every start is also taken straight
 * at delta, and keeps the better of its two ends. Then, from the best end of all: each row is left out in turn, the
 * others fitted, and the row put back; where that ends lower, all over again from there. What is found belongs to the
 * start it began from, so that a certificate counts starts alone.
 */
export function* searchFewRows(
  rows: PreparedRows,
  space: ParameterSpace,
  starts: readonly Float64Array[],
  wide: readonly Candidate[],
): LongWork<Candidate[]> {
  let candidates = [...wide];
  if (Number.isFinite(rows.delta)) {
    const straight = yield* runStarts(rows, space, starts, [rows.delta]);
    const groups = wide.reduce((most, { group }) => Math.max(most, group), 0) + 1;
    candidates = wide.map((end, i) => {
      const other = straight[i] as Candidate;
      return other.value < end.value ? { ...other, group: groups + other.group } : end;
    });
  }
  const best = candidates.reduce((a, b) => (b.value < a.value ? b : a));
  if (!Number.isFinite(best.value) || space.size === 0) return candidates;
  const lower = yield* leaveRowsOut(rows, space, best);
  return candidates.map((end) =>
    end.group === best.group ? { ...lower, from: end.from, group: end.group } : end,
  );
}

/** The lowest end reached from `start` by leaving a row out and putting it back, again from every lower end. */
function* leaveRowsOut(
  rows: PreparedRows,
  space: ParameterSpace,
  start: Candidate,
): LongWork<Candidate> {
  const objective = createObjective(rows, space);
  const solver = createSolver(objective, space);
  const projection = createLinearProjection(rows, space);
  const { count, delta } = rows;
  const outcome: Outcome = { value: 0, converged: false, evaluations: 0 };
  const weights = new Float64Array(count);
  let best = start;
  let evaluations = 0;
  for (let isLower = true; isLower && evaluations < mostEvaluations; ) {
    isLower = false;
    const from = best.parameters;
    for (let row = 0; row < count && evaluations < mostEvaluations; row++) {
      weights.fill(1);
      weights[row] = 0;
      const parameters = from.slice();
      solver.minimise(parameters, { weights, delta, damping: 1e-2, tolerance: 1e-6 }, outcome);
      evaluations += outcome.evaluations;
      const back = { weights: null, delta, damping: 1e-2, tolerance: 1e-20, projection };
      solver.minimise(parameters, back, outcome);
      evaluations += outcome.evaluations;
      if (outcome.value < best.value * (1 - sameEnd)) {
        best = { ...best, parameters, value: outcome.value, converged: outcome.converged };
        isLower = true;
      }
      yield { done: Math.min(evaluations, mostEvaluations), total: mostEvaluations };
    }
  }
  return best;
}
