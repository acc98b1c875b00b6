import type { Inputs, Law } from '../core/laws';
import { runToEnd } from '../core/long-work';
import { type FittedModel, type NextRuns, proposeRuns, usualLimits } from '../core/next-runs';
import { failure, type Result, success } from '../core/result';
import { describeNextRun, describeNextRuns } from '../messages/next-runs';
import type { Arguments } from './arguments';
import { readInputs, readPositive } from './values';

/** What `--next BUDGET --target POINT` asks for. */
interface NextRunsPlan {
  readonly budget: number;
  readonly target: Inputs;
}

/**
 * `--next` and `--target`; null where neither is given. Problems: `cli-flag-needed` (flag, example),
 * `cli-unknown-input` (value, law, known), and those of `readPositive` and `readInputs`.
 */
export function readNextRunsPlan(law: Law, args: Arguments): Result<NextRunsPlan | null> {
  if (!args.has('next')) {
    if (!args.has('target')) return success(null);
    return failure('cli-flag-needed', { flag: '--next', example: '1e21 (FLOPs of the new runs)' });
  }
  const budget = readPositive('--next', args.text('next') ?? '');
  if (!budget.ok) return budget;
  if (!args.has('target')) {
    return failure('cli-flag-needed', { flag: '--target', example: "'N=7e9,D=2e12'" });
  }
  const target = readInputs('--target', args.text('target') ?? '');
  if (!target.ok) return target;
  const known = [...new Set(['N', 'D', 'C', ...law.variables.map(({ id }) => id)])];
  const stranger = Object.keys(target.value).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    return failure('cli-unknown-input', { value: stranger, law: law.id, known: known.join(', ') });
  }
  return success({ budget: budget.value, target: target.value });
}

/** `next` of `fit --json`: half widths of the target's 95 % interval, base units; null where nothing pins it. */
interface NextRunsReport {
  readonly target: Inputs;
  readonly estimate: number;
  readonly before: number;
  readonly after: number;
  readonly flops: number;
  readonly runs: NextRuns['runs'];
  /** Runs of the data that can all go without the target's variance growing by 1 %. */
  readonly taughtNothing: readonly Inputs[];
}

/** The proposed runs as JSON has them and in words, under the usual limits. Problems: those of `proposeRuns`. */
export function findNextRuns(
  model: FittedModel,
  plan: NextRunsPlan,
): Result<{ readonly report: NextRunsReport; readonly words: string }> {
  const found = runToEnd(proposeRuns(model, { ...plan, limits: usualLimits }));
  if (!found.ok) return found;
  const { idle, candidates: _, ...next } = found.value;
  const { law, variables, response } = model.problem;
  const [output] = law.outputs;
  const taughtNothing = Array.from(idle, (row) => ({
    ...Object.fromEntries(law.variables.map(({ id }, j) => [id, variables[j]?.[row] as number])),
    [output.id]: response[row] as number,
  }));
  const ranked = next.runs.map((run, i) => `${i + 1}. ${describeNextRun(run)}`);
  return success({
    report: { ...next, taughtNothing },
    words: `${[describeNextRuns(found.value, output.unit), ...ranked].join('\n')}\n`,
  });
}
