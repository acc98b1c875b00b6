import type { Problem } from '../core/result';
import { formatFlops, formatPlain } from '../core/units';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const number = (value: string | number | undefined): string => formatPlain(Number(value));

const variableNames: Readonly<Record<string, string>> = {
  N: 'size (N)',
  D: 'number of tokens (D)',
};
const nameOf = (variable: string | number | undefined): string =>
  variableNames[String(variable)] ?? String(variable);

/** What keeps a fit from running, and what is weak about one that ran: one entry a code of `core/fit`. */
export const fitProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'fit-too-few-rows': ({ rows, parameters, needed }) => ({
    what: `${rows === 1 ? '1 run is' : `${rows} runs are`} too few to fit ${parameters} parameters`,
    fix: `Include at least ${needed} runs, or hold a parameter at a value.`,
  }),
  'fit-too-few-points': ({ points, rows, parameters }) => ({
    what: `The ${rows} runs sit at only ${points} different points, too few for ${parameters} parameters`,
    fix: 'Add runs of other sizes or token counts; repeated seeds do not count as new points.',
  }),
  'fit-constant-variable': ({ variable, value, rows }) => ({
    what: `All ${rows} runs have the same ${nameOf(variable)}, ${number(value)}, so its effect cannot be told from the floor`,
    fix: `Add runs with another ${nameOf(variable)}: three different values at least.`,
  }),
  'fit-bad-response': ({ row, value }) => ({
    what: `The loss ${value} cannot be fitted: a loss is a number above 0`,
    where: `run ${row}`,
    fix: 'Correct or exclude that run, and check which column is mapped to the loss.',
  }),
  'fit-bad-variable': ({ variable, row, value, low, high }) => ({
    what: `The ${nameOf(variable)} ${value} is outside what the law is defined for (${number(low)} to ${number(high)})`,
    where: `run ${row}`,
    fix: 'Correct or exclude that run, and check the unit of the column.',
  }),
  'fit-bad-standard-error': ({ row, value }) => ({
    what: `The standard error ${value} cannot weight a run: it must be a number above 0`,
    where: `run ${row}`,
    fix: 'Correct or exclude that run, or fit without weights.',
  }),
  'fit-bad-delta': ({ delta }) => ({
    what: `A Huber delta of ${delta} makes no objective: it must be a number above 0`,
    fix: 'Use 1e-3, the usual value, or choose a squared objective.',
  }),
  'fit-unknown-parameter': ({ parameter, known }) => ({
    what: `The law has no parameter ${parameter} to hold`,
    fix: `Hold one of ${known}.`,
  }),
  'fit-fixed-outside': ({ parameter, value, low, high }) => ({
    what: `${parameter} cannot be held at ${value}: its bounds are ${number(low)} and ${number(high)}`,
    fix: 'Choose a value between them.',
  }),
  'fit-no-start': ({ law }) => ({
    what: `The law ${law} has no finite value at any start for these runs`,
    fix: 'Check the units of the columns; a squared or Huber objective on the loss itself allows more.',
  }),
  'fit-one-ray': ({ ratio }) => ({
    what: `Every run has ${number(ratio)} tokens per parameter, so the effects of size and data cannot be told apart`,
    fix: 'Quote the curve along this ratio only; add runs at other ratios before reading exponents.',
  }),
  'fit-one-budget': ({ compute }) => ({
    what: `Every run used the same compute, ${formatFlops(Number(compute))}, so nothing says how the loss falls with it`,
    fix: 'Add runs at two more budgets before reading forecasts.',
  }),
  'fit-few-levels': ({ variable, levels }) => ({
    what: `There are only ${levels} different values of the ${nameOf(variable)}, and its exponent needs three`,
    fix: 'Add runs at a third value before quoting the exponent.',
  }),
  'fit-at-bound': ({ parameter, side, value }) => ({
    what: `${parameter} sits on its ${side} bound, ${number(value)}`,
    fix: 'Read its interval as one-sided.',
  }),
  'fit-starts-disagree': ({ agreed, starts }) => ({
    what: `Only ${agreed} of ${starts} starts reached the best value`,
    fix: 'Look at the gap to the next basin before trusting the parameters.',
  }),
  'fit-weakly-identified': () => ({
    what: 'These runs hardly tell the parameters apart',
    fix: 'Quote predictions near the runs, not the parameters.',
  }),
};
