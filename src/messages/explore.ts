import {
  formatCount,
  formatFactor,
  formatFlops,
  formatLoss,
  formatLossGap,
  formatPercent,
  formatPlain,
  sayCount,
  sayFlops,
} from '../core/units';

/** Sentences of the Explore screen. Functions take plain numbers in base units. */

interface Interval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export function range(of: Interval, format: (value: number) => string): string {
  return of.low === null || of.high === null ? '' : `${format(of.low)} to ${format(of.high)}`;
}

/** Where the numbers beside a band are BCa: the band is not. */
const besideBca = ' (percentiles; the numbers are BCa)';

/** Runs drawn, and runs there are. */
type Sample = readonly [drawn: number, all: number];

function ofAll([drawn, all]: Sample): string {
  const say = (count: number): string => count.toLocaleString('en-US');
  return drawn < all ? ` (showing ${say(drawn)} of ${say(all)}, drawn at random)` : '';
}

export const hero = {
  title(compute: number, params: Interval, away: number | null, target: number | null): string {
    const interval = range(params, formatCount);
    const best = `${formatCount(params.value)} parameters`;
    if (target !== null)
      return `A loss of ${formatPlain(target, 4)} takes ${formatFlops(compute)} FLOPs at best, with ${best}`;
    if (away !== null)
      return `At ${formatFlops(compute)} FLOPs the best model has ${best}; yours has ${formatCount(away)}`;
    return `At ${formatFlops(compute)} FLOPs the best model has ${best}${interval === '' ? '' : ` (${interval})`}`;
  },
  subtitle: (
    banded: boolean,
    replicates: number,
    bands: boolean,
    unit: string,
    simulated: boolean,
    isBca: boolean,
    sample: Sample,
  ): string =>
    `Dots: ${simulated ? 'simulated runs' : 'runs'}${ofAll(sample)}. Thin lines: equal loss, ${unit}. Blue: optimal path${
      banded
        ? `, ${bands ? '50, 80, 95' : '95'} % of ${replicates} refits${isBca ? besideBca : ''}`
        : ', no interval'
    }.`,
  alternative(low: string, high: string, runs: number, beyond: number | null): string {
    return `${runs} runs from ${low} to ${high} FLOPs with iso-loss contours and the compute-optimal path${
      beyond === null ? '' : `; the budget lies ${formatFactor(beyond, 2)} beyond the largest run`
    }.`;
  },
  bareTitle: (runs: number): string =>
    `${runs === 1 ? '1 run' : `${runs} runs`} and no law: they cannot carry a fit`,
  bareSubtitle: (unit: string, sample: Sample): string =>
    `Dots: runs${ofAll(sample)}, coloured by loss, ${unit}. Hatched: no runs.`,
  bareAlternative: (low: string, high: string, runs: number): string =>
    `${runs} runs from ${low} to ${high} FLOPs; no contours and no path, for there is no fit.`,
  lossKey: 'loss',
  axisC: 'training compute C, FLOPs',
  axisN: 'parameters N',
  axisD: 'training tokens D',
  budget: (compute: number): string => `budget ${formatFlops(compute)}`,
  optimum: (params: number): string => `optimum ${formatCount(params)}`,
  point: (params: number): string => `your N ${formatCount(params)}`,
  price: (gap: number, factor: number): string =>
    `${formatLossGap(gap)} nats = ${formatFactor(factor)} compute`,
  beyond: (factor: number | null, narrow: boolean): string =>
    factor === null
      ? ''
      : narrow
        ? `${formatFactor(factor, 2)} beyond the runs`
        : `hatched: no runs; extrapolated ${formatFactor(factor, 2)} beyond the largest run`,
  run(
    name: string,
    params: number,
    tokens: number,
    loss: number,
    included: boolean,
    { reason, picked }: { readonly reason: string | undefined; readonly picked: boolean },
  ): string {
    const use = included ? 'in the fit' : reason ? `left out: ${reason}` : 'left out';
    return `${name}: ${formatCount(params)} params, ${formatCount(tokens)} tokens, loss ${formatLoss(loss)}, ${use}${
      picked ? ', selected' : ''
    }`;
  },
} as const;

export const slice = {
  axis: (unit: string): string => `loss, ${unit}`,
  title(
    away: boolean,
    params: number,
    factor: number,
    good: { low: number; high: number },
    tolerance: number,
  ): string {
    return away
      ? `${formatCount(params)} spends ${formatFactor(factor)} the compute this loss needs`
      : `${formatCount(good.low)} to ${formatCount(good.high)} cost less than ${formatPercent(tolerance)} of compute`;
  },
  subtitle: (compute: number, banded: boolean, isBca: boolean): string =>
    `IsoFLOP at ${formatFlops(compute)} FLOPs${banded ? `, 95 % band${isBca ? besideBca : ''}` : ''}`,
  good: (good: { low: number; high: number }, tolerance: number): string =>
    `${formatCount(good.low)} to ${formatCount(good.high)}: within ${formatPercent(tolerance)} of compute`,
  alternative(measured: number, optimum: number, loss: number): string {
    return `The curve is lowest at ${formatCount(optimum)} parameters with a loss of ${formatLoss(loss)} nats; ${
      measured === 0
        ? 'no run was measured at this budget'
        : `${measured} runs were measured at this budget`
    }.`;
  },
  wider: (low: number, high: number): string =>
    `The optimum's own interval is wider: ${formatCount(low)} to ${formatCount(high)}`,
} as const;

export const ratio = {
  title(first: number, last: number, steady: boolean): string {
    if (steady) return `Optimal tokens per param stay near ${formatPlain(last, 2)}`;
    return `Optimal tokens per param ${last < first ? 'fall' : 'rise'} with compute, ${formatPlain(first, 2)} to ${formatPlain(last, 2)}`;
  },
  subtitle: (banded: boolean, isBca: boolean): string =>
    `D*/N* along the compute-optimal path${banded ? `, 95 % band${isBca ? besideBca : ''}` : ''}`,
  alternative: (here: number, compute: number): string =>
    `At ${formatFlops(compute)} FLOPs the optimum has ${formatPlain(here)} tokens per parameter.`,
  label: (here: number): string => `${formatPlain(here)} tokens/param`,
  axis: 'tokens per parameter',
} as const;

export const controls = {
  compute: 'Compute (C)',
  params: 'Parameters (N)',
  tokens: 'Tokens (D)',
  hold: 'Hold',
  target: 'Target loss',
  tolerance: 'Good-enough tolerance',
  goodHint: 'of compute',
  show: 'Show',
  ghost: 'Ghost run',
  tryGhost: 'Try a ghost run',
  point: 'Budget and size',
  clearTarget: 'Clear',
  restore: 'Put all runs back',
  refuseTolerance: 'Enter a share of compute above 0 and at most 100 %, like 1 %.',
  rowCount: (used: number, all: number): string => `${used} of ${all} runs in the fit`,
  locks: [
    { value: 'optimum', label: 'Optimum', name: 'Follow the optimum' },
    { value: 'C', label: 'C', name: 'Hold C' },
    { value: 'N', label: 'N', name: 'Hold N' },
    { value: 'D', label: 'D', name: 'Hold D' },
    { value: 'ratio', label: 'D/N', name: 'Hold D/N' },
  ],
  layers: {
    runs: 'Runs',
    contours: 'Equal-loss contours',
    path: 'Optimal path, 95 % band',
    bands: '50 and 80 % bands',
    'tokens-guides': 'Equal-token guides',
    'ratio-guides': 'Tokens-per-param guides',
    good: 'Good-enough region',
  },
  forms: [
    { value: 'CN', label: 'C \u00d7 N', name: 'Compute by parameters' },
    { value: 'DN', label: 'D \u00d7 N', name: 'Tokens by parameters' },
  ],
  sayCompute: sayFlops,
  sayParams: (value: number): string => sayCount(value, 'parameters'),
  sayTokens: (value: number): string => sayCount(value, 'tokens'),
  sayLoss: (value: number, unit: string): string =>
    `${formatPlain(value, 4)} ${unit.replace('/', ' per ')}`,
  refuse(what: string, example: string, low: number, high: number) {
    return (value: number | undefined, text: string): string | undefined => {
      if (value === undefined)
        return `\u201c${text.slice(0, 24)}\u201d is not a number. Write ${what} like ${example}.`;
      if (!(value > 0)) return `${what} must be above 0. Write it like ${example}.`;
      if (value < low || value > high)
        return `${what} must lie between ${formatPower(low)} and ${formatPower(high)}.`;
      return undefined;
    };
  },
  targetUnreachable: (target: number, floor: number): string =>
    `No budget reaches ${formatPlain(target, 4)}: this law levels off at ${formatLoss(floor)} nats. Enter a loss above that.`,
} as const;

function formatPower(value: number): string {
  return formatFlops(value, 2);
}

export const readouts = {
  plan: 'Your plan',
  optimum: 'Optimum at this budget',
  loss: 'Predicted loss',
  compute: 'Compute',
  gap: 'Loss above the optimum',
  waste: 'Compute over the optimum',
  ratio: 'Tokens per parameter',
  overTraining: 'Over-training M/M*',
  memory: (bits: number): string => `Weights at ${formatPlain(bits)} bits`,
  serving: 'FLOPs per generated token',
  optimalN: 'Optimal parameters',
  optimalD: 'Optimal tokens',
  optimalLoss: 'Optimal loss',
  optimalRatio: 'Optimal tokens per parameter',
  targetCompute: 'Compute for the target',
  formatBytes: (bytes: number): string =>
    bytes >= 1e9 ? `${formatPlain(bytes / 1e9)} GB` : `${formatPlain(bytes / 1e6)} MB`,
  help: {
    overTraining: 'Tokens per parameter over the optimal one at this budget; 1 is compute-optimal.',
    gap: 'Predicted loss minus the least loss this budget can reach.',
    waste: 'This compute over what the optimum needs for the same loss; 1x wastes nothing.',
    memory: (bits: number): string => `${formatPlain(bits / 8)} bytes a parameter, weights only.`,
    serving: 'Two FLOPs a parameter and token.',
  },
} as const;

export const answer = {
  with: 'With',
  train: 'train',
  on: 'on',
  perParam: (value: number): string => `(${formatPlain(value)} per param)`,
  toReach: 'To reach a loss of',
  spend: 'spend',
  loss: 'loss',
  interval: (low: number, high: number): string =>
    `[${formatLoss(low)}, ${formatLoss(high)}], 95 % bootstrap`,
  computeInterval: (low: number, high: number): string =>
    `[${formatFlops(low)}, ${formatFlops(high)}], 95 % bootstrap`,
  noInterval: (source: string): string => `${source}, no interval`,
  price: (gap: number, factor: number): string =>
    `${formatLossGap(gap)} above the best at this budget, ${formatFactor(factor)} the compute`,
  pending: 'Fitting the runs\u2026',
  refused: 'These runs cannot carry a fit, so nothing is forecast from them.',
} as const;

export const noForecast = {
  title: 'What these runs lack',
  open: 'Open the design check',
} as const;

export const hover = {
  point: (params: string, tokens: string, compute: string): string =>
    `${params} params, ${tokens} tokens, ${compute} FLOPs`,
  predicted: (loss: string): string => `predicted loss ${loss}`,
  run: (measured: string, predicted: string, residual: number): string =>
    `loss ${measured}, fit ${predicted} (${formatLossGap(residual)}); click to leave out or put back`,
} as const;

export const explore = {
  controls: 'Controls',
  readouts: 'Readouts and fit',
} as const;
