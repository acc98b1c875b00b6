import type { Threshold } from '../core/fit';
import { formatCount, formatExact, formatFlops, formatPercent, formatPlain } from '../core/units';

const greek: Readonly<Record<string, string>> = {
  alpha: '\u03b1',
  beta: '\u03b2',
  gamma: '\u03b3',
};

/** Words of the screen of fits, its settings and its verdict. */
export const fitScreen = {
  tabs: 'Questions about the fit',
  names: {
    trust: 'Trust it?',
    wrong: 'What is wrong?',
    another: 'Another way?',
    worked: 'Would it have worked?',
    next: 'What next?',
  },
  controls: 'Fit settings',
  hideControls: 'Hide fit settings',
  fitting: 'Fitting\u2026',
  noFit: 'These runs cannot carry a fit, so there is nothing to answer this with.',
  seeDesign: 'See which runs are missing',
  target: 'Target of the forecast',
  targetParams: 'Target parameters',
  targetTokens: 'Target tokens',
  targetHint: 'The point the verdict, the forecast and the proposals of runs are about.',
  refuseCount: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no count here. Enter a number such as 7b or 1.4t.`,
  envelope: 'Envelope factor',
  envelopeHint: 'Above 1, a run under the law costs this many times one above it.',
  refuseEnvelope: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no envelope factor. Enter a number from 1 (none) to 1000.`,
  weights: 'Weights',
  unweighted: 'every run counts alike',
  byError: 'by standard error of the loss',
  resample: 'Bootstrap draws',
  resamples: { cases: 'runs', residual: 'residuals', clusters: 'whole families' },
  cluster: 'Families by column',
  noCluster: 'none: runs are independent',
  ends: 'Interval ends',
  endsNames: { percentile: 'percentile', bca: 'BCa' },
  verdict: {
    label: 'Verdict',
    forecast: {
      pinned: 'Forecast pinned',
      loose: 'Forecast loose',
      open: 'Forecast open',
      unknown: 'Forecast not judged',
    },
    parameters: {
      pinned: 'Parameters pinned',
      loose: 'Parameters loose',
      open: 'Parameters open',
      unknown: 'Parameters not judged',
    },
    pending: 'Weighing the fit: profiles are on their way\u2026',
    method: (threshold: Threshold | null, refits: number): string =>
      threshold
        ? `Intervals of the mean response from profile likelihoods, ${thresholdName(threshold)}`
        : refits > 0
          ? `95 % percentile intervals of ${refits} bootstrap refits`
          : 'No intervals: ask for bootstrap refits under the fit settings',
    condition: (value: number): string => `reciprocal condition ${formatPlain(value, 2)}`,
    decided: (names: readonly string[]): string => `the forecast hangs most on ${names.join(', ')}`,
    floorPinned: (value: number, why: string): string =>
      `floor pinned at ${formatPlain(value, 4)} (${reasonOf(why)})`,
  },
  presetShown: (label: string): string =>
    `Plans use the published values of ${label}; this screen is about the fit to the runs.`,
} as const;

/** A reason in a person's own words, or that there is none. */
const reasonOf = (why: string): string => why.trim() || 'no reason given';

/** Whose 95 %, and by what: the name of the line a profile is cut at. */
export function thresholdName({ method, level, replicates }: Threshold): string {
  return method === 'f'
    ? `${formatPercent(level)} threshold by F`
    : `${formatPercent(level)} threshold calibrated by ${formatExact(replicates)} refits`;
}

/** A parameter or a computed quantity as it is written beside a number. */
export const symbolOf = (id: string): string => greek[id] ?? id;

/** Words of the tab that asks whether to trust the fit. */
export const trust = {
  certificate: 'Certificate of the optimum',
  proven: (gap: number, cells: number): string =>
    `Proven within ${formatPercent(gap, 2)}, ${cells} cells: nothing in the box of exponents is lower by more`,
  exposed: (gap: number): string =>
    `A better point exists: the proof met one ${formatPercent(gap, 2)} lower. Fit again.`,
  proving: 'Proving the optimum\u2026',
  notProvable: 'No proof for a law of this form: agreement of the starts is what there is',
  cells: {
    title: (first: string, second: string, gap: number): string =>
      `The best ${first} and ${second} lie in the blue patch, proven within ${formatPercent(gap, 2)}`,
    subtitle: (left: number, cells: number, high: number): string =>
      `${cells} cells examined; filled: the ${left} that may hold a value within the gap. Squares: published values. All further cells, up to ${formatPlain(high)}, are ruled out.`,
    alternative: (left: number, all: number, first: string, second: string): string =>
      `Cells of the plane of ${first} and ${second}: ${left} of ${all} are not ruled out, all around the fit. Cells are small where the runs tell little apart.`,
    optimum: 'this fit',
    columns: {
      from: (name: string) => `${name} from`,
      to: (name: string) => `${name} to`,
      bound: 'Lower bound of the objective',
    },
  },
  profile: {
    choose: 'Profile of',
    title: (
      name: string,
      low: string,
      high: string,
      lowOpen: boolean,
      highOpen: boolean,
    ): string =>
      lowOpen && highOpen
        ? `${name} is not told by these runs: no value in its bounds is ruled out`
        : lowOpen
          ? `${name} is at most ${high}: down to its bound ${low} nothing is ruled out`
          : highOpen
            ? `${name} is at least ${low}: up to its bound ${high} nothing is ruled out`
            : `${name} lies between ${low} and ${high}`,
    subtitle: (threshold: Threshold, ends: string): string =>
      `Profile likelihood, all other parameters refitted. Blue: profile interval at the ${thresholdName(threshold)}. Orange: ${ends}.`,
    subtitleAlone: (threshold: Threshold): string =>
      `Profile likelihood, all other parameters refitted. Blue: profile interval at the ${thresholdName(threshold)}.`,
    alternative: (name: string, estimate: string, rise: number): string =>
      `The rise of the objective with ${name} held away from ${estimate}; the line is a rise of ${formatPlain(rise, 3)}.`,
    axis: 'rise of the objective, thresholds',
    rise: 'Rise of the objective',
    share: 'Rise over threshold',
    write: (value: number): string => formatPlain(value, 4),
    handle: 'Floor on plot',
    sayHandle: (value: number, rise: number): string =>
      `floor ${formatPlain(value, 4)} nats, the objective rises by ${formatPlain(rise, 2)} thresholds`,
  },
  floor: {
    heading: 'What if the floor were another',
    hint: 'Drag the dot on the profile of the floor, or enter a value: everything else is refitted.',
    field: 'Floor value',
    refuse: (text: string, least: number): string =>
      `\u201c${text.slice(0, 24)}\u201d is no floor of these runs. Enter a number from 0 to below the least loss, ${formatPlain(least, 4)}.`,
    pin: 'Pin floor',
    release: 'Release floor',
    back: 'Back to the fit',
    loss: 'Loss with this floor',
    params: 'Optimal parameters with this floor',
    rise: 'Rise over threshold',
    reason: 'Reason for this floor',
    reasonExample: 'such as: entropy of the text measured elsewhere',
    pinnedAt: (value: number, why: string): string =>
      `Pinned at ${formatPlain(value, 4)} (${reasonOf(why)}): the fit, the forecast and every plan hold it there. Value and reason are in the link.`,
    inside: 'These runs do not rule this floor out.',
    outside: 'These runs rule this floor out at 95 %.',
    tooMany: 'With this many runs the floor is not dragged: enter a value and pin it.',
  },
  intervals: {
    title: (name: string, low: number, high: number): string =>
      `Least sure: ${name}, from ${percentOff(low)} to ${percentOff(high)} of its value`,
    subtitle: (ends: string): string =>
      `95 % intervals over the fitted value. Blue: profile likelihood. Orange: ${ends}. Arrows reach past a factor of two.`,
    alternative: (rows: number): string =>
      `Intervals of ${rows} quantities by two methods, each relative to its fitted value; all numbers are in the table below.`,
    axis: 'relative to the fitted value',
    table: 'Intervals by method',
    quantity: 'Quantity',
    value: 'Value',
    profile: 'Profile',
    none: 'none',
    range: (low: string, high: string, lowOpen: boolean, highOpen: boolean): string =>
      `${low}${lowOpen ? ' (bound)' : ''} to ${high}${highOpen ? ' (bound)' : ''}`,
    low: (method: string) => `${method} low`,
    high: (method: string) => `${method} high`,
    names: {
      a: 'a (N* ~ C^a)',
      b: 'b (D* ~ C^b)',
      params: 'N* at the budget',
      tokens: 'D* at the budget',
      ratio: 'D*/N* at the budget',
      loss: 'Loss at the target',
    },
    outputs: {
      params: 'Optimal parameters',
      tokens: 'Optimal tokens',
      ratio: 'Optimal tokens per parameter',
      loss: 'Predicted loss',
    } as Readonly<Record<string, string>>,
    ends: (ends: 'percentile' | 'bca', refits: number): string =>
      `${ends === 'bca' ? 'BCa' : 'percentile'} of ${formatExact(refits)} refits`,
  },
  pictures: {
    choose: 'Picture',
    profiles: { label: 'Profiles', name: 'Profiles of all parameters and the prediction' },
    cells: { label: 'Cells', name: 'Cells of the proof' },
    frontier: { label: 'Frontier', name: 'Frontier with this floor' },
  },
  grid: {
    title: (open: number, count: number): string =>
      open === 0
        ? `All ${count} profiles close: each quantity has both ends`
        : `${open} of ${count} profiles stay open on a side: no value up to a bound is ruled out there`,
    subtitle: (threshold: Threshold, pinned: string | null): string =>
      `Rise of the objective over its threshold; dashed: the ${thresholdName(threshold)}.${pinned === null ? '' : ` ${pinned}`}`,
    pinned: (id: string, value: number, why: string): string =>
      `Ring: ${symbolOf(id)} is pinned at ${formatPlain(value, 4)} (${reasonOf(why)}), all others are profiled with it held.`,
    looked: (id: string, value: number): string =>
      `Ring: ${symbolOf(id)} as it is dragged, ${formatPlain(value, 4)}.`,
    alternative: (parts: readonly string[]): string => `Intervals: ${parts.join('; ')}.`,
    panel: (symbol: string, low: string, high: string): string => `${symbol}: ${low} to ${high}`,
    loss: 'loss at the target',
    columns: { quantity: 'Quantity', value: 'Value', share: 'Rise over threshold' },
  },
  frontier: {
    title: (floor: number, params: number, loss: number, free: number): string =>
      `With the floor at ${formatPlain(floor, 4)} your budget calls for ${formatCount(params)} parameters and reaches ${formatPlain(loss, 4)}, ${lossGap(loss - free)} the fitted one`,
    subtitle: (compute: number): string =>
      `Blue: with this floor. Grey: with the fitted one. Dots: the runs; rings: your budget, ${formatFlops(compute)} FLOPs.`,
    alternative: (params: number, freeParams: number): string =>
      `Compute-optimal size and least loss over compute; at your budget ${formatCount(params)} parameters against ${formatCount(freeParams)} with the fitted floor.`,
    axisC: 'training compute C, FLOPs',
    axisN: 'optimal parameters N*',
    axisLoss: (unit: string): string => `least loss, ${unit}`,
    columns: {
      compute: 'Compute',
      params: 'N* with this floor',
      freeParams: 'N* with the fitted floor',
      loss: 'Loss with this floor',
      freeLoss: 'Loss with the fitted floor',
      count: 'count',
    },
  },
  refine: {
    label: 'Bootstrap refits made',
    grow: 'Refine to 4,000',
    resume: 'Go on',
    pause: 'Pause',
    cancel: 'Stop refining',
    progress: (done: number, total: number, seconds: number | null): string =>
      `${formatExact(done)} of ${formatExact(total)} refits${seconds === null ? '' : `, about ${Math.max(1, Math.ceil(seconds))} s left`}`,
    done: (total: number): string => `${formatExact(total)} refits`,
    rest: (done: number): string => `${formatExact(done)} refits`,
  },
} as const;

/** `0.012 above`, `the same as`. */
function lossGap(gap: number): string {
  if (Math.abs(gap) < 5e-5) return 'the same as';
  return `${formatPlain(Math.abs(gap), 2)} ${gap < 0 ? 'below' : 'above'}`;
}

/** `3 % below`, `5 % above`. */
function percentOff(share: number): string {
  return share < 0
    ? `${formatPercent(-share)} below`
    : share > 1
      ? `${formatPlain(1 + share, 2)}x`
      : `${formatPercent(share)} above`;
}

/** A value of a quantity in its own way of writing. */
export function writeQuantity(id: string, value: number): string {
  if (id === 'params' || id === 'tokens') return formatCount(value);
  return formatPlain(value, id === 'loss' || id === 'E' ? 4 : 3);
}
