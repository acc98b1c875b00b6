import {
  absolute,
  check,
  coefficient,
  exponent,
  grid,
  inUnits,
  ladder,
  powerSum,
  tokens,
} from '../building';
import type { Check, Inputs, Law, Output, ParameterSet, Vector } from '../law';

import { schedule } from './schedule';
import { batchVariable, citation, ranges, reference, sequence, source } from './shared';

/**
 * eta = beta a T^b: the best peak learning rate under muP for a batch of beta sequences and T tokens.
 * Shen et al. 2024 (arXiv 2408.13359). Parameters in the order a, b; features log batch (tokens), log D.
 */
const functions = inUnits(
  powerSum(2, [
    {
      coefficient: 0,
      factors: [
        { variable: 0, exponent: { fixed: 1 } },
        { variable: 1, exponent: 1 },
      ],
    },
  ]),
  [sequence, 1],
);

const rate = (batch: number, D: number, p: Vector): number =>
  functions.evaluate([Math.log(batch), Math.log(D)], p);

/** Tokens for which this rate is the best one at this batch. */
const tokensFor = (batch: number, lr: number, p: Vector): number =>
  Math.exp(Math.log((lr * sequence) / ((p[0] as number) * batch)) / (p[1] as number));

function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  if (!(target > 0)) return Number.NaN;
  if (variable === 'batch') return target / rate(1, inputs.D as number, p);
  if (variable === 'D') return tokensFor(inputs.batch as number, target, p);
  throw new Error(`power-scheduler has no variable ${variable}`);
}

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'lr',
    symbol: '\\eta^*',
    name: 'optimal peak learning rate (muP)',
    unit: '',
    inputs: ['batch', 'D'],
    compute: ({ batch, D }, p) => rate(batch as number, D as number, p),
  },
  {
    id: 'D',
    symbol: 'T(\\eta)',
    name: 'tokens for which a learning rate is the best peak',
    unit: 'tokens',
    inputs: ['batch', 'lr'],
    compute: ({ batch, lr }, p) => tokensFor(batch as number, lr as number, p),
  },
  {
    id: 'batch',
    symbol: '\\beta(\\eta)',
    name: 'batch size for which a learning rate is the best peak',
    unit: 'tokens',
    inputs: ['D', 'lr'],
    compute: ({ D, lr }, p) => inverse('batch', lr as number, { D: D as number }, p),
  },
];

const sizeNote =
  'Average over batch sizes for one proxy size; the average over sizes is what the paper predicts with.';

const presets: readonly ParameterSet[] = [
  {
    id: 'shen2024-wsd',
    label: 'Shen et al. 2024, best WSD peak',
    values: { a: 4.6, b: -0.51 },
    status: 'published',
    source: `${source}, average over proxy sizes`,
    note: 'For the peak of a warmup-stable-decay schedule; the Power recipe itself uses a = 4.',
    unpinned: ['a'],
  },
  {
    id: 'shen2024-12m',
    label: 'Shen et al. 2024, 12M proxies',
    values: { a: 4.34, b: -0.507 },
    status: 'published',
    source: `${source}, average for 12M parameters`,
    note: sizeNote,
    unpinned: ['a', 'b'],
  },
  {
    id: 'shen2024-36m',
    label: 'Shen et al. 2024, 36M proxies',
    values: { a: 4.86, b: -0.513 },
    status: 'published',
    source: `${source}, average for 36M parameters`,
    note: sizeNote,
    unpinned: ['a', 'b'],
  },
  {
    id: 'shen2024-121m',
    label: 'Shen et al. 2024, 121M proxies',
    values: { a: 4.46, b: -0.508 },
    status: 'published',
    source: `${source}, average for 121M parameters`,
    note: sizeNote,
    unpinned: ['a', 'b'],
  },
];

const gridOptimum = (D: number, expected: number, tolerance: number): Check =>
  check({
    reference,
    quantity: 'best rate of the sweep',
    preset: 'shen2024-wsd',
    output: 'lr',
    inputs: { batch: 128 * sequence, D },
    expected,
    tolerance: absolute(tolerance),
    kind: 'measurement',
    source,
    note: 'The rates swept are a factor of two apart.',
  });

const checks: readonly Check[] = [
  check({
    reference,
    quantity: 'peak learning rate for 10T tokens',
    preset: 'shen2024-wsd',
    output: 'lr',
    inputs: { batch: 1024 * sequence, D: 1e13 },
    expected: 0.0011,
    tolerance: absolute(5e-5),
    source,
    note: 'Two significant digits.',
  }),
  gridOptimum(256e9, 0.0008, 0.0002),
  gridOptimum(2e9, 0.0128, 0.004),
];

export const powerScheduler: Law = {
  id: 'power-scheduler',
  family: 'schedule',
  title: 'Power Scheduler',
  formula: 'lr = batch/4096 * a * D^b',
  tex: '\\eta^*(\\beta, T) = \\beta\\, a\\, T^{b}',
  citations: [citation],
  variables: [batchVariable, tokens('total training tokens')],
  parameters: [
    coefficient('a', 'a', 'amplitude', 'sequences^-1 tokens^-b'),
    exponent('b', 'b', 'power of the tokens', { bounds: [-3, 3], startRange: [-1.2, 0.5] }),
  ],
  outputs,
  ...functions,
  presets,
  validity: {
    words:
      'Proxies of 12M, 36M and 121M parameters under muP, batches of 16 to 512 sequences of 4,096 tokens, 2B to 256B tokens of RedPajama.',
    ranges,
  },
  fittedOn:
    'Regression in logarithms on the best learning rate of each batch size and token budget, averaged over batch sizes; compared on a 1B dense model and a mixture of experts.',
  typical: { batch: 1024 * sequence, D: 1e12, lr: 0.003 },
  checks,
  caveats: [
    'Holds under muP only: with standard parametrisation the constants do not transfer.',
    'The best WSD peak has a = 4.6, the Power recipe a = 4; they answer different questions.',
    'Size does not enter: muP is meant to carry one rate over all sizes.',
  ],
  quoted: [
    ['Average downstream score, 1B dense model, cosine', 57.7],
    ['Average downstream score, 1B dense model, WSD', 57.6],
    ['Average downstream score, 1B dense model, Power', 58.2],
    ['Average downstream score, mixture of experts, cosine', 55.1],
    ['Average downstream score, mixture of experts, WSD', 55.7],
    ['Average downstream score, mixture of experts, Power', 55.9],
  ].map(([label, value]) => ({
    label: label as string,
    value: value as number,
    unit: 'percent',
    status: 'published',
    source: `${source}, Table 5`,
  })),
  recommendedDesign: {
    words: 'Six batch sizes from 16 to 512 sequences, eight budgets from 2B to 256B tokens.',
    runs: grid({
      batch: ladder(16 * sequence, 512 * sequence, 6),
      D: ladder(2e9, 256e9, 8),
    }),
  },
  inverse,
  parts: [schedule],
};
