import type {
  Approach,
  BacktestSummary,
  GridBias,
  RecipeComparison,
  SpecificationCurve,
  Tournament,
  Verdict,
} from '../core/diagnose';
import type { Problem } from '../core/result';
import { formatCount, formatFactor, formatFlops, formatPercent, formatPlain } from '../core/units';

type Data = Problem['data'];

interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const flops = (value: string | number | undefined): string => formatFlops(Number(value));
const signed = (share: number): string =>
  `${share < 0 ? '\u2212' : '+'}${formatPercent(Math.abs(share))}`;
const range = (low: number, high: number, write: (value: number) => string): string =>
  `[${write(low)}, ${write(high)}]`;

/** What keeps a diagnosis from being made. */
export const diagnoseProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'backtest-nothing-above': ({ cutoff, low, high }) => ({
    what: `No run lies above ${flops(cutoff)} FLOPs, so there is nothing to predict`,
    fix: `Choose a cutoff between ${flops(low)} and ${flops(high)}.`,
  }),
  'backtest-nothing-below': ({ cutoff, low, high }) => ({
    what: `No run lies up to ${flops(cutoff)} FLOPs, so there is nothing to fit`,
    fix: `Choose a cutoff between ${flops(low)} and ${flops(high)}.`,
  }),
  'diagnose-no-plane': ({ law }) => ({
    what: `The law ${law} does not say a loss from size and tokens alone, so its design has no budgets`,
    fix: 'Choose a law of N and D, such as chinchilla.',
  }),
  'diagnose-no-clusters': ({ column, known }) => ({
    what: `There is no column \u201c${column}\u201d to cluster by`,
    where: '--cluster',
    fix: `Use one of ${known}.`,
  }),
  'analysis-no-fit': () => ({
    what: 'There is no fit this could be asked about',
    fix: 'Fit the runs first; the fit panel says what keeps it from running.',
  }),
  'analysis-needs-refits': () => ({
    what: 'Without bootstrap refits there is nothing to calibrate a threshold by under this objective',
    where: 'in the fit settings',
    fix: 'Ask for 200 refits or more, or choose a squared objective.',
  }),
  'analysis-no-proof': ({ law }) => ({
    what: `Nothing is proven for ${law}: a proof needs a floor and two power terms with free factors`,
    fix: 'Rely on the agreement of the starts, or choose a law of that form, such as chinchilla.',
  }),
  'diagnose-no-curves': ({ curves, reason }) => ({
    what: `\u201c${curves}\u201d holds no training curves of these runs: ${reason}`,
    where: '--curves',
    fix: 'Give a table with a run name, tokens and loss, whose names begin like those of the runs.',
  }),
};

const grades = { pinned: 'pinned', loose: 'loose', open: 'open', unknown: 'not known' } as const;

/** `3.17B on 63.4B tokens: +-0.9 %; E anywhere from 0 to 2.1`. */
export function describeVerdict(verdict: Verdict): string {
  const { target, relative, judged, refused, parameters, forecast } = verdict;
  const { N, D } = target;
  const at =
    N !== undefined && D !== undefined
      ? `${formatCount(N)} on ${formatCount(D)} tokens`
      : Object.entries(target)
          .map(([id, value]) => `${id} ${formatPlain(value)}`)
          .join(', ');
  const held =
    forecast === 'unknown'
      ? 'no interval was made'
      : `\u00b1${formatPercent(relative)}, ${grades[forecast]}`;
  const [worst] = judged;
  let rest = 'the floor and the exponents are pinned';
  if (refused.length > 0) rest = `${refused.join(', ')} cannot be told from these runs`;
  else if (worst && parameters !== 'pinned') {
    const { id, interval, grade } = worst;
    rest =
      interval === null
        ? `nothing is known of how sure ${id} is`
        : `${id} ${grade === 'open' ? 'anywhere ' : ''}from ${formatPlain(interval.low)} to ${formatPlain(interval.high)}`;
  }
  return `${at}: ${held}; ${rest}.`;
}

/** What Approach 2 would miss on this grid without noise. */
export function describeBias({ ratio, exponent, trueExponent, budgets }: GridBias): string {
  const size = Math.abs(ratio - 1) < 5e-4 ? 'the right N*' : `N* ${signed(ratio - 1)} off`;
  const gap = exponent - trueExponent;
  const slope =
    Math.abs(gap) < 1e-4
      ? 'and the exponent right'
      : `and an exponent of ${exponent.toFixed(4)} against ${trueExponent.toFixed(4)}`;
  return `Were the fitted law true, parabolas on these ${budgets.length} budgets would give ${size} even without noise, ${slope}.`;
}

const methods = {
  envelope: 'Approach 1, envelope',
  parabolas: 'Approach 2, parabolas',
  parametric: 'Approach 3, the law',
} as const;

export function describeApproach({ method, exponent, exponentInterval, params }: Approach): string {
  const interval = exponentInterval
    ? ` ${range(exponentInterval.low, exponentInterval.high, (value) => formatPlain(value))}`
    : '';
  return `${methods[method]}: N* ~ C^${formatPlain(exponent, 4)}${interval}, ${formatCount(params)} at this budget`;
}

const units = { budget: 'budgets', size: 'sizes', cluster: 'clusters' } as const;

export function describeTournament({ entries, duel, heldOut, levels }: Tournament): string {
  const [best, second] = entries.filter(
    ({ sameAs, error }) => sameAs === null && Number.isFinite(error),
  );
  if (!best) return `No law could be fitted with whole ${units[heldOut]} left out.`;
  const name = ({ law, floor }: (typeof entries)[number]) =>
    floor === 'zero' ? `${law.title} with E = 0` : law.title;
  const first = `${name(best)} predicts ${levels.length} left-out ${units[heldOut]} best, to ${formatPercent(best.error)}`;
  if (!second || !duel) return `${first}.`;
  return duel.distinguishable
    ? `${first}; next is ${name(second)} at ${formatPercent(second.error)}.`
    : `${first}, but is not distinguishable on your runs from ${name(second)} (${formatPercent(second.error)}).`;
}

export function describeBacktest({
  runs,
  bias,
  meanAbsolute,
  coverage,
  level,
  worst,
}: BacktestSummary): string {
  if (runs === 0) return 'No run could be predicted.';
  const inside =
    coverage === null
      ? ''
      : `; ${formatPercent(coverage)} of them inside their ${formatPercent(level)} prediction interval`;
  const last = worst
    ? `; the worst is ${formatCount(worst.params)} on ${formatCount(worst.tokens)} tokens, ${signed(worst.error)}`
    : '';
  return `${runs} held-out runs: ${formatPercent(meanAbsolute)} off on average, ${signed(bias)} signed${inside}${last}.`;
}

export function describeMultiverse({
  order,
  median,
  spread,
  failed,
  answer,
}: SpecificationCurve): string {
  const write = (value: number): string =>
    answer === 'params' ? formatCount(value) : formatPlain(value, 4);
  const what = { loss: 'Loss at the target', params: 'N*', exponent: 'Exponent a' }[answer];
  const rest = failed > 0 ? `; ${failed} could not be fitted` : '';
  return `${what} over ${order.length} defensible choices: median ${write(median)}, nine in ten from ${write(spread[0])} to ${write(spread[1])}${rest}.`;
}

export function describeRecipes({ multiplier, test }: RecipeComparison): string {
  const { value, interval } = multiplier;
  const between = interval ? ` ${range(interval.low, interval.high, (x) => formatFactor(x))}` : '';
  const shared =
    test === null
      ? ''
      : test.pValue < 0.05
        ? `; shared ${test.shared.join(', ')} are rejected (p ${formatPlain(test.pValue, 2)}), so it changes with compute`
        : `; nothing speaks against shared ${test.shared.join(', ')} (p ${formatPlain(test.pValue, 2)})`;
  return `The other recipe makes compute worth ${formatFactor(value)}${between}${shared}.`;
}
