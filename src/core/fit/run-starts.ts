import type { LongWork } from '../long-work';
import { createObjective, type Evaluation } from './objective';
import type { ParameterSpace } from './parameter-space';
import type { PreparedRows } from './prepare';
import { createSolver, type Outcome } from './solver';

/** One start and where it ended, natural units. */
export interface Candidate {
  readonly from: Float64Array;
  readonly parameters: Float64Array;
  readonly value: number;
  readonly converged: boolean;
  /** Starts of one group reached the same point and share what follows from it. */
  readonly group: number;
}

interface Path {
  readonly from: Float64Array;
  readonly parameters: Float64Array;
  readonly outcome: Outcome;
  /** The path this one has joined, or itself. */
  leader: Path;
}

/**
 * Runs every start down the ladder of deltas to its end. Two that have reached the same point of one rung
 * would follow the same path from there on, so one goes on for both.
 */
export function* runStarts(
  rows: PreparedRows,
  space: ParameterSpace,
  starts: readonly Float64Array[],
  ladder: readonly number[],
): LongWork<Candidate[]> {
  const objective = createObjective(rows);
  const solver = createSolver(objective, space);
  const paths = starts.map((from): Path => {
    const outcome = { value: Number.POSITIVE_INFINITY, converged: false, evaluations: 0 };
    const path = { from, parameters: from.slice(), outcome, leader: undefined as unknown as Path };
    path.leader = path;
    return path;
  });
  const total = starts.length * ladder.length;
  let done = 0;
  for (const [rung, delta] of ladder.entries()) {
    const last = rung === ladder.length - 1;
    const ends: { path: Path; metric: Float64Array }[] = [];
    for (const path of paths) {
      done++;
      if (path.leader !== path) continue;
      const damping = rung === 0 ? 1e-2 : 1e-4;
      const tolerance = last ? 1e-20 : rung === 0 ? 1e-12 : 1e-6;
      solver.minimise(path.parameters, { weights: null, delta, damping, tolerance }, path.outcome);
      const joined = ends.find((end) => isSamePoint(space, end, path));
      if (joined && path.outcome.converged) path.leader = joined.path;
      else if (path.outcome.converged) ends.push({ path, metric: metricOf(solver.last()) });
      yield { done, total };
    }
  }
  const leaders = paths.filter((path) => path.leader === path);
  return paths.map((path) => {
    let { leader } = path;
    while (leader !== leader.leader) leader = leader.leader;
    return {
      from: path.from,
      parameters: leader.parameters,
      value: leader.outcome.value,
      converged: leader.outcome.converged,
      group: leaders.indexOf(leader),
    };
  });
}

function metricOf(evaluation: Evaluation): Float64Array {
  return evaluation.majoriser.slice();
}

/** Whether two minima differ by less than 1e-9 of the value, in the value and in the curvature's own metric. */
function isSamePoint(
  space: ParameterSpace,
  { path, metric }: { readonly path: Path; readonly metric: Float64Array },
  other: Path,
): boolean {
  const { value } = path.outcome;
  if (Math.abs(other.outcome.value - value) > 1e-9 * value) return false;
  let distance = 0;
  for (let i = 0; i < space.size; i++) {
    const a = space.indices[i] as number;
    const stepA = (other.parameters[a] as number) - (path.parameters[a] as number);
    for (let j = 0; j < space.size; j++) {
      const b = space.indices[j] as number;
      const stepB = (other.parameters[b] as number) - (path.parameters[b] as number);
      const packed = a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
      distance += stepA * (metric[packed] as number) * stepB;
    }
  }
  return distance <= 1e-9 * value;
}
