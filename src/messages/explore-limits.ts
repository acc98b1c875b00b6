import {
  formatCount,
  formatFactor,
  formatFlops,
  formatLossGap,
  formatPercent,
  formatPlain,
  sayCount,
} from '../core/units';

/** Sentences about the limits of Explore's plan. Functions take plain numbers in base units. */

export const formatMemory = (bytes: number): string => `${formatPlain(bytes / 1e9)} GB`;

const isBits = (value: number): boolean => value >= 2 && value <= 16;

export const limitWords = {
  title: 'Limits',
  served: {
    on: 'Count tokens served',
    name: 'Tokens served',
    unit: 'tokens',
    sentence: 'Tokens served in sentence',
    say: (value: number): string => sayCount(value, 'tokens served'),
    after: 'tokens to serve',
  },
  unique: {
    on: 'Limit unique tokens',
    name: 'Unique tokens',
    unit: 'tokens',
    sentence: 'Unique tokens in sentence',
    say: (value: number): string => sayCount(value, 'unique tokens'),
    after: 'unique tokens',
  },
  mem: {
    on: 'Limit serving memory',
    name: 'Serving memory',
    unit: '',
    sentence: 'Serving memory in sentence',
    say: (value: number): string => `${formatPlain(value / 1e9)} gigabytes of weights`,
    after: 'of memory',
  },
  bits: {
    on: 'Quantize the weights',
    name: 'Bits',
    unit: 'bits',
    sentence: 'Bits in sentence',
    say: (value: number): string => `${formatPlain(value)} bits a weight`,
    after: 'bits',
  },
  refuseBits: (value: number | undefined, text: string): string | undefined =>
    value !== undefined && isBits(value)
      ? undefined
      : `\u201c${text.slice(0, 24)}\u201d is no width of a weight. Write bits from 2 to 16, like 4.`,
  refuseMemory: (value: number | undefined, text: string): string | undefined =>
    value !== undefined && value > 0 && value <= 1e15
      ? undefined
      : `\u201c${text.slice(0, 24)}\u201d is no memory. Write gigabytes, like 24.`,
  and: 'and',
  more: (count: number): string => `and ${count} more`,
  under: 'under',
  none: 'No plan meets these limits: raise the budget, or switch a limit off.',
  /** Where the laws of the plan come from. */
  composed: (repeats: boolean, quantized: boolean, law: string): string => {
    const parts = [
      ...(quantized ? ['quantization by QiD of Ouyang et al.'] : []),
      ...(repeats ? ['repeats by R_D and R_N of Muennighoff et al.'] : []),
    ];
    return `Composed: ${parts.join(' and ')} over ${law}; these were never fitted together.`;
  },
  fit: 'your fit',
  outsideBits: (bits: number): string =>
    `${formatPlain(bits)} bits lie outside the 2 to 4 that law was fitted on.`,
} as const;

export const limitReadouts = {
  title: 'Under the limits',
  binding: 'What binds',
  nothing: 'Only the budget.',
  bindings: {
    compute: 'budget',
    'tokens-served': 'tokens served',
    'unique-tokens': 'unique tokens',
    memory: 'memory',
    'most-params': 'memory',
    'most-tokens': 'tokens',
    params: 'held size',
    tokens: 'held tokens',
  },
  unspent: 'Budget left unspent',
  training: 'Training FLOPs',
  serving: 'Serving FLOPs',
  epochs: 'Epochs',
  effectiveTokens: 'Effective tokens',
  degradation: 'Quantization degradation',
  priceTitle: 'What each limit costs',
  price: (name: string): string => `Loss for ${name}`,
  priceCompute: (name: string): string => `Compute for ${name}`,
  names: {
    served: 'tokens served',
    unique: 'unique tokens',
    mem: 'memory',
    bits: 'bits',
    held: 'what is held',
  },
  gap: formatLossGap,
  factor: (value: number): string => formatFactor(value),
  over: (memory: number, limit: number): string =>
    `${formatMemory(memory)} of weights do not fit into ${formatMemory(limit)}.`,
  unpaid: 'Serving alone takes the whole budget at this size.',
  saved: 'Saved by planning for serving',
  savedParams: 'Parameters against ignoring serving',
  savedTokens: 'Tokens against ignoring serving',
  savedHelp:
    'Against the plan of the same loss that ignores serving: what it would spend on training and serving together.',
  formatSaved: (share: number): string => formatPercent(share, 3),
  formatRatio: (value: number): string => `${formatPlain(value, 4)}x`,
  intervals: (done: number, total: number): string =>
    `Intervals: ${done} of ${total} refits planned`,
} as const;

export const sampleWords = {
  open: 'Sardana et al.\u2019s example',
  note: 'Quality of a 30B Chinchilla model, 10T tokens served. The paper prints 13.6B, 2.84x the tokens and 28 % saved; its law with the constants of Hoffmann et al. at full precision gives 13.93B, 2.739x and 26.6 %. A known mismatch: the paper\u2019s exact target loss is not known.',
} as const;

export const pinWords = {
  title: 'Pins',
  pin: 'Pin this plan',
  full: 'Four plans are pinned: remove one to pin another.',
  remove: (letter: string): string => `Remove pin ${letter}`,
  removeShort: 'Remove',
  describe: (N: number, D: number, C: number): string =>
    `${formatCount(N)} params, ${formatCount(D)} tokens, ${formatFlops(C)} FLOPs`,
  delta: (letter: string, gap: number, params: number): string =>
    `vs pin ${letter}: ${formatLossGap(gap)} nats, ${formatFactor(params)} params`,
  lossAgainst: (letter: string): string => `Loss against pin ${letter}`,
} as const;
