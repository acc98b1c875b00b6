import {
  formatCount,
  formatFactor,
  formatLoss,
  formatLossGap,
  formatPercent,
  formatPlain,
} from '../core/units';

/** Sentences of the Mixture screen. Functions take plain numbers in base units; shares as fractions. */

interface Interval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export const formatShare = (share: number): string => formatPercent(share, 3);

const between = ({ low, high }: Interval): string =>
  low === null || high === null ? '' : `${formatShare(low)} to ${formatShare(high)}`;

/** A loss, or a number too large to be one. */
const roughly = (value: number): string =>
  Math.abs(value) < 100 ? formatLoss(value) : formatCount(value);

/** `1 %` of the general loss, or `0.02 nats`. */
export const tolerance = (tol: number, tolin: string): string =>
  tolin === 'nats' ? `${formatPlain(tol)} nats` : formatPercent(tol);

export const screen = {
  controls: 'Share, size and tokens',
  readouts: 'Losses and critical ratio',
  pending: 'Fitting the losses over the share of the domain\u2026',
  noTable: 'This table has no share of a domain with losses beside it.',
  needs:
    'Needed: a column of shares (domain_ratio, 0 to 1) and a general_loss or domain_loss column; initial_general_loss where there is no run without the domain.',
} as const;

export const answer = {
  with: 'With',
  at: 'of',
  on: 'on',
  general: 'general loss',
  domain: 'domain loss',
  up: 'up to',
  isCritical: 'is the critical ratio',
  within: (tol: string): string => `keeps it within ${tol}`,
  interval: (of: Interval): string =>
    between(of) === '' ? 'no interval' : `${between(of)}, 95 % bootstrap`,
  pending: 'the critical share is on its way',
  nothing: 'not told, too far from the measured shares',
  none: 'no share keeps it within the tolerance',
  noReference: 'no run without the domain and no loss before it: no critical share',
  published: (label: string): string => `${label}, published; no interval is printed`,
  shareSpin: 'Share in sentence',
  tokensSpin: 'Tokens in sentence',
  sizeSpin: 'Size in sentence',
  toleranceSpin: 'Tolerance in sentence',
} as const;

export const controls = {
  title: 'Share, size and tokens',
  share: 'Domain ratio',
  sayShare: (share: number, name: string): string =>
    `${formatShare(share)} of the training text is ${name}`,
  refuseShare: 'Enter a share from 0 to 1, or percent up to 100 %, like 0.3 or 30 %.',
  params: 'Parameters (N)',
  tokens: 'Tokens (D)',
  tolerance: 'Tolerance',
  toleranceIn: 'Tolerance in',
  percent: { value: 'percent', label: '%', name: 'Percent of the general loss' },
  nats: { value: 'nats', label: 'nats', name: 'Nats of the general loss' },
  refuseTolerance: 'Enter a rise of the general loss above 0 and at most 100 % or 1 nat.',
  rows: 'Rows',
  view: 'Second plot',
  views: [
    { value: 'rule', label: 'Critical ratio by the rule of CMR' },
    { value: 'replay', label: 'Replay: what old text saves and costs' },
    { value: 'tokens', label: 'D-CPT: losses over tokens' },
    { value: 'mixing', label: 'Best mix of two domains' },
    { value: 'three', label: 'Best mix of several domains' },
    { value: 'sft', label: 'Fine-tuning composition' },
  ],
  out: (rows: number): string => `${rows === 1 ? '1 row' : `${rows} rows`} left out`,
  restore: 'Put all rows back',
  snapped: (label: string): string => `Rows shown: ${label}.`,
  sizes: (label: string): string =>
    `A law of the share holds at one size: the curves are those of the nearest one measured, ${label}.`,
  standsIn: (law: string): string =>
    law === 'bimix'
      ? 'BiMix needs rows along the steps of a run, which this table lacks: its curves here are those of the data-mixing law.'
      : 'A plane over the shares says nothing of a curve over one share: the curves here are those of the data-mixing law, the plane is used under “Best mix of several domains”.',
  onlyLength:
    'This table has one length: tokens move the critical ratio of the published curves and of D-CPT only.',
} as const;

export const hero = {
  title(critical: Interval | null, tol: string, share: number, tokens: number | null): string {
    if (critical && tokens !== null)
      return `Published critical ratio: ${formatShare(critical.value)} after ${formatCount(tokens)} tokens`;
    if (!critical) return `Losses over the share of the domain, ${formatShare(share)} chosen`;
    if (!Number.isFinite(critical.value)) return `No share keeps the general loss within ${tol}`;
    if (critical.value >= 1) return `Every share keeps the general loss within ${tol}`;
    const interval = between(critical);
    return `Up to ${formatShare(critical.value)}${interval === '' ? '' : ` (${interval})`} keeps the general loss within ${tol}`;
  },
  subtitle(law: string, how: string, drawn: boolean): string {
    return `${how}. Lines: ${law}${drawn ? ', 95 % of the refits' : ''}; dashed: beyond the rows. Green: within the tolerance.`;
  },
  cooled: 'Dots: last row of each run, cooled down',
  constant: (tokens: number): string =>
    `Dots: rows at the constant rate after ${formatCount(tokens)} tokens`,
  rows: 'Dots: rows of the table',
  alternative: (count: number, low: number, high: number): string =>
    count === 0
      ? 'No row is in view.'
      : `${count} measured losses at shares from ${formatShare(low)} to ${formatShare(high)}.`,
  axis: 'share of the domain in the mixture',
  loss: (kind: string, name: string, unit: string): string => `${kind} loss (${name}), ${unit}`,
  general: 'general',
  domain: 'domain',
  limit: (tol: string): string => `limit: +${tol}`,
  reference: (kind: string): string =>
    kind === 'no-domain'
      ? 'run without the domain'
      : kind === 'law'
        ? 'law without the domain'
        : 'before training',
  critical: (share: number): string => `critical ${formatShare(share)}`,
  point: (kind: string, x: number, loss: number, included: boolean): string =>
    `${kind} loss ${formatLoss(loss)} at a share of ${formatShare(x)}, ${included ? 'in the fit' : 'left out'}`,
  here: (loss: number): string => formatLoss(loss),
} as const;

export const readouts = {
  title: 'At this share',
  general: 'General loss',
  domain: 'Domain loss',
  domainAsPredicted: 'Predicted loss',
  rise: 'Rise of the general loss',
  critical: 'Critical mixture ratio',
  criticalTitle: 'Critical ratio',
  measured: 'Largest measured share within',
  referenceTitle: 'Held against',
  withoutDomain: 'Run without the domain',
  initial: 'Before training',
  isUsed: 'in use',
  noReference:
    'This table has no run without the domain and no loss before training: the rise of the general loss cannot be told.',
  cooldown:
    'The cool-down alone lowers the general loss, so shares are held against the run without the domain under the same schedule.',
  withoutAt: (between: readonly number[]): string =>
    between.length > 1
      ? `between ${between.map((tokens) => formatCount(tokens)).join(' and ')} tokens`
      : '',
  lawWithout:
    "D-CPT's own loss without the domain, at this size and length, is what shares are held against; the measured run beside it lies between its two nearest checkpoints on a straight line.",
  beyond: (kind: string, [low, high]: readonly [number, number]): string =>
    `${kind}: extrapolated. The measured shares run from ${formatShare(low)} to ${formatShare(high)}.`,
  nothing: (
    kind: string,
    share: number,
    [low, high]: readonly [number, number],
    from: number | null,
    to: number | null,
  ): string =>
    `${kind} at ${formatShare(share)}: no usable value. The measured shares run from ${formatShare(low)} to ${formatShare(high)}${from === null || to === null ? '' : `, and out here refits go from ${roughly(from)} to ${roughly(to)}`}. Choose a share nearer to them, or add runs.`,
  cost: 'Cost of a new token',
  costHelp: '1/(1 - rho): the share of old text is the rest of the mixture.',
  fitTitle: 'Fits',
  fit: (name: string, law: string, rows: number, rms: number): string =>
    `${name}: ${law}, ${rows} rows, typical miss ${formatPercent(rms)}`,
  shareObjective: 'Squared log residuals: few rows have many Huber basins.',
  tokensObjective: (objective: string): string =>
    `D-CPT over size, tokens and share: ${objective}; rows are drawn one by one, though those of one run belong together.`,
  refused: 'D-CPT law refused',
  missing: (sizes: number, lengths: number): string =>
    `It needs at least ${Math.max(0, 3 - sizes)} more ${3 - sizes === 1 ? 'size' : 'sizes'} and ${Math.max(0, 3 - lengths)} more ${3 - lengths === 1 ? 'length' : 'lengths'}: here ${sizes === 1 ? 'is one size' : `are ${sizes} sizes`} and ${lengths === 1 ? 'one length' : `${lengths} lengths`}.`,
  published: (label: string): string => `Published values: ${label}.`,
} as const;

export const curves = {
  title: (ratio: number, tokens: number): string =>
    Number.isFinite(ratio)
      ? `The critical ratio is ${formatShare(ratio)} after ${formatCount(tokens)} tokens`
      : `No share is feasible after ${formatCount(tokens)} tokens`,
  publishedTitle: 'Published critical ratios of finance, Gu et al. 2024',
  published: 'R_CMR(T) of four sizes; solid where it was fitted',
  notThis: 'This table has one length; R_CMR(T) of four sizes for finance',
  fitted: 'From the D-CPT fit at the constant rate, one line a size, 95 % of 40 refits',
  alternative: (lines: readonly string[]): string => `${lines.join('; ')}.`,
  line: (label: string, tokens: number, ratio: number): string =>
    Number.isFinite(ratio)
      ? `${label}: ${formatShare(ratio)} after ${formatCount(tokens)} tokens`
      : `${label}: none after ${formatCount(tokens)} tokens`,
  xAxis: 'tokens of continued training D',
  yAxis: 'critical share of the domain',
  pending: 'Fitting D-CPT over size, tokens and share\u2026',
} as const;

export const rule = {
  title: (ratio: Interval, tokens: number): string =>
    ratio.value > 0
      ? `By the rule up to ${formatShare(ratio.value)}${between(ratio) === '' ? '' : ` (${between(ratio)})`} after ${formatCount(tokens)} tokens`
      : `By the rule no share is feasible after ${formatCount(tokens)} tokens`,
  subtitle: (size: string): string =>
    `Gu et al. 2024 on the runs of ${size}. Dots: feasibility rule at each checkpoint; line: R_CMR(T) through them, 95 % of the refits`,
  alternative: (count: number, low: number, high: number): string =>
    `The rule gives a share between ${formatShare(low)} and ${formatShare(high)} at ${count} checkpoints.`,
  byRule: 'Feasibility rule',
  byLaw: 'R_CMR(T)',
  note: (tol: string): string =>
    `Feasible: the general loss ends at most ${tol} above the loss before training, and on the way a nat of domain loss costs no more than 1/1000 of general loss. Curves over tokens are fitted to each share.`,
  noLaw:
    'R_CMR(T) needs four checkpoints with a ratio between none and the largest share measured.',
  pending: 'Fitting the losses along each run\u2026',
  none: 'The rule needs losses along each run',
  noneText:
    'Here are the last rows only: what can be told is the largest measured share within the tolerance. Needed: the same share at five or more token counts at a constant rate, and the loss before.',
  point: (tokens: number, ratio: number): string =>
    `${formatShare(ratio)} after ${formatCount(tokens)} tokens`,
} as const;

export const replay = {
  title: (rho: number, cost: number): string =>
    `Replaying ${formatShare(rho)} of old text costs ${formatFactor(cost)} a new token`,
  subtitle:
    'Ibrahim et al. 2024: rise of the old loss over its value before, and of the new loss over that without replay',
  old: 'old text: rise, nats',
  fresh: 'new text: rise, nats',
  axis: 'share of old text replayed',
  alternative: (worst: number, best: number): string =>
    `Without replay the old loss rises by up to ${formatLossGap(worst)} nats; with half the mixture replayed by at least ${formatLossGap(best)}.`,
  choice: (replayed: number, bigger: number): string =>
    `Abbes et al. 2025, read off a figure: 560M with half replayed ends near 3.0, where 1B ends without replay. A new token then costs ${formatFactor(replayed)} by replay and ${formatFactor(bigger)} by size.`,
  choiceTitle: 'Size or replay',
} as const;

export const along = {
  title: (share: number, N: string): string =>
    `Over tokens at a share of ${formatShare(share)}, ${N} parameters`,
  subtitle: 'D-CPT at the constant rate, nearest measured share as dots, 95 % of the refits',
  alternative: (general: number, domain: number, tokens: number): string =>
    `After ${formatCount(tokens)} tokens the general loss is ${formatLoss(general)} and the domain loss ${formatLoss(domain)}.`,
  none: 'This table has no rows along its runs',
  noneText: 'D-CPT needs losses over tokens at several sizes: the micro ladder has them.',
} as const;

export const mixing = {
  title: (domain: string, share: Interval): string =>
    `Best mix: ${formatShare(share.value)} ${domain}${between(share) === '' ? '' : ` (${between(share)})`}`,
  subtitle: (domain: string, general: string): string =>
    `Weighted loss of ${domain} and ${general} over the share of ${domain}`,
  axis: (domain: string): string => `share of ${domain}`,
  yAxis: (unit: string): string => `weighted loss, ${unit}`,
  optimum: (share: number): string => `best ${formatShare(share)}`,
  alternative: (loss: number): string => `The weighted loss there is ${formatLoss(loss)}.`,
  weight: 'Weight of the domain loss',
  refuseWeight: 'Enter a weight above 0 and below 1, like 0.5.',
  none: 'A best mix needs both losses',
  noneText: 'This table has one of the two losses only.',
  output: 'Optimal share',
} as const;

export const domains = {
  simulated: 'Simulated mixtures of three domains',
  title(names: readonly string[], shares: readonly number[], isSimulated: boolean): string {
    const parts = names
      .map((name, i) => ({ name, share: shares[i] ?? 0 }))
      .sort((a, b) => b.share - a.share)
      .slice(0, 4)
      .filter(({ share }) => share >= 0.005)
      .map(({ name, share }) => `${formatPercent(share)} ${name}`);
    return `Best mix: ${parts.join(', ')}${isSimulated ? ' (simulated runs)' : ''}`;
  },
  pending: 'Fitting each loss over the shares of the domains\u2026',
  needs: (count: number, parameters: number): string =>
    `A mixing law of ${count} domains has ${parameters} values for each loss: it needs at least ${parameters + 1} mixtures.`,
  subtitle(law: string, rows: number, isSimulated: boolean, isTriangle: boolean): string {
    const marks = isTriangle
      ? 'blue ring: best, small dots: best of each refit; drag the point'
      : 'dots: best share, bars: 95 % of the refits; second bar: your share';
    return `${law} on ${rows} ${isSimulated ? 'simulated ' : ''}mixtures; ${marks}`;
  },
  alternative: (loss: number, best: number): string =>
    `The weighted loss at your mix is ${formatLoss(loss)}; at the best mix ${formatLoss(best)}.`,
  handle: 'Mix on plot',
  say: (shares: readonly number[], names: readonly string[]): string =>
    shares.map((share, i) => `${names[i]} ${formatShare(share)}`).join(', '),
  weight: (name: string): string => `Weight of ${name}`,
  share: (name: string): string => `Share of ${name}`,
  lossOf: (name: string): string => `Loss on ${name}`,
  your: 'Loss of your mix',
  best: (name: string): string => `Best share of ${name}`,
  total: 'Loss of the best mix',
  barsAxis: 'share of the mixture',
  plane:
    'RegMix is a plane: made to rank mixtures, its best one is always one domain alone. The paper averages the best of many simulated mixtures instead.',
} as const;

export const composition = {
  title: 'Specialised data first, then general with 1/256 of it, keeps all three abilities',
  subtitle: 'Dong et al. 2023, scores after fine-tuning; dots by size: 7B, 13B, 33B',
  alternative: (best: string, score: number): string =>
    `The best mathematics score, ${score} percent, has ${best}.`,
  columns: ['GSM8K, %', 'HumanEval, %', 'MT-Bench, of 10'],
  pending: 'Loading the fine-tuning table\u2026',
} as const;

export const tables = {
  series: 'Series',
  share: 'Share of the domain',
  loss: 'Loss',
  low: 'Low',
  high: 'High',
  use: 'Use',
  measured: 'measured',
  law: 'law',
  inFit: 'in the fit',
  leftOut: 'left out',
  tokens: 'Tokens',
  size: 'Size',
  ratio: 'Critical ratio',
  replay: 'Share replayed',
  cost: 'Cost of a new token',
  stage: 'Stage',
  strategy: 'Strategy',
  fraction: 'fraction',
} as const;
