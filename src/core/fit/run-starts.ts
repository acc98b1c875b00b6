import type { LongWork } from '../long-work';
import { createLinearProjection } from './linear-projection';
import { createObjective } from './objective';
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
  /** The path this one has joined; absent while it goes on itself. */
  leader?: Path;
}

/** A minimum one path has reached: its coordinates and the curvature there. */
interface End {
  readonly path: Path;
  readonly x: Float64Array;
  readonly metric: Float64Array;
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
  const objective = createObjective(rows, space);
  const solver = createSolver(objective, space);
  const paths = starts.map((from): Path => {
    const outcome = { value: Number.POSITIVE_INFINITY, converged: false, evaluations: 0 };
    return { from, parameters: from.slice(), outcome };
  });
  const projection = createLinearProjection(rows, space);
  const { size } = space;
  const x = new Float64Array(size);
  const total = starts.length * ladder.length;
  let done = 0;
  for (const [rung, delta] of ladder.entries()) {
    const last = rung === ladder.length - 1;
    const ends: End[] = [];
    for (const path of paths) {
      done++;
      if (path.leader) continue;
      const damping = rung === 0 ? 1e-2 : 1e-4;
      const tolerance = last ? 1e-20 : rung === 0 ? 1e-9 : 1e-6;
      const options = { weights: null, delta, damping, tolerance, projection };
      solver.minimise(path.parameters, options, path.outcome);
      const joined = ends.find((end) => isSamePoint(space, end, path, x));
      if (joined && path.outcome.converged) path.leader = joined.path;
      else if (path.outcome.converged) {
        const end = { path, x: new Float64Array(size), metric: new Float64Array(size * size) };
        space.toCoordinates(path.parameters, end.x);
        solver.writeMetric(end.metric);
        ends.push(end);
      }
      yield { done, total };
    }
  }
  const leaders = paths.filter((path) => !path.leader);
  return paths.map((path) => {
    let leader = path;
    while (leader.leader) leader = leader.leader;
    return {
      from: path.from,
      parameters: leader.parameters,
      value: leader.outcome.value,
      converged: leader.outcome.converged,
      group: leaders.indexOf(leader),
    };
  });
}

/** Whether two minima differ by less than 1e-7 of the value, in the value and in the curvature's own metric. */
function isSamePoint(
  space: ParameterSpace,
  end: End,
  { outcome, parameters }: Path,
  x: Float64Array,
): boolean {
  const { value } = end.path.outcome;
  if (Math.abs(outcome.value - value) > 1e-7 * value) return false;
  space.toCoordinates(parameters, x);
  let distance = 0;
  for (let a = 0; a < space.size; a++) {
    const stepA = (x[a] as number) - (end.x[a] as number);
    for (let b = 0; b < space.size; b++) {
      const stepB = (x[b] as number) - (end.x[b] as number);
      distance += stepA * (end.metric[a * space.size + b] as number) * stepB;
    }
  }
  return distance <= 1e-7 * value;
}
