import {
  formatCount,
  formatFactor,
  formatLoss,
  formatPercent,
  formatPlain,
  sayCount,
  sayFlops,
} from '../core/units';

/** Sentences of the screen of downstream errors. Functions take plain numbers in base units. */

/** A share as it is said: 49.3 %. */
export const formatShare = (value: number): string => formatPercent(value, 3);

/** A relative error as it is said: 0.71 %. */
export const formatOff = (value: number): string =>
  formatPercent(value, value < 0.001 ? 1 : value < 0.01 ? 2 : 3);

/** Tokens per parameter: 640, 17.8. */
export const formatRatio = (value: number): string => formatPlain(value, 3);

/** A task as it is read: `arc_easy` is arc easy. */
export const taskName = (id: string, tasks: number): string =>
  id === '' ? (tasks > 0 ? `mean of ${tasks} tasks` : 'mean error') : id.replaceAll('_', ' ');

const signed = (off: number): string => `${formatOff(Math.abs(off))} ${off < 0 ? 'low' : 'high'}`;

export const controls = {
  label: 'Controls',
  readouts: 'Readouts and fit',
  point: 'Size, tokens and compute',
  params: 'Parameters (N)',
  tokens: 'Tokens (D)',
  compute: 'Compute (C)',
  hint: 'Compute moves size and tokens along their ratio.',
  task: 'Task',
  mean: 'Mean of all tasks',
  taskHint: 'Published values are of the mean; a single task is fitted to the table.',
  train: 'Fit to',
  options: {
    paper: 'Paper\u2019s runs',
    near: 'Near optimum',
    all: 'All',
  },
  trainNames: {
    paper: 'Fit to the paper\u2019s runs',
    near: 'Fit to runs near the compute optimum',
    all: 'Fit to all runs',
  },
  trainHint: {
    paper:
      'Loss: five small runs, 11M to 411M at 20 tokens per param and 11M at 320. Error: these and 1.4B at 20. Everything larger or longer is held out.',
    near: 'Runs at 10 to 40 tokens per param. Those trained for longer are held out.',
    all: 'Every run of the table; none is held out as a test.',
  },
  sayParams: (value: number): string => sayCount(value, 'parameters'),
  sayTokens: (value: number): string => sayCount(value, 'tokens'),
  sayCompute: sayFlops,
  refuse:
    (what: string, example: string, low: number, high: number) =>
    (value: number | undefined, text: string): string | undefined => {
      if (value === undefined)
        return text === ''
          ? `${what} is missing: type a number such as ${example}.`
          : `\u201c${text}\u201d is no number: write ${what.toLowerCase()} as in ${example}.`;
      return value >= low && value <= high
        ? undefined
        : `${what} must lie between ${formatPlain(low)} and ${formatCount(high)}.`;
    },
  restore: (rows: number): string =>
    rows === 1 ? 'Take the run left out back in' : `Take ${rows} runs left out back in`,
} as const;

export const answer = {
  on: 'on',
  ratio: (value: number): string => `(${formatRatio(value)} per param)`,
  loss: 'reach loss',
  error: 'and error',
  of: (task: string): string => `(${task})`,
  noError: 'errors of tasks are not known',
  interval: (low: string, high: string): string => `[${low}, ${high}]`,
  both: '95 % of joint refits',
  published: (label: string): string => `${label}: no interval`,
  pending: 'Fitting loss and errors\u2026',
  refused: 'These runs cannot carry the law: nothing is forecast from them.',
  noRuns: 'The table has no sizes, tokens and losses to forecast from.',
} as const;

const beyondOf = {
  N: 'size',
  D: 'tokens',
  C: 'compute',
  ratio: 'tokens per param',
  loss: 'loss',
} as const;

export const beyond = (what: keyof typeof beyondOf, factor: number): string =>
  `extrapolated: ${beyondOf[what]} ${formatFactor(factor, 2)} beyond the fit`;

export const hero = {
  waiting: 'Loss against compute',
  title: (loss: number | null, runs: number): string =>
    loss === null
      ? 'Loss against compute, by tokens per parameter'
      : `${runs === 1 ? 'One run' : `${runs} runs`} the fit has not seen: loss predicted within ${formatOff(loss)} on average`,
  subtitle: (unit: string, hasHeld: boolean, isFit: boolean): string =>
    `Loss, ${unit}, log axes. Curves: the law at 5, 20, 80, 320, 640 tokens per param; dashed: extrapolated; blue: yours${isFit ? ', 95 % band' : ''}.${hasHeld ? ' Hollow: held out, line to the prediction.' : ''}`,
  alternative: (
    runs: number,
    held: number,
    point: { N: number; D: number },
    loss: number,
    outside: string,
  ): string =>
    `${runs} runs, ${held} of them held out. Loss falls with compute along parallel curves: ${formatLoss(loss)} at ${formatCount(point.N)} parameters on ${formatCount(point.D)} tokens.${outside === '' ? '' : ` ${outside}.`}`,
  x: 'training compute, FLOPs',
  y: (unit: string): string => `loss, ${unit}`,
  key: 'tokens per param',
  group: 'Runs of the table: press one to leave it out',
  handle: 'Budget on plot',
  point: (N: number, loss: number): string => `${formatCount(N)}: ${formatLoss(loss)}`,
  row: (
    name: string,
    run: { N: number; D: number; loss: number },
    standing: 'fitted' | 'held' | 'out',
    off: number | null,
  ): string =>
    `${name === '' ? '' : `${name}: `}${formatCount(run.N)} params, ${formatCount(run.D)} tokens (${formatRatio(run.D / run.N)} per param), loss ${formatLoss(run.loss)}, ${standings[standing]}${off === null ? '' : `, predicted ${signed(off)}`}`,
} as const;

const standings = { fitted: 'in the fit', held: 'not in the fit', out: 'left out' } as const;

export const errors = {
  bare: 'No task errors in this table',
  bareSubtitle: 'A column named error, or err_ and a task, brings them in.',
  noPublished: 'Errors of 46 tasks are in no table here',
  waiting: 'Error against loss',
  title: (error: number, loss: number, task: string): string =>
    `Loss ${formatLoss(loss)} means ${formatShare(error)} error, ${task}`,
  subtitle: (isFit: boolean): string =>
    `Blue: the law${isFit ? ', 95 % band of its own fit' : ''}; orange: your point${isFit ? ', both fits\u2019 intervals' : ''}; hollow: held out.`,
  alternative: (runs: number, low: number, high: number): string =>
    `Error rises with loss over ${runs} runs, from ${formatShare(low)} to ${formatShare(high)}, and levels off.`,
  x: (unit: string): string => `loss, ${unit}`,
  y: 'error, share of answers',
  group: 'Runs by their loss and error: press one to leave it out',
  row: (name: string, loss: number, error: number, standing: 'fitted' | 'held' | 'out'): string =>
    `${name === '' ? '' : `${name}: `}loss ${formatLoss(loss)}, error ${formatShare(error)}, ${standings[standing]}`,
  point: (error: number): string => formatShare(error),
} as const;

export const tasks = {
  bare: 'No errors of single tasks in this table',
  bareSubtitle: 'Columns named err_ and a task bring them in, one plot each.',
  paperOnly: 'Published values of another training set: its single tasks are not here',
  waiting: 'Single tasks',
  title: (well: number, all: number): string => `Loss describes ${well} of ${all} tasks`,
  titleAll: (all: number): string => `Loss describes all ${all} tasks`,
  subtitle: (well: number, loosely: number): string =>
    `Error over loss, and the share of its spread explained: green from ${formatPlain(well)}, blue from ${formatPlain(loosely)}, red below.`,
  alternative: (
    well: readonly string[],
    loosely: readonly string[],
    not: readonly string[],
  ): string =>
    [listed('Described', well), listed('Loosely described', loosely), listed('Not described', not)]
      .filter((text) => text !== '')
      .join(' '),
  group: 'Tasks: press one to see it in the other plots',
  explained: (value: number): string => (value < 0 ? '< 0' : value.toFixed(2)),
  say: (name: string, explained: number, verdict: keyof typeof verdicts | null): string =>
    `${name}: ${verdict === null ? 'being fitted' : verdict === 'refused' ? verdicts.refused : `${verdicts[verdict]}, ${explained < 0 ? 'worse than a constant' : `${formatPlain(explained, 2)} of the spread explained`}`}`,
} as const;

const verdicts = {
  well: 'described by its loss',
  loosely: 'loosely described',
  not: 'not described',
  refused: 'cannot be fitted',
} as const;

const listed = (what: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `${what}: ${names.join(', ')}.`;

export const readouts = {
  head: 'At this point',
  loss: 'Predicted loss',
  error: 'Predicted error',
  accuracy: 'Predicted accuracy',
  byLoss: 'Error by the loss fit alone',
  byError: 'Error by the error fit alone',
  ratio: 'Tokens per parameter',
  bestRatio: 'Optimal tokens per parameter',
  bestLoss: 'Least loss of this compute',
  gap: 'Loss above the least',
  compute: 'Training compute',
  help: {
    error: 'The error law at the predicted loss; the interval carries both fits.',
    byLoss: 'Interval with the error law held at its best values.',
    byError: 'Interval with the loss held at its prediction.',
    bestRatio: 'One exponent for size and data: the same at every budget.',
    gap: 'What over- or under-training costs at this compute.',
  },
} as const;

export const tests = {
  head: 'Held-out runs',
  none: 'No run is held out: nothing here tests the fit.',
  meanLoss: 'Mean relative error of the loss',
  meanError: 'Mean relative error of the task error',
  run: 'run',
  loss: 'loss',
  error: 'error',
  name: (N: number, D: number): string => `${formatCount(N)} \u00d7 ${formatRatio(D / N)}`,
  caption: 'Relative error of what was predicted; size \u00d7 tokens per param',
  lossOf: (N: number, D: number): string =>
    `Relative error of the loss, ${formatCount(N)} at ${formatRatio(D / N)} tokens per param`,
  errorOf: (N: number, D: number): string =>
    `Relative error of the task error, ${formatCount(N)} at ${formatRatio(D / N)} tokens per param`,
  off: signed,
  unknown: '\u2013',
  more: (runs: number): string => `${runs} more`,
  paper: 'The test runs the paper states for this training set; its other runs are not here.',
} as const;

export const fit = {
  head: 'Fits',
  published: (label: string): string => `${label}, as published.`,
  lossHead: 'Loss from size and tokens',
  errorHead: (task: string): string => `Error from loss, ${task}`,
  fitted: (rows: number, draws: number): string =>
    `Least squares on ${rows} runs${draws > 0 ? `, ${draws} joint refits` : ''}.`,
  busy: 'Fitting\u2026',
  missing: (words: string): string => `Runs that would do: ${words}`,
  few: 'Refits draw the runs both laws share with replacement; draws with fewer different runs than parameters are drawn again.',
  failed: (draws: number): string => `${draws} refits did not converge and are left out.`,
  noErrors: 'The table has no column of errors: only the loss is forecast.',
} as const;

export const tableWords = {
  run: 'run',
  standing: 'in the fit',
  params: 'parameters',
  tokens: 'tokens',
  ratio: 'tokens per parameter',
  compute: 'compute',
  loss: 'loss',
  predictedLoss: 'predicted loss',
  error: 'error',
  predictedError: 'predicted error',
  task: 'task',
  explained: 'share of spread explained',
  verdict: 'verdict',
  curve: 'curve',
} as const;
