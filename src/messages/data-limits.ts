import {
  formatCount,
  formatFactor,
  formatFlops,
  formatLoss,
  formatPercent,
  formatPlain,
  sayCount,
  sayFlops,
} from '../core/units';

/** Sentences of the screen of data limits. Functions take plain numbers in base units. */

/** Epochs as they are said: 4, 7.1, 1,803. */
export function formatEpochs(value: number): string {
  return value >= 1e5
    ? formatCount(value)
    : Number(value.toPrecision(value >= 1000 ? 4 : 3)).toLocaleString('en-US');
}

const times = (epochs: number): string => `${formatEpochs(epochs)} epochs`;
const percent = (fraction: number): string => formatPercent(fraction, 3);

export const controls = {
  label: 'Controls',
  readouts: 'Readouts and fit',
  point: 'Unique tokens, epochs and size',
  unique: 'Unique tokens',
  epochs: 'Epochs',
  tokens: 'Tokens (D)',
  params: 'Parameters (N)',
  compute: 'Compute (C)',
  share: 'Least gain of an epoch',
  sayShare: (value: number): string => `${percent(value)} of the loss`,
  shareHint: 'Another epoch pays while it lowers the loss by more than this part of it.',
  hint: 'Tokens and compute move the epochs; unique tokens and size rest.',
  sayTokens: (value: number): string => sayCount(value, 'tokens'),
  sayUnique: (value: number): string => sayCount(value, 'unique tokens'),
  sayParams: (value: number): string => sayCount(value, 'parameters'),
  sayCompute: sayFlops,
  sayEpochs: times,
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
    rows === 1 ? 'Take the row left out back in' : `Take ${rows} rows left out back in`,
} as const;

export const answer = {
  with: 'With',
  seen: 'unique tokens seen',
  by: 'times by a model of',
  worth: 'count as',
  fresh: 'fresh ones',
  loss: 'loss',
  stops: (epochs: number, share: number): string =>
    epochs <= 1.0001
      ? `even the second epoch gains less than ${percent(share)}`
      : `beyond ${times(epochs)} another gains less than ${percent(share)}`,
  pending: 'Fitting what repeated tokens are worth\u2026',
  refused: 'These rows cannot carry the law: nothing is forecast from them.',
  interval: (low: number, high: number): string =>
    `[${formatLoss(low)}, ${formatLoss(high)}], 95 % bootstrap`,
} as const;

export const hero = {
  title: (point: { unique: number; epochs: number }, worth: number): string =>
    point.epochs <= 1
      ? `${formatCount(point.unique)} unique tokens, each seen at most once, count in full`
      : `${times(point.epochs)} of ${formatCount(point.unique)} unique tokens: each token is worth ${formatPlain(worth, 3)} of a fresh one`,
  bareTitle: 'Measured rows and no law: they cannot carry a fit',
  subtitle: (params: number, unit: string, share: number, dots: number): string =>
    `Loss at ${formatCount(params)} parameters, ${unit}; thin: 1 to 64 epochs and no end of them; blue: yours; orange dots: beyond them another epoch gains less than ${percent(share)}; dashed: extrapolated.${
      dots > 0 ? ` ${dots} rows of the table have this size.` : ''
    }`,
  bareSubtitle: (unit: string): string => `Dots: rows of the table, ${unit}.`,
  alternative: (
    point: { unique: number; epochs: number; N: number },
    loss: number,
    endless: number,
    beyond: string,
  ): string =>
    `Loss falls with unique tokens and with epochs: ${formatLoss(loss)} at ${formatCount(point.unique)} unique tokens and ${times(point.epochs)}, ${formatLoss(endless)} with no end of epochs.${beyond === '' ? '' : ` ${beyond}.`}`,
  x: 'unique tokens',
  y: (unit: string): string => `loss, ${unit}`,
  group: 'Rows of the table: press one to leave it out',
  curve: (epochs: number): string => (epochs === 1 ? '1 epoch' : String(epochs)),
  endless: 'no end',
  point: (epochs: number, loss: number): string => `${times(epochs)}: ${formatLoss(loss)}`,
  beyond: (what: string, factor: number): string =>
    `extrapolated: ${what} ${formatFactor(factor, 2)} beyond the fitted runs`,
  size: 'size',
  epochs: 'epochs',
  unique: 'unique tokens',
  row: (params: number, unique: number, epochs: number, loss: number, included: boolean): string =>
    `${formatCount(params)} params, ${formatCount(unique)} unique tokens, ${times(epochs)}: loss ${formatLoss(loss)}, ${included ? 'in the fit' : 'left out'}`,
} as const;

export const split = {
  title: (compute: number, params: number, epochs: number): string =>
    `${formatFlops(compute)} FLOPs are best spent on ${formatCount(params)} params and ${epochs <= 1.0001 ? 'fresh tokens' : times(epochs)}`,
  subtitle: (unique: number): string =>
    `Blue: best size with ${formatCount(unique)} unique tokens, rings at 1, 2, 4, \u2026 epochs; grey: with endless fresh tokens; dashed: extrapolated`,
  alternative: (free: number, params: number): string =>
    `With endless fresh tokens the best size is ${formatCount(free)}, here ${formatCount(params)}; yours is the filled dot.`,
  x: 'training compute C, FLOPs',
  y: 'parameters N',
  group: 'Best size over compute',
  best: (params: number): string => `best ${formatCount(params)}`,
  yours: (params: number): string => `your N ${formatCount(params)}`,
  epochs: (epochs: number): string => (epochs === 1 ? '1 epoch' : `${epochs}`),
} as const;

export const views = {
  label: 'Second plot',
  options: [
    { value: 'band', label: 'Damage', name: 'Damage by a repeated part' },
    { value: 'measured', label: 'Repeats', name: 'Measured repeats at equal tokens' },
    { value: 'synthetic', label: 'Synthetic', name: 'Synthetic tokens' },
  ],
} as const;

export const band = {
  title: (params: number, enters: number, leaves: number): string =>
    `Repeating a part hurts ${formatCount(params)} params from ${formatEpochs(enters)} to ${formatEpochs(leaves)} epochs`,
  subtitle: (table: string): string =>
    `Red: band of damage where 3 to 90 % of tokens repeat, dashed beyond 1.6M to 805M; dots: ${table}, where all do`,
  alternative: (isInside: boolean, epochs: number): string =>
    `${times(epochs)} lie ${isInside ? 'inside' : 'outside'} the band. Both edges fall with size.`,
  x: 'parameters N',
  y: 'epochs on the repeated part',
  group: 'Rows with repeated tokens',
  enters: 'hurts',
  leaves: 'memorised',
  point: (epochs: number): string => `your ${times(epochs)}`,
} as const;

export const measured = {
  title: (tokens: number, epochs: number, rise: number): string =>
    `Seeing the same ${formatCount(tokens)} tokens ${formatEpochs(epochs)} times costs ${percent(rise)} of loss`,
  empty: 'No rows with repeated tokens at equal size and tokens',
  subtitle: (params: number, table: string, law: string): string =>
    `Dots: ${table}, loss over that of one epoch, at ${formatCount(params)} params; line: ${law}, dashed: extrapolated`,
  alternative: (rows: number): string =>
    `${rows} measured rows: loss grows slowly for few epochs and fast for many.`,
  x: 'epochs of equal tokens',
  y: 'loss over one epoch, %',
  group: 'Rows with repeated tokens: press one to leave it out',
} as const;

export const synthetic = {
  title: (accuracy: number, tokens: number, plateau: number): string =>
    `${formatCount(tokens)} synthetic tokens: ${percent(accuracy)} on MATH; none get above ${percent(1 - plateau)}`,
  subtitle: (fitted: boolean): string =>
    `Diamonds: predictions of the source, not measurements; line: rectified law ${fitted ? 'fitted to' : 'recovered from'} them; grey: plateau`,
  alternative: (plateau: number): string =>
    `Accuracy rises with synthetic tokens towards a plateau of ${percent(1 - plateau)}.`,
  x: 'synthetic tokens',
  y: 'accuracy on MATH, %',
  group: 'Predicted accuracies: press one to leave it out',
  point: (accuracy: number): string => percent(accuracy),
  plateau: (plateau: number): string => `plateau ${percent(1 - plateau)}`,
  row: (tokens: number, accuracy: number, included: boolean): string =>
    `${formatCount(tokens)} tokens: ${percent(accuracy)} predicted, ${included ? 'in the fit' : 'left out'}`,
} as const;

export const readouts = {
  plan: 'Your tokens',
  loss: 'Predicted loss',
  freshLoss: 'Loss with fresh tokens',
  effectiveTokens: 'Effective tokens',
  worth: 'Worth of a token',
  nextWorth: 'Worth of the next token',
  paying: 'Epochs that pay',
  effectiveParams: 'Effective parameters',
  matching: 'Parameters these tokens call for',
  multiplier: 'Effective-size multiplier',
  best: 'Best split of this compute',
  compute: 'Training compute',
  optimalN: 'Optimal parameters',
  optimalD: 'Optimal tokens',
  optimalEpochs: 'Optimal epochs',
  optimalLoss: 'Least loss',
  freeN: 'Optimal parameters, endless data',
  freeLoss: 'Least loss, endless data',
  band: 'When only a part repeats',
  enters: 'Band enters (epochs)',
  leaves: 'Band leaves (epochs)',
  inside: (epochs: number, isInside: boolean): string =>
    isInside
      ? `${times(epochs)} of a repeated part lie inside the band of damage.`
      : `${times(epochs)} of a repeated part lie outside the band of damage.`,
  multipliers: 'Published effective sizes',
  synthetic: 'If the tokens were synthetic',
  accuracy: 'Predicted accuracy',
  plateau: 'Highest accuracy',
  help: {
    worth: 'Effective tokens over tokens trained on.',
    nextWorth: 'What one more repeated token adds, against a fresh one.',
    paying: 'Beyond these another epoch gains less than the chosen part of the loss.',
    multiplier:
      'Size that reaches this loss on as many tokens, none of them twice, over your size.',
    matching: 'Parameters beyond these count less.',
    plateau: 'What no amount of synthetic tokens goes above.',
  },
  epochs: 'epochs',
} as const;

export const fit = {
  heading: 'Fit',
  published: (label: string): string => `Published: ${label}.`,
  fitted: (law: string, rows: number, draws: number): string =>
    `${law}, fitted to ${rows} rows${draws > 0 ? ` with ${draws} refits` : ''}.`,
  predictions: 'The rows are predictions of their source: a fit to them gives its law back.',
  missing: (design: string): string => `Runs that would do: ${design}`,
  busy: 'Fitting\u2026',
  noColumns: 'The table has no columns for this law: its published values are shown.',
  others: (laws: string): string =>
    `Beside it, as published: ${laws}. They were never fitted together.`,
} as const;
