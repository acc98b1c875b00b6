import type { LongWork } from '../long-work';
import { createRandom } from '../numerics';
import { type Result, success } from '../result';
import { createRefitter, type Refitter } from './bootstrap-refit';
import { resampleCases, streamOf } from './bootstrap-resample';
import { fit } from './fit';
import { prepareRows } from './prepare';
import type { Bootstrap, Fit, FitProblem, FitSettings } from './types';

/** One of several laws that are fitted to columns of the same runs. */
export interface SharedProblem extends FitProblem {
  /** Which of the shared runs each row of the problem is, ascending. */
  readonly at: Uint32Array;
}

export interface SharedPlan {
  /** Runs there are in all: those of any problem. */
  readonly runs: number;
  readonly replicates: number;
  readonly seed: number;
}

/** A fit with its draws: the k-th draw of every part is of the same resample of the runs. */
export interface SharedFit {
  readonly fit: Fit;
  readonly bootstrap: Bootstrap | null;
}

interface Member {
  readonly part: number;
  readonly problem: SharedProblem;
  readonly refitter: Refitter;
  readonly weights: Float64Array;
  readonly draws: Float64Array;
  readonly drops: Float64Array;
  /** Different runs a resample must have of it. */
  readonly least: number;
}

/** Draws of one replicate before it is given up: few runs often come without enough different ones. */
const mostTries = 100;

/**
 * Fits laws to columns of the same runs and bootstraps them together, so that whatever is computed from several of
 * them carries the uncertainty of all. A replicate draws the shared runs with replacement, and every fit weighs its
 * rows by how often their run was drawn. Where a draw has fewer different runs of a part than that has parameters,
 * it is drawn again: any curve would go through them. With enough runs a replicate is that of `bootstrap`.
 *
 * A part that cannot be fitted has the codes of `fit`; the others do not suffer from it.
 */
export function* fitTogether(
  parts: readonly SharedProblem[],
  settings: FitSettings,
  { runs, replicates, seed }: SharedPlan,
): LongWork<readonly Result<SharedFit>[]> {
  const fits: Result<Fit>[] = [];
  for (const part of parts) fits.push(yield* fit(part, settings));
  const members = fits.flatMap((fitted, part): Member[] => {
    const problem = parts[part] as SharedProblem;
    if (!fitted.ok || replicates === 0) return [];
    const prepared = prepareRows(problem, settings);
    const refitter = createRefitter(prepared, fitted.value, settings.fixed);
    return [
      {
        ...{ part, problem, refitter },
        weights: new Float64Array(prepared.count),
        draws: new Float64Array(replicates * refitter.parameters.length),
        drops: new Float64Array(replicates),
        least: refitter.space.indices.length,
      },
    ];
  });
  const kept = yield* resampleTogether(members, { runs, replicates, seed });
  return fits.map((fitted, part): Result<SharedFit> => {
    if (!fitted.ok) return fitted;
    const member = members.find((other) => other.part === part);
    if (!member) return success({ fit: fitted.value, bootstrap: null });
    const { draws, drops, refitter } = member;
    return success({
      fit: fitted.value,
      bootstrap: {
        ...{ seed, kind: 'cases', replicates: kept, failed: replicates - kept },
        draws: draws.slice(0, kept * refitter.parameters.length),
        drops: drops.slice(0, kept),
      },
    });
  });
}

/** Fills the draws of every member; the number of replicates in which all of them converged. */
function* resampleTogether(
  members: readonly Member[],
  { runs, replicates, seed }: SharedPlan,
): LongWork<number> {
  const drawn = new Float64Array(runs);
  const resample = resampleCases(runs);
  let kept = 0;
  for (let replicate = 0; members.length > 0 && replicate < replicates; replicate++) {
    const random = createRandom(seed, streamOf('cases', replicate));
    let isEnough = false;
    for (let tries = 0; tries < mostTries && !isEnough; tries++) {
      resample(random, drawn);
      isEnough = members.every((member) => weigh(member, drawn) >= member.least);
    }
    if (isEnough && members.every(({ refitter, weights }) => refitter.refit(weights, true))) {
      for (const member of members) keep(member, kept);
      kept++;
    }
    yield { done: replicate + 1, total: replicates };
  }
  return kept;
}

/** Weighs a member's rows by the draw; how many of them were drawn. */
function weigh({ problem: { at }, weights }: Member, drawn: Float64Array): number {
  let different = 0;
  for (let i = 0; i < at.length; i++) {
    const times = drawn[at[i] as number] as number;
    weights[i] = times;
    if (times > 0) different++;
  }
  return different;
}

function keep({ refitter, weights, draws, drops }: Member, place: number): void {
  const { parameters, outcome, table } = refitter;
  draws.set(parameters, parameters.length * place);
  let began = 0;
  for (let i = 0; i < weights.length; i++)
    began += (weights[i] as number) * (table.sums[i] as number);
  drops[place] = began - outcome.value;
}
