import type { FlopCount, SizeConvention, SizeCount } from '../core/data';
import type { Problem } from '../core/result';
import { formatCount, formatFlops, formatPlain } from '../core/units';

type Made = Extract<SizeConvention['column'], { readonly ok: true }>['value']['from'];

const SIZES: Readonly<Record<SizeCount, string>> = {
  given: 'N as given',
  with: 'N with embeddings',
  without: 'N without embeddings',
  total: 'N of all experts',
  active: 'N active per token',
};

const FLOPS: Readonly<Record<Exclude<FlopCount, '6ND'>, string>> = {
  measured: 'C as measured',
  kaplan: 'C with attention, Kaplan et al. 2020',
  chowdhery: 'C with attention, Chowdhery et al. 2022',
  hoffmann: 'C of every matrix, Hoffmann et al. 2022',
};

const COUNTS: Readonly<Record<FlopCount, string>> = {
  '6ND': 'C = 6\u00a0N\u00a0D',
  measured: 'N = C\u00a0/\u00a0(6\u00a0D)',
  kaplan: 'C = (6 N + 6 l s d) D, table 1',
  chowdhery: 'C = (6 N + 12 l s d) D, appendix B',
  hoffmann: 'appendix F, softmax and logits too',
};

/** Words of the accounting ledger of a dataset. */
export const ledger = {
  heading: 'Accounting ledger',
  intro:
    'What N, C and the loss count is a choice, and exponents move with it. Choose one: every fit, plot and link follows.',
  conventions: 'Conventions',
  run: 'Fit every convention',
  cancel: 'Cancel these fits',
  fitting: (done: number, total: number): string =>
    `Fitting convention ${done + 1} of ${total} \u2026`,
  table: 'Exponents by convention',
  columns: { convention: 'Convention', exponent: (symbol: string): string => symbol, floor: 'E' },
  optimal: (symbol: 'a' | 'b'): string => (symbol === 'a' ? 'a of N*' : 'b of D*'),
  choose: (size: SizeCount, flops: FlopCount): string =>
    flops === '6ND' ? SIZES[size] : FLOPS[flops],
  how: (flops: FlopCount): string => COUNTS[flops],
  made: ({ kind, name }: Made, counts: 'with' | 'without' | null): string => {
    if (kind === 'own' && counts === null) return 'as in the dataset';
    if (kind === 'own') return `as in the dataset, ${counts} embeddings`;
    if (kind === 'column') return `column \u201c${name}\u201d`;
    return kind === 'shape' ? 'from layers and width' : 'from width over layers';
  },
  chosen: 'in use',
  note: 'Where C is counted otherwise than 6 N D, the size in the fit is the FLOPs of a token over 6, as the law and the budget line need it; l layers, s sequence length, d width of attention. Intervals are 95 % bootstrap.',
  noFit: (reason: string): string => `no fit: ${reason}`,
  say: (name: string, convention: string): string => `${name}, ${convention}`,
  facts: 'What no column says',
  own: 'The given N counts',
  ownOptions: [
    { value: '', label: 'what its columns tell' },
    { value: 'with', label: 'embeddings too' },
    { value: 'without', label: 'no embeddings' },
  ],
  untied: 'Output layer is a matrix of its own',
  fields: {
    vocabulary: { label: 'Vocabulary', unit: 'tokens' },
    sequence: { label: 'Sequence length', unit: 'tokens' },
    aspect: { label: 'Width over layers', unit: '' },
    bytesPerToken: { label: 'Bytes per token', unit: 'bytes' },
  },
  refuse: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no positive number. Enter one such as 32000 or 4.2.`,
  loss: 'Loss',
  lossPer: 'Loss counted',
  lossOptions: [
    { value: 'given', label: 'as given' },
    { value: 'token', label: 'per token' },
    { value: 'byte', label: 'per byte' },
  ],
  lossTable: 'Loss in other units',
  lossColumns: { unit: 'Unit', floor: 'Floor E', here: 'At the point' },
  lossUnits: {
    nats: 'nats per token',
    bits: 'bits per token',
    bitsPerByte: 'bits per byte',
    perplexity: 'perplexity per token',
  },
  lossNote:
    'A factor on the loss moves E, A and B, not the exponents. A perplexity is no factor: a law is fitted to nats.',
  losses: 'Losses side by side',
  lossesTable: 'Exponents by loss',
  lossesColumn: 'Loss',
  lossesUse: 'Fitted to',
  lossInUse: 'loss in use',
  fitTo: (name: string): string => `Fit to ${name}`,
  fitToThis: 'Fit to this',
  lossesNote:
    'Each loss that every run has, fitted to the same runs, unweighted, with N counted as in use. Choosing one makes a copy of the dataset; Undo goes back.',
  calculator: 'Parameters and FLOPs of a config',
  calculatorNote:
    'Weights and norm gains count; biases and position embeddings do not (Kaplan et al. 2020, table 1, with grouped queries, gates and experts). Checked against the counts of Llama 2 7B, Llama 3 8B and Mixtral 8x7B.',
  config: {
    layers: { label: 'Layers', unit: '' },
    width: { label: 'Width', unit: '' },
    heads: { label: 'Heads', unit: '' },
    kvHeads: { label: 'Key and value heads', unit: '' },
    headSize: { label: 'Head size', unit: '' },
    feedForward: { label: 'Feed-forward width', unit: '' },
    vocabulary: { label: 'Vocabulary of the config', unit: 'tokens' },
    sequence: { label: 'Sequence of the config', unit: 'tokens' },
    experts: { label: 'Experts', unit: '' },
    activeExperts: { label: 'Active experts', unit: '' },
  },
  gated: 'Gated feed-forward (three matrices)',
  tied: 'Embedding and output layer tied',
  refuseWhole: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no whole number from 1. Enter one such as 12 or 4096.`,
  refuseActive: (experts: number): string =>
    `At most ${experts} can be active: that is how many experts there are.`,
  counted: {
    nonEmbedding: 'Parameters without embeddings',
    embedding: 'Embedding parameters',
    total: 'Parameters in all',
    active: 'Parameters a token passes',
  },
  perToken: {
    '6ND': 'FLOPs a token, 6 N',
    kaplan: 'FLOPs a token, Kaplan',
    chowdhery: 'FLOPs a token, Chowdhery',
    hoffmann: 'FLOPs a token, Hoffmann',
  },
  parameters: (value: number): string => formatCount(value, 4),
  flops: (value: number): string => formatFlops(value),
  fill: 'Give a run this N',
  fillRun: 'Run to fill',
  fillCount: 'Count to fill in',
  fillButton: 'Fill in N',
  filled: (run: string, params: number): string =>
    `${run} now has ${formatCount(params, 4)} parameters, in a copy of the dataset kept on this device.`,
  exponent: (value: number): string => value.toFixed(3),
  floor: (value: number): string => formatPlain(value, 4),
  range: (low: number, high: number): string => `${low.toFixed(3)} to ${high.toFixed(3)}`,
  missing: describeMissing,
};

/** What a convention lacks and what to do, as one sentence. */
function describeMissing({ code, data }: Problem): string {
  return (MISSING[code] ?? (() => code))(data);
}

const MISSING: Readonly<Record<string, (data: Problem['data']) => string>> = {
  'acct-no-column': ({ count }) =>
    count === 'active'
      ? 'No column holds active parameters.'
      : 'No column holds the parameters of all experts.',
  'acct-base-unknown': () => 'Say whether the N of the dataset counts embeddings.',
  'acct-no-vocabulary': () => 'Give the vocabulary: no column says it.',
  'acct-no-shape': () =>
    'No column or name says layers and width of every run: give width over layers.',
  'acct-embeddings-exceed': ({ row }) =>
    `Run ${row} would have no parameters left: check vocabulary and width.`,
  'acct-no-sequence': () => 'Give the sequence length: no column says it.',
  'acct-no-compute': () => 'No column holds compute.',
  'acct-compute-is-6nd': ({ column }) => `Column \u201c${column}\u201d is 6 N D already.`,
  'acct-no-bytes': () => 'Give bytes per token: no column says it.',
};
