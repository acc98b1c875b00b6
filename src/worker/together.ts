import { fitTogether, type SharedProblem } from '../core/fit';
import { findLaw } from '../core/laws';
import type { LongWork } from '../core/long-work';
import { type Result, success } from '../core/result';
import type { FitAnswer, TogetherRequest } from './protocol';

/** Fits several laws to columns of the same runs, with draws that belong together. */
export function* answerTogether({
  parts,
  settings,
  runs,
  seed,
  replicates,
}: TogetherRequest): LongWork<Result<readonly Result<FitAnswer>[]>> {
  const problems = parts.map(({ law: id, variables, response, at }): SharedProblem => {
    const law = findLaw(id);
    if (!law) throw new Error(`no law ${id}`);
    return { law, variables, response, at };
  });
  return success(yield* fitTogether(problems, settings, { runs, seed, replicates }));
}
