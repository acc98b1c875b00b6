import {
  formatCount,
  formatFactor,
  formatLoss,
  formatPercent,
  formatPlain,
  sayCount,
  sayFlops,
} from '../core/units';

/** Sentences of the screen of schedules. Functions take plain numbers in base units; batches are in tokens. */

/** A learning rate as it is said: 0.00305, 4.2e-4. */
export function formatRate(value: number): string {
  if (!(value > 0)) return formatPlain(value);
  return value < 1e-3 ? value.toExponential(2).replace(/\.?0+e/, 'e') : formatPlain(value, 3);
}

const percent = (fraction: number): string => formatPercent(fraction, 3);

export const shapes = {
  label: 'Course',
  options: [
    { value: 'power', label: 'Power', name: 'Power course' },
    { value: 'wsd', label: 'WSD', name: 'Warm-up, stable, decay' },
    { value: 'cosine', label: 'Cosine', name: 'Cosine course' },
    { value: 'constant', label: 'Constant', name: 'Constant course' },
  ],
  names: { power: 'Power', wsd: 'WSD', cosine: 'Cosine', constant: 'Constant' },
} as const;

type Shape = keyof typeof shapes.names;

const inputs = { N: 'N', D: 'D', C: 'C', loss: 'loss', batch: 'batch' } as const;

/** What lies outside the range of a law, short. */
const beyondShort = (input: keyof typeof inputs, factor: number): string =>
  `${inputs[input]} ${formatFactor(factor, 2)} outside`;

export const controls = {
  label: 'Controls',
  readouts: 'Readouts, config and fit',
  point: 'Course, size, tokens and batch',
  params: 'Parameters (N)',
  tokens: 'Tokens (D)',
  compute: 'Compute (C)',
  lr: 'Learning rate',
  batch: 'Batch',
  loss: 'Loss',
  warm: 'Warm-up',
  decay: 'Decay',
  end: 'Last rate',
  hint: 'Compute moves the tokens. Learning rate and batch are the law\u2019s until you set them.',
  lossHint: 'Loss the batch of MiniCPM is for: Chinchilla\u2019s at N and D until you set it.',
  follow: 'Take the law\u2019s rate and batch',
  sayParams: (value: number): string => sayCount(value, 'parameters'),
  sayTokens: (value: number): string => sayCount(value, 'tokens'),
  sayCompute: sayFlops,
  sayRate: (value: number): string => `learning rate ${formatRate(value)}`,
  sayBatch: (value: number): string => sayCount(value, 'tokens a batch'),
  sayLoss: (value: number): string => `${formatLoss(value)} nats per token`,
  sayWarm: (share: number, tokens: number): string =>
    `warm-up until ${sayCount(share * tokens, 'tokens')}, ${percent(share)} of the run`,
  sayDecay: (share: number, tokens: number): string =>
    `decay from ${sayCount((1 - share) * tokens, 'tokens')} on, the last ${percent(share)} of the run`,
  sayEnd: (share: number): string => `${percent(share)} of the rate the decay starts from`,
  refuse:
    (what: string, example: string, low: number, high: number) =>
    (value: number | undefined, text: string): string | undefined => {
      if (value === undefined)
        return text === ''
          ? `${what} is missing: type a number such as ${example}.`
          : `\u201c${text}\u201d is no number: write ${what.toLowerCase()} as in ${example}.`;
      return value >= low && value <= high
        ? undefined
        : `${what} must lie between ${formatRate(low)} and ${formatCount(high)}.`;
    },
  restore: (rows: number): string =>
    rows === 1 ? 'Take the row left out back in' : `Take ${rows} rows left out back in`,
} as const;

export const answer = {
  start: (shape: Shape): string => `${shapes.names[shape]}, peak`,
  over: 'over',
  by: 'for',
  steps: 'steps of',
  best: (law: string): string => `tokens; ${law} says`,
  rate: 'learning rate',
  interval: (low: number, high: number): string =>
    `[${formatRate(low)}, ${formatRate(high)}], 95 % bootstrap`,
  standIn: {
    power: 'rate by the Power Scheduler',
    'step-law': 'batch by Step Law',
  },
  inside: 'inside what it was fitted on',
  beyond: (input: keyof typeof inputs, factor: number): string =>
    `extrapolated: ${beyondShort(input, factor)} its range`,
} as const;

const ends: Record<Shape, (from: number, last: number) => string> = {
  power: (from, last) =>
    `${formatRate(from)} falls as a power of the tokens to ${formatRate(last)}`,
  wsd: (from, last) => `${formatRate(from)} rests, then decays to ${formatRate(last)}`,
  cosine: (from, last) => `${formatRate(from)} falls along a cosine to ${formatRate(last)}`,
  constant: (from) => `${formatRate(from)} rests to the end`,
};

export const hero = {
  title: (shape: Shape, from: number, last: number, tokens: number): string =>
    `${shapes.names[shape]}: a rate of ${ends[shape](from, last)} over ${formatCount(tokens)} tokens`,
  subtitle: (shape: Shape): string =>
    `Learning rate on a log axis; blue: ${shapes.names[shape]}; thin: the other courses with the same warm-up, decay and last rate.${
      shape === 'power'
        ? ' min(cap, \u03b2 a n\u1d47) under muP; dashed: beyond 2B to 256B tokens.'
        : ''
    }`,
  alternative: (shape: Shape, warm: number, from: number, mean: number): string =>
    `Warm-up ends at ${formatCount(warm)} tokens${
      shape === 'constant' ? '' : `, decay starts at ${formatCount(from)}`
    }; the mean rate is ${formatRate(mean)}.`,
  x: 'tokens seen',
  y: 'learning rate',
  group: 'Courses of the learning rate',
  peak: (value: number): string => `peak ${formatRate(value)}`,
  cap: (value: number): string => `cap ${formatRate(value)}`,
  last: (value: number): string => `${formatRate(value)}`,
  optimum: (value: number): string => `law\u2019s best ${formatRate(value)}`,
} as const;

export const laws = {
  title: (low: number, high: number): string =>
    `Published laws want peaks from ${formatRate(low)} to ${formatRate(high)} here`,
  subtitle: (params: number, tokens: number): string =>
    `At ${formatCount(params)} params, ${formatCount(tokens)} tokens; bar: what a law says within the runs it was fitted on; hollow: outside, by the factor named`,
  alternative: (inside: readonly string[]): string =>
    inside.length === 0
      ? 'The point lies outside the range of every law.'
      : `Inside their range: ${inside.join(', ')}.`,
  group: 'Learning rates and batches by law',
  lr: 'peak learning rate',
  batch: 'batch, tokens',
  beyond: (input: keyof typeof inputs, factor: number): string =>
    `${inputs[input]} ${formatFactor(factor, 2)}`,
  unknown: 'range not stated',
  names: {
    power: 'Power',
    'step-law': 'Step Law',
    deepseek: 'DeepSeek',
    minicpm: 'MiniCPM',
    porian: 'Porian',
    critical: 'Critical batch',
  },
} as const;

export const views = {
  label: 'Second plot',
  options: [
    { value: 'steps', label: 'Critical batch', name: 'Critical batch: steps against examples' },
    { value: 'classes', label: 'Compute classes', name: 'Compute classes and two trends' },
  ],
} as const;

export const steps = {
  title: (critical: number, factor: number): string =>
    `Critical batch ${formatCount(critical)} tokens; yours takes ${formatFactor(factor, 3)} the fewest tokens`,
  pending: 'Steps against examples: fitting\u2026',
  refused: 'These rows cannot carry the hyperbola of steps and examples',
  subtitle: (table: string, size: number | null, fitted: boolean): string =>
    `Dots: ${table}${size === null ? '' : `, ${formatCount(size)} params`}; blue: (S/S_min \u2212 1)(E/E_min \u2212 1) = 1 ${fitted ? 'fitted to them' : 'as published'}; thin: the published other sizes`,
  alternative: (fewest: number, tokens: number): string =>
    `No batch takes fewer than ${formatCount(fewest)} steps or ${formatCount(tokens)} tokens; at the critical batch of McCandlish both are twice that.`,
  x: 'steps to the target loss',
  y: 'examples, tokens',
  group: 'Steps and examples by batch: press a row to leave it out',
  twice: 'twice the fewest',
  yours: (batch: number): string => `your batch ${formatCount(batch)}`,
  row: (batch: number, taken: number, included: boolean): string =>
    `Batch of ${formatCount(batch)} tokens: ${formatCount(taken)} steps, ${included ? 'in the fit' : 'left out'}`,
} as const;

type Place = 'inside' | 'beyond' | 'before' | 'none';

const unitOf = (name: string, unit: string): string =>
  unit === '' || unit === name ? name : `${name}, ${unit}`;

export const classes = {
  title: (
    a: string,
    b: string,
    place: Place,
    at: string,
    factor: number,
    isTold: boolean,
  ): string => {
    if (place === 'none') return `The trends of ${a} and ${b} are parallel: they do not cross`;
    if (!isTold)
      return `${a} and ${b}: their slopes cannot be told apart, a crossing is not forecast`;
    if (place === 'inside') return `${a} and ${b} cross at ${at}`;
    return `${a} and ${b} do not cross within the data: at ${at}, ${formatFactor(factor, 2)} ${place === 'beyond' ? 'beyond the largest' : 'before the smallest'}`;
  },
  refused: (reason: 'few-rows' | 'one-place', group: string): string =>
    reason === 'few-rows'
      ? `No trend for ${group}: it has fewer than three rows in the fit`
      : `No trend for ${group}: all its rows share one value of compute`,
  refusedHelp: 'Take rows back in, choose another group or column, or add runs at other values.',
  subtitle: (table: string, a: string, b: string): string =>
    `${table}; dots, blue line: ${a}; diamonds, green line: ${b}; power laws by least squares in logs with 95 % bands; dashed: extrapolated`,
  alternative: (a: string, powerA: number, b: string, powerB: number): string =>
    `${a} goes as the power ${formatPlain(powerA, 3)}, ${b} as the power ${formatPlain(powerB, 3)}.`,
  axis: unitOf,
  at: (value: number, unit: string): string =>
    `${formatCount(value)}${unit === '' ? '' : ` ${unit}`}`,
  group: 'Rows of both groups: press one to leave it out',
  crossing: (at: string): string => `crossing ${at}`,
  row: (label: string, x: string, y: string, included: boolean): string =>
    `${label}: ${x}, ${y}, ${included ? 'in the fit' : 'left out'}`,
  controls: 'Two trends',
  x: 'Compute column',
  y: 'Measured column',
  by: 'Group column',
  first: 'First trend',
  second: 'Second trend',
  published:
    'Published for perplexity: quasi-LSTM and GPT meet near 50,000 accelerator-hours, a 500-fold extrapolation. The perplexities themselves are not in the table: these trends are of the column chosen.',
} as const;

export const readouts = {
  optimum: 'Best under the law',
  lr: 'Optimal learning rate',
  batch: 'Optimal batch',
  ratio: 'Best tokens per parameter',
  ratioHelp: 'MiniCPM\u2019s compute-optimal tokens per parameter at this compute.',
  loss: 'Predicted loss',
  lossHelp:
    'Chinchilla as refitted by Besiroglu et al., at N and D: MiniCPM\u2019s batch takes it.',
  sequences: (batch: number): string =>
    `${formatCount(batch / 4096)} sequences of 4,096 or ${formatCount(batch / 512)} of 512 tokens.`,
  composed: {
    power: 'This law has no learning rate: the Power Scheduler\u2019s is taken at this batch.',
    'step-law': 'This law has no batch: Step Law\u2019s is taken.',
  },
  beyond: (input: keyof typeof inputs, factor: number): string =>
    `Extrapolated: ${beyondShort(input, factor)} the range the law was fitted on.`,
  course: 'Your course',
  peak: 'Peak of the course',
  last: 'Last learning rate',
  mean: 'Mean learning rate',
  steps: 'Steps',
  warm: 'Warm-up ends',
  decay: 'Decay starts',
  cap: 'Cap stops binding',
  capHelp: 'Tokens after which \u03b2 a n^b lies below the cap.',
  power: 'Power rate at these tokens',
  powerHelp: 'min(cap, \u03b2 a n^b) after all tokens, before any decay.',
  linear: 'An exponential never reaches zero: the decay is linear.',
  critical: 'Critical batch',
  criticalBatch: 'Critical batch size',
  criticalHelp: 'Batch at which 20 % more tokens are needed than at 256 sequences of 512 tokens.',
  fewestSteps: 'Fewest steps',
  fewestTokens: 'Fewest tokens',
  tokensFactor: 'Tokens over the fewest',
  stepsFactor: 'Steps over the fewest',
  ofSize: (size: number | null): string =>
    size === null
      ? 'Of the rows in view.'
      : `Of the ${formatCount(size)} model to its target loss.`,
  classes: 'Two trends',
  crossing: 'Crossing',
  powerOf: (group: string): string => `Power of ${group}`,
  untold: 'The refits do not tell the two powers apart: no interval is stated.',
  outside: (factor: number): string =>
    `No crossing within the data: ${formatFactor(factor, 2)} outside them.`,
} as const;

export const config = {
  heading: 'Config',
  trainer: 'Trainer',
  trainers: {
    megatron: 'Megatron-LM',
    transformers: 'HF TrainingArguments',
    nanogpt: 'nanoGPT',
    olmo: 'OLMo-core',
    torchtitan: 'torchtitan',
  },
  copy: 'Copy config',
  done: 'Copied',
  refused: 'The browser refused: select the text and copy it.',
  label: 'Options of the trainer',
  sequence: (tokens: number): string =>
    `For sequences of ${tokens.toLocaleString('en-US')} tokens.`,
  gaps: {
    'no-power':
      'The trainer has no Power course: these options rest at the peak and decay, so the fall between is yours to add.',
    'decay-shape': 'Its decay ends at the same rate along another curve than the exponential here.',
    'no-plateau': 'It has no plateau: these options fall along a cosine from the warm-up on.',
  },
} as const;

export const fit = {
  heading: 'Fit',
  published: (label: string): string => `Published: ${label}.`,
  fitted: (law: string, rows: number, draws: number): string =>
    `${law}, fitted to ${rows} rows${draws > 0 ? ` with ${draws} refits` : ''}.`,
  steps: 'Steps over batch size',
  missing: (design: string): string => `Runs that would do: ${design}`,
  busy: 'Fitting\u2026',
  noColumns:
    'The table has no columns for this law: its published values are shown. A fit needs a column for each quantity of its formula.',
  together:
    'Learning rates and batches of different papers are shown side by side; they were never fitted together. Power and MiniCPM hold under muP.',
} as const;
