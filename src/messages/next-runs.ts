import type { NextRuns } from '../core/next-runs';
import type { Problem } from '../core/result';
import { formatCount, formatFlops, formatPercent, formatPlain } from '../core/units';

type Data = Problem['data'];

interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const number = (value: string | number | undefined): string => formatPlain(Number(value));
const flops = (value: string | number | undefined): string => `${formatFlops(Number(value))} FLOPs`;

/** What keeps runs from being proposed: one entry a code of `core/next-runs`. */
export const nextRunsProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'next-no-plane': ({ law }) => ({
    what: `The law ${law} knows nothing of size and tokens, so no run can be proposed for it`,
    fix: 'Choose a law of N and D, such as chinchilla.',
  }),
  'next-target-short': ({ needed }) => ({
    what: 'The target of the next runs is not a whole point',
    fix: `Give ${needed}, or a budget C, a size N or tokens D alone for the optimal plan there.`,
  }),
  'next-target-outside': ({ input, value, low, high }) => ({
    what: `The target's ${input} = ${number(value)} is outside what the law is defined for`,
    fix: `Give a value from ${number(low)} to ${number(high)}, in raw counts.`,
  }),
  'next-target-no-value': ({ law }) => ({
    what: `The fitted law ${law} has no value at the target of the next runs`,
    fix: 'Choose a target nearer to the runs.',
  }),
  'next-bad-budget': ({ budget }) => ({
    what: `A budget of ${budget} FLOPs pays for no run`,
    fix: 'Give the FLOPs of all new runs together, such as 1e21.',
  }),
  'next-budget-small': ({ budget, least }) => ({
    what: `${flops(budget)} pay for no run inside the limits`,
    fix: `The least of them costs ${flops(least)}: raise the budget, or allow smaller sizes or fewer tokens per parameter.`,
  }),
  'next-bad-limits': ({ part }) => ({
    what:
      part === 'ratio'
        ? 'The limits of tokens per parameter are not two positive numbers, least first'
        : 'The factor that sizes may go beyond the data is below 1 or no number',
    fix: part === 'ratio' ? 'Use 4 and 400, for example.' : 'Use 4, for example.',
  }),
  'next-no-candidates': () => ({
    what: 'No run lies inside these limits',
    fix: 'Widen the tokens per parameter or the sizes.',
  }),
};

/** A half width: what nothing pins has none. */
const halfWidth = (value: number): string =>
  Number.isFinite(value) ? `\u00b1${formatPlain(value)}` : 'not pinned';

/** What the batch as a whole does, and what the criterion takes for granted. */
export function describeNextRuns(next: NextRuns, unit: string): string {
  const { target, runs, before, after, idle } = next;
  const { N, D } = target;
  const at = `${formatCount(N as number)} parameters on ${formatCount(D as number)} tokens`;
  if (runs.length === 0) return `No affordable run would shrink the interval at ${at}.`;
  const less = Number.isFinite(before) ? ` (${formatPercent(1 - after / before)} less)` : '';
  const many = runs.length === 1 ? '1 run' : `${runs.length} runs`;
  const taught =
    idle.length === 0
      ? ''
      : ` ${idle.length === 1 ? '1 run' : `${idle.length} runs`} of the data taught nothing about it.`;
  return `${many} for ${flops(next.flops)} should bring the 95 % interval at ${at} from ${halfWidth(before)} to ${halfWidth(after)} ${unit}${less}, by the delta method, if the law holds there and runs scatter evenly about it; where they do not, bootstrap intervals are wider.${taught}`;
}

/** One ranked run: what to train, what it costs, and the interval once it and those above it are in. */
export function describeNextRun({ N, D, flops: cost, halfWidthAfter }: NextRuns['runs'][number]) {
  return `${formatCount(N)} parameters on ${formatCount(D)} tokens (${formatPlain(D / N)} per parameter), ${flops(cost)}: then ${halfWidth(halfWidthAfter)}`;
}
