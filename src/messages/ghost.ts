import { formatCount, formatFlops, formatPercent, formatPlain } from '../core/units';

/** Sentences of the ghost run on Explore. */
export const ghost = {
  hide: 'Take the ghost run off',
  band: 'expected with the ghost run',
  handle: 'Ghost run on plot',
  params: 'Ghost parameters',
  tokens: 'Ghost tokens',
  leastRatio: 'Least tokens per parameter',
  mostRatio: 'Most tokens per parameter',
  factor: 'Sizes beyond the data',
  cost: 'Ghost cost',
  before: 'Half width now',
  after: 'Expected half width',
  outside: 'It lies outside the limits of what may be proposed.',
  needsFit: 'A ghost run joins a fit of size and tokens: choose the preset Fitted to the runs.',
  method: 'Expected by the delta method at the fitted law; no run was made.',
  label: (N: number, D: number): string => `ghost ${formatCount(N)} on ${formatCount(D)}`,
  width: (share: number): string =>
    share > 0.995
      ? 'hardly tightens the forecast'
      : `forecast expected ${formatPercent(1 - share)} tighter`,
  say: (N: number, D: number, share: number): string =>
    `a run of ${formatCount(N)} parameters on ${formatCount(D)} tokens for ${formatFlops(6 * N * D)} FLOPs; the forecast's interval is expected to keep ${formatPercent(share)} of its width`,
  half: (value: number): string =>
    Number.isFinite(value) ? `\u00b1${formatPlain(value)}` : 'not pinned',
  refuse: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d does not fit here. Write a number like 7b, or within the other limit.`,
} as const;
