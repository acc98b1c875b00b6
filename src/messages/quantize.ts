import { formatCount, formatFactor, formatPlain } from '../core/units';

/** Sentences of the screen of quantization. Functions take plain numbers in base units. */

/** A degradation keeps three digits: 0.0382, 1.11. */
export const formatDegradation = (nats: number): string =>
  Number.isFinite(nats) ? formatPlain(nats, 3) : '\u2013';

export const formatTokens = (tokens: number): string =>
  Number.isFinite(tokens) ? formatCount(tokens) : '\u2013';

export const formatBytes = (bytes: number): string =>
  bytes >= 1e12
    ? `${formatPlain(bytes / 1e12)} TB`
    : bytes >= 1e9
      ? `${formatPlain(bytes / 1e9)} GB`
      : `${formatPlain(bytes / 1e6)} MB`;

export const width = (bits: number): string => `${formatPlain(bits)} bits`;

export const formatDollars = (dollars: number): string =>
  Number.isFinite(dollars) ? `$${formatPlain(dollars, 3)}` : '\u2013';

const names: Readonly<Record<string, string>> = {
  N: 'size',
  D: 'tokens',
  bits: 'bits',
  group: 'group',
  wBits: 'bits of the weights',
};

export const quantize = {
  controls: 'Controls',
  readouts: 'Readouts and fit',
} as const;

export const controls = {
  point: 'Model and bits',
  params: 'Parameters (N)',
  tokens: 'Tokens (D)',
  bits: 'Bits',
  group: 'Group size',
  tolerance: 'Accepted degradation',
  budget: 'Best model for',
  limit: 'Training limited by',
  limits: [
    { value: 'compute', label: 'Compute', name: 'Limit training by compute' },
    { value: 'tokens', label: 'Tokens', name: 'Limit training by tokens' },
  ],
  compute: 'Compute (C)',
  memory: 'Serving memory',
  serving: 'Serving limited by',
  servings: [
    { value: 'memory', label: 'Memory', name: 'Limit serving by memory' },
    { value: 'cost', label: 'Cost a token', name: 'Limit serving by cost a token' },
  ],
  cost: 'Cost per million tokens',
  price: 'Accelerator price',
  sayDollars: (dollars: number): string => `${formatDollars(dollars)} per million tokens`,
  sayPrice: (dollars: number): string => `${formatDollars(dollars)} per accelerator-hour`,
  costNote: (accelerator: string): string =>
    `Assumed: 2 N FLOPs a token at 16 bits and b/16 of that at b bits, on ${accelerator}, with the utilisations and the shares of tokens read and generated of Explore's accelerators.`,
  served: 'Tokens served',
  countServed: 'Count the compute of serving',
  unique: 'Unique tokens',
  limitUnique: 'Unique tokens are limited',
  capNote: (tokens: number): string =>
    `Training may use ${formatCount(tokens)} tokens: the slider Tokens (D).`,
  objective: 'Objective',
  objectives: {
    'huber-log': 'Huber, log loss',
    'log-mse': 'Squares, log loss',
    huber: 'Huber, loss',
    mse: 'Squares, weighted by standard errors',
  },
  sayBits: (bits: number): string => width(bits),
  sayGroup: (group: number): string => `${formatPlain(group)} weights a scale`,
  sayNats: (nats: number): string => `${formatDegradation(nats)} nats`,
  sayBytes: formatBytes,
  refuseBits: (value: number | undefined): string | undefined =>
    value === undefined || value < 1 || value > 16
      ? 'Bits lie between 1 and 16. Write them like 4.'
      : undefined,
  refuseGroup: (value: number | undefined): string | undefined =>
    value === undefined || value < 2 || value > 1e6
      ? 'A group has 2 to 1,000,000 weights. Write it like 128.'
      : undefined,
} as const;

export const answer = {
  pending: 'Fitting the law to the table\u2026',
  none: 'These values are no law of what few bits cost: choose another preset.',
  refused: 'This table cannot carry a fit of the law; its published values can be chosen instead.',
  at: 'Quantized to',
  a: 'a model of',
  on: 'on',
  loses: 'loses',
  unit: (unit: string): string => `nats/${unit}`,
  reached: (eps: number): string => `${formatDegradation(eps)} nats are reached at`,
  never: 'no number of tokens loses',
  tokens: 'tokens',
  interval: (low: number, high: number): string =>
    `[${formatDegradation(low)}, ${formatDegradation(high)}], 95 % bootstrap`,
  noInterval: (source: string): string => `${source}, no interval`,
  beyond: (beyond: readonly { id: string; factor: number }[]): string =>
    beyond.length === 0
      ? ''
      : `extrapolated: ${beyond
          .slice(0, 2)
          .map(({ id, factor }) => `${names[id] ?? id} ${formatFactor(factor, 2)} beyond the data`)
          .join(', ')}${beyond.length > 2 ? ` and ${beyond.length - 2} more` : ''}`,
  fit: 'fitted to the table',
  bitsSpin: 'Bits in sentence',
  sizeSpin: 'Size in sentence',
  tokensSpin: 'Tokens in sentence',
} as const;

export const readouts = {
  degradationHead: 'Degradation',
  degradation: 'Quantization degradation',
  degradationLabel: 'Degradation',
  tokens: 'Tokens for this degradation',
  level: 'Training level',
  projected: 'Degradation at 100T tokens',
  clamped: 'At 100T tokens, clamped',
  loss: 'Predicted loss',
  turning: 'More tokens hurt beyond',
  decomposition: 'Weights and activations at 4 bits',
  ratio: 'Degradation ratio',
  crossing: 'Weights overtake activations',
  overSum: 'W4A4 over the sum of both',
  relief: 'FC2 input at 8 bits saves',
  effective: 'Effective parameters, W4A4',
  weightShare: 'Effective parameters, low precision',
  weightShareLabel: 'Low precision, effective',
  bestHead: 'Best model for the budget',
  bestN: 'Optimal parameters',
  bestD: 'Optimal tokens',
  bestBits: 'Best bits',
  bestLoss: 'Loss of the best model',
  memory: 'Serving memory used',
  cost: 'Cost of a million tokens',
  perToken: 'FLOPs per generated token',
  agree: 'Refits with the same bits',
  help: {
    degradation: 'Loss after quantization minus loss before.',
    tokens: 'Training tokens at which the accepted degradation is reached.',
    level:
      'Tokens over those at which the degradation is 0.2 nats: below 1x the model is undertrained.',
    projected: 'At most what guessing among all tokens of the vocabulary loses.',
    loss: 'On the 16-bit loss of the paper of the law.',
    turning:
      'Beyond these tokens the loss after quantization rises, on the law that makes plans and the degradation of the budget.',
    ratio: 'Degradation of W16A4 over that of W4A16, training with quantization.',
    crossing: 'At this size and group; before it activations cost more.',
    overSum: 'Below 1x the two errors do not add up.',
    relief: 'Share of the degradation of W4A4.',
    effective: 'Share of the parameters of a bf16 model of the same loss.',
    weightShare:
      'Share that the bits of the weights leave, activations and cache at full precision.',
    cost: 'Two FLOPs a parameter, b/16 of them at b bits, at the price of the accelerator.',
    perToken: 'Two FLOPs a parameter; reading the weights is what mostly costs time.',
    agree: 'How often the same width is the best one when the law that makes plans is refitted.',
  },
} as const;

export const fitCard = {
  heading: (fitted: boolean): string => (fitted ? 'Fit of the table' : 'Published values'),
  rows: (used: number, out: number): string =>
    `${used} rows${out > 0 ? `, ${out} left out by hand` : ''}`,
  objective: (name: string, value: number): string => `${name}: ${formatPlain(value, 5)}`,
  where: (text: string): string => `Rows: ${text}`,
  all: 'all',
  left: (count: number, part: string, reason: string): string =>
    `${count} ${count === 1 ? 'row has' : 'rows have'} ${
      reason === 'missing' ? `no number for ${part}` : `a ${part} at or below zero`
    }: left out, for a logarithm knows none.`,
  bound: (id: string, side: string): string => `${id} sits on its ${side} bound: one-sided.`,
  busy: (done: number, total: number): string => `Refits ${done} of ${total}`,
  starting: 'Fitting\u2026',
  cancel: 'Cancel',
  restore: 'Put all rows back',
  refusedTitle: 'No fit of this table',
  noColumns: (law: string, parts: readonly string[], bundled: boolean): string =>
    bundled
      ? `This table holds no data for \u201c${law}\u201d, which needs rows of ${parts.join(', ')}: choose another table or law, or upload one.`
      : `\u201c${law}\u201d needs columns named ${parts.join(', ')}: rename those of the file and upload it again.`,
  wouldDo: (words: string): string => `Runs that would do: ${words}`,
  fitTable: 'Fit this table',
  openCard: 'Card of the law',
  missing: (what: readonly string[]): string => `Missing runs: ${what.join('; ')}.`,
  missingLevels: (name: string, have: readonly number[], need: number): string =>
    `${name} at ${need - have.length} more ${need - have.length === 1 ? 'value' : 'values'} than ${have.map((value) => formatCount(value)).join(', ')}`,
  missingRows: (have: number, need: number): string => `${need} rows in all, there are ${have}`,
  tooFew: (where: string, rows: number): string =>
    `Refused, rows ${where}: ${rows} ${rows === 1 ? 'row is' : 'rows are'} too few for the law.`,
} as const;

export const tables = {
  name: 'Row',
  params: 'Parameters',
  tokens: 'Tokens',
  bits: 'Bits',
  measured: 'Degradation',
  error: 'Standard error',
  predicted: 'Law',
  use: 'Use',
  inFit: 'in the fit',
  leftOut: 'left out',
} as const;
