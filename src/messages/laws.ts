import type { CheckKind, LawFamily, ValueStatus } from '../core/laws';
import { formatCount, formatFlops, formatLossGap, formatPlain } from '../core/units';

/** An input's id as it stands in a formula, not as a word. */
export const isSymbol = (id: string): boolean => id.length <= 2;

/** Sentences of the screen of laws. Functions take plain numbers in base units. */

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const families: Readonly<Record<LawFamily, string>> = {
  compute: 'Loss and compute',
  quantization: 'Quantization',
  mixture: 'Mixture',
  data: 'Data limits',
  downstream: 'Downstream',
  schedule: 'Schedule',
  own: 'Your own',
};

export const statuses: Readonly<Record<ValueStatus, string>> = {
  published: 'published',
  derived: 'derived here',
  unverified: 'unverified',
  fitted: 'fitted',
};

export const lawIndex = {
  title: 'Laws',
  list: 'List of laws',
  search: 'Search laws',
  placeholder: 'name, author, symbol, output',
  status: 'Show',
  filters: [
    { value: 'all', label: 'All laws' },
    { value: 'published', label: 'With published values' },
    { value: 'derived', label: 'With values derived here' },
    { value: 'unverified', label: 'With unverified values' },
    { value: 'mismatch', label: 'With known mismatches' },
  ],
  compare: 'Compare',
  compareHint: 'values, predictions, disagreement map',
  tables: 'Tables',
  found(laws: number, allLaws: number, tables: number, allTables: number): string {
    const count = (shown: number, all: number, what: string): string =>
      shown === all ? plural(all, what) : `${shown} of ${plural(all, what)}`;
    return `${count(laws, allLaws, 'law')}, ${count(tables, allTables, 'table')}`;
  },
  none: 'Nothing here has all of these words. Search for an author, a quantity or a symbol.',
  choose: (title: string): string => `Laws: ${title}`,
} as const;

export const card = {
  cite: (authors: string, year: number): string => `${authors} ${year}`,
  arxiv: (id: string): string => `arXiv ${id}`,
  bibtex: 'Copy BibTeX',
  tex: 'Copy TeX',
  copied: 'Copied',
  refused: 'Not allowed to copy',
  use: 'Use',
  useNamed: (label: string): string => `Use ${label}`,
  fit: 'Fit',
  fitHint: 'Fits this law to the runs chosen under Dataset',
  addToCompare: 'Compare',
  compareNamed: (label: string): string => `Compare ${label}`,
  symbols: 'Symbols',
  symbol: 'Symbol',
  meaning: 'Meaning',
  unit: 'Unit',
  domain: 'Domain',
  outputOf: (inputs: string): string => (inputs === '' ? 'no input' : `from ${inputs}`),
  kinds: { variable: 'Inputs', parameter: 'Parameters', output: 'Outputs' },
  noUnit: '\u2013',
  domainWords: (low: string, high: string): string => `${low} to ${high}`,
  above: (low: string): string => `above ${low}`,
  atLeast: (low: string): string => `${low} or more`,
  any: 'any number',
  presets: 'Published values',
  noPresets: 'The source states no values for this form. Fit it to runs, or type your own.',
  values: 'Values',
  standardError: (error: string): string => `\u00b1 ${error}`,
  interval: (low: string, high: string): string => `${low} to ${high}`,
  unpinned: (names: readonly string[]): string =>
    `Not pinned: no check point would notice a change of 1 % in ${names.join(', ')}.`,
  quoted: 'Stated values',
  facts: 'Facts',
  validity: 'Where it holds',
  fittedOn: 'How it was fitted',
  caveats: 'Before you use a number of it',
  checks: 'Check points',
  noChecks: 'No published number to check this form against.',
  counts(total: number, reproduces: number, known: number, unexpected: number, notRun: number) {
    const parts = [`${plural(total, 'check point')}: ${reproduces} reproduce in this build`];
    if (known > 0) parts.push(`${plural(known, 'known mismatch', 'known mismatches')}`);
    if (unexpected > 0) parts.push(`${unexpected} do not reproduce`);
    if (notRun > 0) parts.push(`${notRun} not run`);
    return `${parts.join(', ')}.`;
  },
  quantity: 'Quantity',
  expected: 'Expected',
  computed: 'Computed here',
  tolerance: 'Tolerance',
  outcome: 'Outcome',
  outcomes: {
    reproduces: 'reproduces',
    known: 'known mismatch',
    unexpected: 'does not reproduce',
    'not run': 'not run',
  },
  notRun: { 'needs source data': 'needs source data' },
  family: (family: LawFamily): string => families[family],
  without: 'no coefficients',
  missing: (id: string): string =>
    `There is no law \u201c${id}\u201d here. Choose one in the list.`,
} as const;

export const checkKinds: Readonly<Record<CheckKind, string>> = {
  published: 'published',
  'published-derived': 'derived from published',
  'published-unverified': 'published, unverified',
  measurement: 'measurement',
  qualitative: 'qualitative',
  replication: 'replication',
  algebra: 'algebra',
  consistency: 'consistency',
  derived: 'derived here',
  regression: 'regression',
};

export const calculator = {
  title: 'Calculator',
  form: 'Form',
  values: 'Values',
  fit: 'Fit on screen',
  none: 'No values to calculate with: this form has none published, and it is not fitted on screen.',
  given: (inputs: string): string => (inputs === '' ? 'Constants' : `From ${inputs}`),
  extrapolated: 'extrapolated',
  extrapolatedWhy: (name: string, low: string, high: string): string =>
    `${name} lies outside ${low} to ${high}, where the values were fitted`,
  noValue: 'no value here',
  /** Ids that are words already say nothing that the name does not. */
  input: (name: string, id: string): string => (isSymbol(id) ? `${name} (${id})` : name),
  refuse(name: string, low: number, high: number, example: string) {
    return (value: number | undefined, text: string): string | undefined => {
      if (value === undefined)
        return `\u201c${text.slice(0, 24)}\u201d is not a number. Write ${name} like ${example}.`;
      if (value < low || value > high)
        return `${name} must lie between ${formatPlain(low)} and ${formatPlain(high)}.`;
      return undefined;
    };
  },
  reset: 'Typical values',
} as const;

/** Inputs of the laws' outputs that are no variables of the law itself. */
export const inputWords: Readonly<
  Record<string, { readonly name: string; readonly unit: string }>
> = {
  N: { name: 'parameters', unit: 'params' },
  D: { name: 'training tokens', unit: 'tokens' },
  C: { name: 'training compute', unit: 'FLOPs' },
  bits: { name: 'bits', unit: 'bits' },
  wBits: { name: 'weight bits', unit: 'bits' },
  aBits: { name: 'activation bits', unit: 'bits' },
  group: { name: 'group size', unit: '' },
  ratio: { name: 'share', unit: '' },
  unique: { name: 'unique tokens', unit: 'tokens' },
  epochs: { name: 'epochs', unit: '' },
  served: { name: 'tokens served', unit: 'tokens' },
  qid: { name: 'degradation', unit: 'nats/token' },
  targetLoss: { name: 'target loss', unit: 'nats/token' },
  loss: { name: 'loss', unit: 'nats/token' },
  lr: { name: 'learning rate', unit: '' },
  batch: { name: 'batch', unit: 'tokens' },
  steps: { name: 'steps', unit: '' },
  hours: { name: 'accelerator-hours', unit: 'h' },
};

export const compare = {
  title: 'Compare laws, values and fits',
  intro:
    'Up to six sets of values side by side. The first two that say a loss of size and tokens are mapped against each other.',
  add: 'Add to the comparison',
  addPrompt: 'Add a law, its values or the fit\u2026',
  remove: (label: string): string => `Remove ${label}`,
  reset: 'Start over',
  full: 'Six are compared at most: remove one first.',
  compared: 'Compared',
  unknown: (keys: readonly string[]): string =>
    `Not in this build, so left out: ${keys.join(', ')}.`,
  fitAlone: (law: string): string => `${law} fit`,
  interval: (low: string, high: string): string => `${low} to ${high}`,
  from: (inputs: string): string => `from ${inputs}`,
  constant: 'no input',
  extrapolated: 'extrapolated',
  fitOf: (law: string): string => `${law}, fit on screen`,
  notFitted: 'not fitted: choose the law under Law',
  coefficients: 'Coefficients',
  coefficient: 'Coefficient',
  none: 'none of these has coefficients',
  predictions: 'Predictions at the point',
  at: (params: number, tokens: number): string =>
    `At ${formatCount(params)} parameters, ${formatCount(tokens)} tokens: ${formatFlops(6 * params * tokens)} FLOPs. Change the point on Explore.`,
  prediction: 'Prediction',
  held: (words: string): string => `at ${words}`,
  first: 'First',
  second: 'Second',
  noMap:
    'A map needs two sets of values that say a loss of size and tokens. Add another law or preset above.',
} as const;

interface Finding {
  readonly first: string;
  readonly second: string;
  readonly atRuns: number | null;
  readonly atHorizon: number;
  readonly horizon: number;
}

const size = (difference: number): string => formatLossGap(Math.abs(difference)).replace('+', '');

/** The least round number of nats that a difference stays below. */
function below(difference: number): string {
  if (difference < 1e-6) return '0.000001';
  const power = 10 ** Math.floor(Math.log10(difference));
  const digit = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power > difference) ?? 10;
  return formatPlain(digit * power, 2);
}

export const map = {
  title({ first, second, atRuns, atHorizon, horizon }: Finding): string {
    const far = `${size(atHorizon)} nats at ${formatFlops(horizon)} FLOPs`;
    if (atRuns === null) return `${first} and ${second} differ by ${far}`;
    if (atRuns < 1e-9 && Math.abs(atHorizon) < 1e-9) return `${first} and ${second} are the same`;
    const near = `${first} and ${second} differ by less than ${below(atRuns)} nats where there are runs`;
    return `${near}, by ${far}`;
  },
  subtitle: (first: string, second: string, ratio: number): string =>
    `Loss of ${first} minus ${second}, nats/token; dashed: equal; hatched: no runs, extrapolated. The far budget is taken at ${ratio} tokens per parameter.`,
  alternative(finding: Finding): string {
    const { first, second, atHorizon, horizon } = finding;
    const higher = atHorizon > 0 ? first : second;
    return `A map over training tokens and parameters with contours of the signed difference; at ${formatFlops(horizon)} FLOPs ${higher} predicts the higher loss.`;
  },
  axisD: 'training tokens D',
  axisN: 'parameters N',
  point: (difference: number): string => `your point ${formatLossGap(difference)}`,
  higher: (label: string): string => `${label} higher`,
  here: (params: number, tokens: number, first: number, second: number): string =>
    `${formatCount(params)} params, ${formatCount(tokens)} tokens: ${formatPlain(first, 4)} and ${formatPlain(second, 4)}, ${formatLossGap(first - second)} nats`,
  columns: {
    N: 'Parameters',
    D: 'Tokens',
    C: 'Compute',
    difference: 'First minus second',
    inside: 'Inside the runs',
    count: 'count',
    yes: 'yes',
    no: 'no, extrapolated',
  },
} as const;

export const curve = {
  /** The finding of the first curve: from where to where, over which stretch. */
  title(
    response: string,
    [from = '', to = '']: readonly string[],
    variable: string,
    [start = '', end = '']: readonly string[],
  ): string {
    if (from === '\u2013' || to === '\u2013') return `${response} over ${variable}`;
    const name = `${response.charAt(0).toUpperCase()}${response.slice(1)}`;
    return from === to
      ? `${name} stays at ${from} for any ${variable}`
      : `${name} goes from ${from} to ${to} between ${start} and ${end} ${variable}`;
  },
  subtitle: (label: string, held: string): string =>
    `${label} in the title; shaded: where the values were fitted.${held === '' ? '' : ` Held: ${held}.`}`,
  alternative: (count: number, variable: string): string =>
    `${plural(count, 'curve')} over ${variable}, one for each set of published values.`,
  axis: (name: string, unit: string): string => (unit === '' ? name : `${name}, ${unit}`),
  against: 'Against',
} as const;
