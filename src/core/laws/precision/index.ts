import {
  absolute,
  check,
  coefficient,
  exponent,
  floor,
  linearVariable,
  params,
  regression,
  tokens,
} from '../building';
import type { Inputs, Law, Output, Parameter, Vector } from '../law';
import { precisionDesign } from './design';
import { floatWeightsLaw } from './float-weights';
import {
  bitIds,
  derivatives,
  effectiveShare,
  evaluate,
  featureDerivatives,
  inverse,
  shareOf,
  unquantized,
} from './functions';
import { optimalBits } from './optimal-bits';
import { ptqLaw } from './ptq';
import { citation, integer, paper, ranges, rangeWords, reference, table } from './sources';

const kinds = {
  w: { bits: 'wBits', of: 'weights', symbol: 'P_w', share: 'weightShare' },
  a: { bits: 'aBits', of: 'activations', symbol: 'P_a', share: 'activationShare' },
  kv: { bits: 'kvBits', of: 'KV cache', symbol: 'P_{kv}', share: 'cacheShare' },
} as const;
type Kind = keyof typeof kinds;

const bitsVariable = (kind: Kind) =>
  linearVariable(kinds[kind].bits, `training bits of ${kinds[kind].of}`, 'bits', [1, 32], {
    symbol: kinds[kind].symbol,
    default: unquantized,
  });

const sensitivity = (kind: Kind, gammas: readonly [number, number]): Parameter[] => [
  coefficient(`gamma_${kind}`, `\\gamma_{${kind}}`, `sensitivity of ${kinds[kind].of}`, 'bits', {
    linear: false,
    startRange: gammas,
  }),
  {
    id: `n_${kind}`,
    symbol: `n_{${kind}}`,
    name: `offset of ${kinds[kind].of}`,
    unit: '',
    transform: 'identity',
    bounds: [-5, 10],
    linear: false,
    startRange: [0, 0.5],
  },
];

const shareOutput = (kind: Kind): Output => ({
  id: kinds[kind].share,
  symbol: `1 - e^{-${kinds[kind].symbol}/\\gamma_{${kind}} + n_{${kind}}}`,
  name: `share of the parameters left by the bits of ${kinds[kind].of}`,
  unit: '',
  inputs: [kinds[kind].bits],
  compute: (inputs, p) => shareOf(kinds[kind].bits, inputs[kinds[kind].bits] as number, p),
});

const toFeatures = (inputs: Inputs): number[] => [
  Math.log(inputs.N as number),
  Math.log(inputs.D as number),
  ...bitIds.map((id) => inputs[id] as number),
];

/** Without any limit of precision: the bits of everything are endless. */
const endless = {
  wBits: Number.POSITIVE_INFINITY,
  aBits: Number.POSITIVE_INFINITY,
  kvBits: Number.POSITIVE_INFINITY,
};

const lossAt = (inputs: Inputs, p: Vector): number => evaluate(toFeatures(inputs), p);

/** Loss of training in low precision; Kumar et al. 2024 (arXiv 2411.04330). */
export const precision: Law = {
  id: 'precision',
  family: 'quantization',
  title: 'Precision of training',
  formula:
    'L = A/N_eff^alpha + B/D^beta + E; N_eff = N * (1 - exp(-wBits/gamma_w + n_w)) * (1 - exp(-aBits/gamma_a + n_a)) * (1 - exp(-kvBits/gamma_kv + n_kv))',
  tex: 'L = \\frac{A}{N_{\\mathrm{eff}}^{\\alpha}} + \\frac{B}{D^{\\beta}} + E,\\quad N_{\\mathrm{eff}} = N \\prod_{x \\in \\{w, a, kv\\}} \\left(1 - e^{-P_x/\\gamma_x + n_x}\\right)',
  citations: [citation],
  variables: [
    params('non-embedding parameters'),
    tokens(),
    bitsVariable('w'),
    bitsVariable('a'),
    bitsVariable('kv'),
  ],
  parameters: [
    coefficient('A', 'A', 'parameter coefficient', 'nats params^alpha'),
    exponent('alpha', '\\alpha', 'parameter exponent'),
    coefficient('B', 'B', 'data coefficient', 'nats tokens^beta'),
    exponent('beta', '\\beta', 'data exponent'),
    floor('E', 'E', 'irreducible loss', 'nats/token'),
    ...sensitivity('w', [1, 3]),
    ...sensitivity('a', [1, 3]),
    ...sensitivity('kv', [0.7, 2]),
  ],
  outputs: [
    {
      id: 'loss',
      symbol: 'L',
      name: 'loss',
      unit: 'nats/token',
      inputs: ['N', 'D', ...bitIds],
      compute: lossAt,
    },
    {
      id: 'effectiveParams',
      symbol: 'N_{\\mathrm{eff}}',
      name: 'parameters that count',
      unit: 'params',
      inputs: ['N', ...bitIds],
      compute: (inputs, p) => (inputs.N as number) * effectiveShare(inputs, p),
    },
    shareOutput('w'),
    shareOutput('a'),
    shareOutput('kv'),
    {
      id: 'lossFullPrecision',
      symbol: 'L_{\\infty}',
      name: 'loss without any limit of precision',
      unit: 'nats/token',
      inputs: ['N', 'D'],
      compute: (inputs, p) => lossAt({ ...inputs, ...endless }, p),
    },
    {
      id: 'C',
      symbol: 'C',
      name: 'training cost with everything at these bits',
      unit: '16-bit FLOPs',
      inputs: ['N', 'D', 'bits'],
      compute: ({ N, D, bits }) => (6 / 16) * (N as number) * (D as number) * (bits as number),
    },
    {
      id: 'bits',
      symbol: 'P^*',
      name: 'compute-optimal bits of everything',
      unit: 'bits',
      inputs: [],
      compute: (_, p) => optimalBits(p),
    },
    {
      id: 'bitsWithoutOffsets',
      symbol: 'P^*_{n = 0}',
      name: 'compute-optimal bits if the offsets are left out',
      unit: 'bits',
      inputs: [],
      compute: (_, p) => optimalBits(p, false),
    },
  ],
  evaluate,
  derivatives,
  featureDerivatives,
  presets: [
    {
      id: 'kumar2024',
      label: 'Kumar et al. 2024, integer types',
      values: integer,
      status: 'published',
      source: table,
      unpinned: ['gamma_a', 'n_a', 'gamma_kv', 'n_kv'],
      note: 'The sign of the offsets is inferred: only exp(-P/gamma + n) gives the optimum of 7 to 8 bits that the paper states.',
    },
  ],
  validity: {
    words: `${rangeWords} The bit widths tried are not listed here; the ranges of bits keep clear of where a factor is not positive and the formula has no value (3.1 bits of activations, 2.3 of the cache, 0.8 of weights).`,
    ranges: { ...ranges, wBits: [3, 16], aBits: [5, 16], kvBits: [4, 16] },
  },
  fittedOn: '465 runs, R^2 0.97; loss function and starts are not known.',
  typical: { N: 220e6, D: 26e9, wBits: 8, aBits: 8, kvBits: 8, bits: 8 },
  checks: [
    check({
      reference,
      quantity: 'compute-optimal bits, all kinds alike',
      preset: 'kumar2024',
      output: 'bits',
      expected: 7.5,
      tolerance: absolute(0.51),
      source: paper,
      note: 'The paper says 7 to 8.',
    }),
    check({
      reference,
      quantity: 'compute-optimal bits, offsets left out',
      preset: 'kumar2024',
      output: 'bitsWithoutOffsets',
      expected: 7.5,
      tolerance: absolute(0.51),
      source: paper,
      note: 'The paper says 7 to 8: the offsets are needed.',
      knownMismatch: true,
    }),
    regression(reference, 'kumar2024', 'weightShare', { wBits: 4 }, 0.696358),
    regression(reference, 'kumar2024', 'lossFullPrecision', { N: 220e6, D: 26e9 }, 3.19661),
  ],
  caveats: [
    'The offsets are in an appendix table; without them the best precision would be 3.5 bits, with them it is 7.0.',
    'In this form the best precision does not depend on the budget.',
    'Sixteen bits are not endless ones: the formula takes 0.6 % of the parameters away even there.',
  ],
  quoted: [
    {
      label: 'share of the variance of the losses explained (R^2)',
      value: 0.97,
      unit: '',
      status: 'published',
      source: paper,
    },
    {
      label: 'share of the variance of degradations after training explained (R^2)',
      value: 0.9,
      unit: '',
      status: 'published',
      source: paper,
    },
  ],
  recommendedDesign: {
    words:
      'A grid of seven sizes and six amounts of data at 16 bits, and small models on 1e12 tokens with one kind of precision lowered at a time.',
    runs: precisionDesign(),
  },
  inverse,
  parts: [ptqLaw, floatWeightsLaw],
};
