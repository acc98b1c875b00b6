import type { FitProblem, FitSettings } from '../fit';
import type { Problem } from '../result';
import { checkDesign } from './design-check';
import { rowsOf } from './run-rows';

/**
 * Why rows cannot be fitted, with the runs that would mend it where it is their design that forbids it:
 * `design-refused`, whose data are those of the finding, its code as `finding`, and the size and data of each
 * missing run as `N1`, `D1`, `N2`, ... The problem itself where the rows are at fault in another way, or where the law
 * asks for more than a size and an amount of data.
 */
export function refuseFit(
  obstacle: Problem,
  problem: FitProblem,
  { fixed = {} }: FitSettings,
): Problem {
  const rows = rowsOf(problem);
  if (!rows || !ofDesign.has(obstacle.code) || problem.variables.length > 2) return obstacle;
  const { findings } = checkDesign(rows, problem.law, null, Object.keys(fixed));
  const finding = findings.find(({ severity }) => severity === 'refuse');
  if (!finding || finding.cure.length === 0) return obstacle;
  const runs = finding.cure.flatMap(({ N, D }, i) => [
    [`N${i + 1}`, N],
    [`D${i + 1}`, D],
  ]);
  return {
    code: 'design-refused',
    data: { ...finding.data, finding: finding.code, ...Object.fromEntries(runs) },
  };
}

const ofDesign: ReadonlySet<string> = new Set([
  'fit-too-few-rows',
  'fit-too-few-points',
  'fit-constant-variable',
]);
