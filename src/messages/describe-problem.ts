import type { Problem } from '../core/result';
import { appProblems } from './app-problems';
import { dataProblems } from './data-problems';
import { diagnoseProblems } from './diagnose';
import { designProblems } from './diagnose-design';
import { fitProblems } from './fit-problems';
import { forecastProblems } from './forecast-problems';
import { formulaProblems } from './formula-problems';
import { galleryProblems } from './gallery';
import { linkProblems } from './link-problems';
import { nextRunsProblems } from './next-runs';
import { runsProblems } from './runs-problems';
import { storageProblems } from './storage';

const all = {
  ...linkProblems,
  ...dataProblems,
  ...fitProblems,
  ...formulaProblems,
  ...diagnoseProblems,
  ...designProblems,
  ...nextRunsProblems,
  ...runsProblems,
  ...forecastProblems,
  ...storageProblems,
  ...galleryProblems,
  ...appProblems,
};

/** What went wrong, where, and what to do, in one line. */
export function describeProblem({ code, data }: Problem): string {
  const sentence = all[code]?.(data);
  if (!sentence) return `Something went wrong (${code}).`;
  const { what, where, fix } = sentence;
  return `${what}${where === undefined ? '' : ` (${where})`}. ${fix}`;
}
