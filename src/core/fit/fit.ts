import { toVector } from '../laws';
import type { LongWork } from '../long-work';
import { failure, type Result, success } from '../result';
import { checkRunnable } from './check-runnable';
import { describeFit } from './describe-fit';
import { createObjective } from './objective';
import { createParameterSpace } from './parameter-space';
import { type PreparedRows, prepareRows } from './prepare';
import { type Candidate, runStarts } from './run-starts';
import { fewRows, searchFewRows } from './search-few-rows';
import { createSolver } from './solver';
import { chooseStarts, heldValues } from './starts';
import { chooseSubsample } from './subsample';
import type { Fit, FitProblem, FitSettings } from './types';

/**
 * Fits a law to rows: deterministic starts spread over the box, each run to its end, the best one reported
 * with its certificate. The same problem and settings give the same fit, however the work is sliced.
 * Up to 32 rows there are more starts, and a search of what they miss (`searchFewRows`).
 * Above 4,000 rows the starts run on a seeded 2,000 of them and the best three finish on all.
 *
 * `warm` replaces the starts by one, without delta continuation: quick where the optimum is known to be
 * near, but it certifies nothing (`certificate.starts` is 1).
 *
 * Fails with the codes of `checkRunnable`, or `fit-no-start` when the law has no value at any start.
 */
export function* fit(
  problem: FitProblem,
  settings: FitSettings,
  warm?: Readonly<Record<string, number>>,
): LongWork<Result<Fit>> {
  const [obstacle] = checkRunnable(problem, settings);
  if (obstacle) return failure(obstacle.code, obstacle.data);
  const { law } = problem;
  const space = createParameterSpace(law, settings.fixed);
  const rows = prepareRows(problem, settings);
  const held = heldValues(law, settings.fixed);

  let candidates: Candidate[];
  if (warm) {
    const start = toVector(law, { ...warm, ...settings.fixed });
    candidates = yield* runStarts(rows, space, [start], [rows.delta]);
  } else {
    const subsample = chooseSubsample(rows);
    const isFew = rows.count <= fewRows;
    const starts = chooseStarts(subsample, space, held, isFew);
    const ladder = deltaLadder(rows);
    candidates = yield* runStarts(subsample, space, starts, ladder);
    if (isFew) candidates = yield* searchFewRows(rows, space, starts, candidates);
    if (subsample !== rows) candidates = yield* finishOnAll(rows, space, candidates);
  }
  const best = candidates.reduce((a, b) => (b.value < a.value ? b : a));
  if (!Number.isFinite(best.value)) return failure('fit-no-start', { law: law.id });
  return success(describeFit(rows, settings, space, candidates, best));
}

/**
 * Widths of Huber's quadratic part on the way down to delta: a wide one has few basins and its optimum lies
 * near the next one's. In units of the residuals: 1, 0.1, 0.01, ... nats, or the same over a typical
 * standard error where rows are weighted. A response in large units (tokens, say) begins at a tenth of a typical one.
 */
export function deltaLadder(rows: PreparedRows): number[] {
  // Squares go twice: roughly from every start, then to the last digit from each minimum found.
  if (!Number.isFinite(rows.delta)) return [rows.delta, rows.delta];
  const scales = rows.residualScale.slice().sort();
  const sizes = rows.logSpace ? [] : rows.response.map(Math.abs).sort();
  const size = Math.max(1, (sizes[sizes.length >> 1] ?? 0) / 10);
  const typical = size * (scales[scales.length >> 1] as number);
  const ladder: number[] = [];
  for (let width = 10 ** Math.round(Math.log10(typical)); width > 1.5 * rows.delta; width /= 10) {
    ladder.push(width);
  }
  ladder.push(rows.delta);
  return ladder;
}

/** The best three distinct candidates of a subsample go on over all rows; the others are valued there. */
function* finishOnAll(
  rows: PreparedRows,
  space: ReturnType<typeof createParameterSpace>,
  candidates: readonly Candidate[],
): LongWork<Candidate[]> {
  const objective = createObjective(rows, space);
  const solver = createSolver(objective, space);
  const weighting = objective.createWeighting();
  objective.weigh(weighting, null, rows.delta);
  const ends = [...new Set(candidates.map(({ group }) => group))]
    .map((group) => candidates.find((candidate) => candidate.group === group) as Candidate)
    .sort((a, b) => a.value - b.value);
  const finished = new Map<number, Candidate>();
  for (const [rank, end] of ends.entries()) {
    const parameters = end.parameters.slice();
    const outcome = { value: Number.POSITIVE_INFINITY, converged: false, evaluations: 0 };
    if (rank < 3) {
      const options = { weights: null, delta: rows.delta, damping: 1e-3, tolerance: 1e-20 };
      solver.minimise(parameters, options, outcome);
    } else {
      outcome.value = objective.value(parameters, weighting);
    }
    finished.set(end.group, { ...end, ...outcome, parameters });
    yield { done: rank + 1, total: ends.length };
  }
  return candidates.map((candidate) => ({
    ...(finished.get(candidate.group) as Candidate),
    from: candidate.from,
  }));
}
