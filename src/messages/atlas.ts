import type { AtlasKind, AtlasRatio, BaselineFrom, NotUnderLaw, TokenUnit } from '../core/atlas';
import { formatCount, formatFactor, formatFlops, formatPercent, formatPlain } from '../core/units';

/** Sentences of the Atlas. Functions take plain numbers in base units. */

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const kindNames: Readonly<Record<AtlasKind, string>> = {
  law: 'Law',
  data: 'Data',
  training: 'Training',
  model: 'Model',
  conversion: 'Conversion',
  compression: 'Compression',
  evaluation: 'Evaluation',
  'vision-language': 'Vision and language',
  'other-domain': 'Other domain',
};

export const stageNames = {
  pretrain: 'from scratch',
  continue: 'trained further',
  convert: 'made from another model',
  other: 'neither from scratch nor on text alone',
} as const;

export const unitNames: Readonly<Record<TokenUnit, string>> = {
  text: 'tokens',
  'image-text': 'image and text tokens',
  residues: 'residues',
  'time points': 'time points',
};

export const atlas = {
  list: 'List of papers',
  search: 'Search the Atlas',
  placeholder: 'title, model, claim',
  kind: 'Kind',
  allKinds: 'All kinds',
  view: 'View',
  views: {
    plane: { label: 'Models', name: 'Models on the plane' },
    bars: { label: 'Ratios', name: 'Ratios as bars' },
  },
  found: (shown: number, all: number): string =>
    shown === all ? plural(all, 'paper') : `${shown} of ${plural(all, 'paper')}`,
  none: 'No paper here has all of these words. Try a part of the title, a model or a quantity, or all kinds.',
  clear: 'Show all papers',
  choose: (title: string | null, count: number): string =>
    title === null ? `${plural(count, 'paper')}: list and search` : `Paper: ${title}`,
  missing: (id: string): string =>
    `There is no paper \u201c${id}\u201d in the Atlas. Choose one in the list.`,
  intro: 'Open a paper in the list, or a dot or bar of the picture.',
  introMore:
    'Its card has the claim in words, the source, what is not verified, and what the claim stands for in compute and loss under the law chosen on the left.',
  noDate: 'date not known',
  source: (title: string, hash: string): string => `${title}. SHA-256 ${hash.slice(0, 12)}\u2026`,
} as const;

export const plane = {
  title(fromScratch: number, beyond: number, shown: number): string {
    if (shown === 0) return 'No model of these papers has both counts';
    if (fromScratch === 0) return `${plural(shown, 'model')}, none trained from scratch`;
    return `${beyond} of ${plural(fromScratch, 'model')} trained from scratch ${beyond === 1 ? 'has' : 'have'} seen over 200 tokens per parameter`;
  },
  subtitle:
    'Parameters against text tokens, as the abstracts state them. Filled: trained from scratch; outline: started from a trained model',
  alternative(shown: number, uncounted: number, apart: number): string {
    return `${plural(shown, 'model')} on the plane of parameters and text tokens; ${plural(uncounted, 'model')} without a token count and ${apart} with other units are listed below it. Arrow keys move along the dots, Enter opens the paper.`;
  },
  xTitle: 'training tokens (D), text tokens',
  yTitle: 'parameters (N)',
  group: 'Models, from few tokens to many',
  ratio: (ratio: number): string => `${ratio} tokens/param`,
  point: 'your point',
  dot: (name: string, N: number, D: number, stage: string): string =>
    `${name}: ${formatCount(N)} params, ${formatCount(D)} tokens (${formatPlain(D / N)} per param), ${stage}`,
  key: 'What the shapes mean',
  uncounted: 'Without a token count',
  uncountedHint: 'Text models whose tokens the abstract does not state, or that were not trained',
  apart: 'Other token units',
  apartHint: 'What they count is no text: they share no axis with the others, nor with the law',
  untrained: 'no training tokens',
  noTokens: 'tokens not stated',
  columns: {
    model: 'Model',
    paper: 'Paper',
    kind: 'Kind',
    params: 'Parameters',
    tokens: 'Tokens',
    unit: 'Token unit',
    stage: 'Training',
    status: 'Status',
    ratio: 'Tokens per parameter',
  },
  perParam: 'per param',
} as const;

export const bars = {
  title(count: number, most: string | null): string {
    return most === null
      ? 'No ratio of these papers to draw'
      : `${plural(count, 'ratio')}, first ${most}`;
  },
  subtitle: 'Each quantity as a multiple of its baseline, log axis: left of the line is less',
  alternative: (count: number): string =>
    `${plural(count, 'bar')}, from the most saved to the most gained. Arrow keys move along the bars, Enter opens the paper.`,
  xTitle: 'multiple of the baseline (1x: the same)',
  group: 'Ratios, from least to most',
  label: (what: string, paper: string): string => `${what} \u00b7 ${paper}`,
  columns: { what: 'Ratio of', paper: 'Paper', factor: 'Multiple of the baseline', bound: 'Bound' },
  bounds: { upper: 'at most', lower: 'at least' },
} as const;

const fewer: readonly AtlasRatio['of'][] = ['tokens', 'params', 'updates'];

/** How much, and of what: "up to 40x fewer" and "tokens than training from scratch". */
export function sayRatio(ratio: AtlasRatio): { readonly amount: string; readonly rest: string } {
  const { of, value, factor, bound, what } = ratio;
  const rest = what
    .replace(' against from scratch', ' than training from scratch')
    .replace(' against ', ' than ');
  if (of === 'quantity') return { amount: formatCount(value), rest };
  if (of === 'gain') return { amount: `+${formatPercent(value, 3)}`, rest };
  if (of === 'kept') return { amount: formatPercent(value, 3), rest };
  if (factor >= 1) return { amount: formatFactor(factor), rest };
  // A ratio is a lower bound where the paper says "up to", an upper one where it says "over".
  const reach = bound === 'lower' ? 'up to ' : bound === 'upper' ? 'over ' : '';
  const less = what === 'effective size' ? 'smaller' : fewer.includes(of) ? 'fewer' : 'less';
  return { amount: `${reach}${formatFactor(1 / factor)} ${less}`, rest };
}

/** The whole of it: up to 40x fewer tokens than training from scratch. */
export function sentenceOf(ratio: AtlasRatio): string {
  const { amount, rest } = sayRatio(ratio);
  return `${amount} ${rest}`;
}

export const entryCard = {
  paper: (arxiv: string): string => `arXiv ${arxiv}`,
  page: (host: string): string => `Page of the authors at ${host}`,
  find: 'Look for the title on arXiv',
  law: (title: string): string => `Law: ${title}`,
  table: (title: string): string => `Numbers: ${title}`,
  checks: (count: number): string =>
    count === 0 ? 'no check points' : `${plural(count, 'check point')} recomputed there`,
  screen: (name: string): string => `Open on ${name}`,
  stated: 'as the abstract states it',
  statedHint:
    'Claims and figures are the abstract\u2019s. They were read, not measured: nothing on this card is verified unless it says so.',
  unverified: 'unverified',
  follows: 'follows from the counts above',
  differs: 'does not follow from the counts above',
  models: 'Models',
  ratios: 'Ratios',
  under: 'Under the chosen law',
  compared: 'compared with',
  parent: (name: string): string => `from ${name}`,
  active: (count: number): string => `${formatCount(count)} active`,
  unique: (count: number): string => `${formatCount(count)} unique`,
  bits: (bits: number): string => `${bits} bits`,
  hours: (hours: number, gpu: string): string => `${formatPlain(hours)} ${gpu}-hours`,
  cost: (dollars: number): string => `${dollars} dollars`,
  counts: (params: number, tokens: string): string => `${formatCount(params)} params, ${tokens}`,
  tokens: (count: number, unit: string): string => `${formatCount(count)} ${unit}`,
  setPoint: 'Set the point',
  setPointNamed: (name: string): string => `Set the point: ${name}`,
  setPointHint: 'Takes its parameters and tokens to Explore; Undo brings your point back',
} as const;

export const underLaw = {
  fitted: (law: string, data: string): string => `${law}, fitted to ${data}`,
  published: (law: string, preset: string): string => `${law}, ${preset}`,
  none: 'There is no law on screen yet. Choose a dataset it can be fitted to, or published values, on the left.',
  fromScratch:
    'The law is of training from scratch on text: it says what plain training would need and reach, not what the method of the paper does.',
  loss: (model: string): string => `Loss: ${model}`,
  difference: (model: string, what: string): string => `Loss difference: ${model}, ${what}`,
  saved: (model: string, what: string): string => `Compute ratio: ${model}, ${what}`,
  worth: (model: string, what: string): string => `Budget that closes it: ${model}, ${what}`,
  lossLabel: 'Loss',
  differenceLabel: 'Difference in loss',
  savedLabel: 'Compute it saves',
  worthLabel: 'Budget that closes it',
  worthHint:
    'How many times the least compute that reaches the one loss is needed to reach the other, both at their best shape',
  place: (N: number, D: number, C: number): string =>
    `${formatCount(N)} params on ${formatCount(D)} tokens: ${formatFlops(C)} FLOPs, ${formatPlain(D / N)} tokens per param`,
  instead: (
    less: { readonly N: number; readonly D: number },
    other: { readonly N: number; readonly D: number },
  ): string =>
    less.N === other.N
      ? `${formatCount(less.D)} instead of ${formatCount(other.D)} tokens at ${formatCount(less.N)} params`
      : `${formatCount(less.N)} params on ${formatCount(less.D)} tokens instead of ${formatCount(other.N)} on ${formatCount(other.D)}`,
  compute: (less: number, other: number): string =>
    `${formatFlops(less)} instead of ${formatFlops(other)} FLOPs (6ND)`,
  losses: (less: string, other: string, unit: string): string =>
    `Trained plainly: ${less} instead of ${other} ${unit}`,
  from: {
    compared: 'Baseline: the model the paper compares itself with.',
    'stated-tokens': 'Baseline: the count of the paper over its ratio.',
    'optimal-tokens':
      'Baseline: no count is stated, so the tokens for which this size is compute-optimal under the law.',
  } satisfies Readonly<Record<BaselineFrom, string>>,
  why: {
    unit: 'not computed: its tokens are not text tokens, and the law is.',
    'not-from-scratch':
      'not computed: both sides start from a trained model, and the law is of training from scratch.',
    'other-quantity': 'not computed: a law of loss over parameters and tokens says nothing of it.',
    'no-size': 'not computed: the abstract names no model size.',
  } satisfies Readonly<Record<NotUnderLaw, string>>,
  noCounts: 'not computed: no size of it has a count to start from.',
  nothing: 'The abstract states no counts and no ratio that a law could be asked about.',
  beyondCompute: (factor: number): string =>
    `extrapolated: ${formatFactor(factor, 2)} beyond the largest run`,
  beyondRange: (what: 'N' | 'D', low: number, high: number): string =>
    `extrapolated: ${what === 'N' ? 'sizes' : 'tokens'} known from ${formatCount(low)} to ${formatCount(high)}`,
} as const;
