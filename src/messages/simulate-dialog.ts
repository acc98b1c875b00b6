import type { DesignKind } from '../core/simulate';
import { formatCount, formatFlops, formatPercent, formatPlain } from '../core/units';

/** Sentences of the dialog that simulates runs. Functions take plain numbers in base units. */

const many = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

export const simulateDialog = {
  button: 'Simulate runs',
  title: 'Simulate runs',
  intro:
    'Runs as a law would give them, with noise: to see what a design can tell before anyone pays for it.',
  close: 'Close',
  law: 'Law to draw from',
  values: 'True values',
  fit: 'The fit on screen',
  design: 'Design',
  designs: {
    isoflop: 'Equal compute (isoFLOP)',
    grid: 'Sizes \u00d7 tokens',
    ladder: 'Tokens per parameter',
    recommended: 'As the law recommends',
  } satisfies Record<DesignKind, string>,
  fields: {
    lowCompute: 'Least budget',
    highCompute: 'Largest budget',
    budgets: 'Budgets',
    sizes: 'Sizes',
    sizesEach: 'Sizes a budget',
    spread: 'Widest size over best',
    lowParams: 'Smallest size',
    highParams: 'Largest size',
    lowTokens: 'Fewest tokens',
    highTokens: 'Most tokens',
    tokens: 'Token counts',
    lowRatio: 'Fewest tokens per parameter',
    highRatio: 'Most tokens per parameter',
    ratios: 'Ratios',
  },
  units: { compute: 'FLOPs', params: 'params', tokens: 'tokens', factor: 'x' },
  heldAt: (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  noise: 'Noise',
  noiseUnit: '% of the response',
  seed: 'Seed',
  refuse(name: string, low: number, high: number, whole: boolean) {
    return (value: number | undefined, text: string): string | undefined => {
      const wanted = `${whole ? 'a whole number' : 'a number'} ${Number.isFinite(high) ? `from ${formatPlain(low)} to ${formatPlain(high)}` : `of at least ${formatPlain(low)}`}`;
      if (value === undefined)
        return `\u201c${text.slice(0, 24)}\u201d is not a number. Enter ${wanted} for ${name}.`;
      if (value < low || value > high || (whole && !Number.isInteger(value)))
        return `${name} must be ${wanted}.`;
      return undefined;
    };
  },
  count: (runs: number): string => `${many(runs, 'run')}`,
  plane: (
    params: readonly [number, number],
    tokens: readonly [number, number],
    most: number,
  ): string =>
    `${formatCount(params[0])} to ${formatCount(params[1])} parameters, ${formatCount(tokens[0])} to ${formatCount(tokens[1])} tokens, up to ${formatFlops(most)} FLOPs`,
  spans: (
    spans: readonly { readonly name: string; readonly low: string; readonly high: string }[],
  ): string =>
    spans
      .map(({ name, low, high }) => (low === high ? `${name} ${low}` : `${name} ${low} to ${high}`))
      .join('; '),
  response: (name: string, low: string, high: string, noise: number): string =>
    `${name} ${low} to ${high}, ${noise === 0 ? 'no noise' : `noise ${formatPercent(noise)}`}`,
  axisN: 'parameters N',
  axisD: 'tokens D',
  keptOnDevice: 'Becomes a dataset of your own, kept on this device and marked as simulated.',
  keptInTab:
    'This law is not one of size and tokens: the runs become a table for its card, kept until this tab is closed.',
  noValues:
    'There are no values to draw from: none are published for this law, and it is not fitted on screen. Fit it first, or choose another.',
  badge: 'simulated',
  warning: (title: string): string => `None of these runs was measured. ${title}.`,
  badgeHint: 'No run of this dataset was measured',
  accept: 'Simulate',
  cancel: 'Cancel',
} as const;
