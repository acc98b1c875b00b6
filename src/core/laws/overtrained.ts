import {
  absolute,
  check,
  coefficient,
  exponent,
  floor,
  grid,
  ladder,
  params,
  planOutputs,
  powerSum,
  tokens,
} from './building';
import { additiveInverse, additiveOptimum } from './chinchilla';
import type { Check, ClosedFormOptimum, Inputs, Law, Output, ParameterSet, Vector } from './law';

/**
 * L(N, D) = E + A / N^alpha + B / D^alpha, one exponent for size and data, alpha = 2 eta. With C = 6 N D and
 * M = D / N the same is L(C, M) = E + (a M^eta + b M^-eta) C^-eta, a = A 6^eta and b = B 6^eta.
 * Gadre et al. 2024 (arXiv 2403.08540), Eq. 4. Parameters in the order E, A, B, alpha.
 */
const { evaluate, derivatives, featureDerivatives } = powerSum(4, [
  { coefficient: 0, factors: [] },
  { coefficient: 1, factors: [{ variable: 0, exponent: 3, sign: -1 }] },
  { coefficient: 2, factors: [{ variable: 1, exponent: 3, sign: -1 }] },
]);

/** As the additive form with two exponents. */
const untied = (p: Vector): Vector => [
  p[0] as number,
  p[1] as number,
  p[2] as number,
  p[3] as number,
  p[3] as number,
];

const optimum: ClosedFormOptimum = {
  atCompute: (p, compute) => additiveOptimum.atCompute(untied(p), compute),
  computeForParams: (p, size) => additiveOptimum.computeForParams(untied(p), size),
  computeForTokens: (p, data) => additiveOptimum.computeForTokens(untied(p), data),
  computeForLoss: (p, loss) => additiveOptimum.computeForLoss(untied(p), loss),
  exponents: () => ({ a: 0.5, b: 0.5 }),
};

const at = (inputs: Inputs, id: string): number => inputs[id] as number;
const eta = (p: Vector): number => (p[3] as number) / 2;

/** a (index 1) or b (index 2) of the form in compute and tokens per parameter. */
const inCompute = (p: Vector, index: 1 | 2): number => (p[index] as number) * 6 ** eta(p);

/** L(C, M). */
function lossOfMultiplier(p: Vector, compute: number, multiplier: number): number {
  const power = eta(p);
  const shape = inCompute(p, 1) * multiplier ** power + inCompute(p, 2) * multiplier ** -power;
  return (p[0] as number) + shape * compute ** -power;
}

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'loss',
    symbol: 'L',
    name: 'C4 evaluation loss',
    unit: 'nats/token',
    inputs: ['N', 'D'],
    compute: (inputs, p) => evaluate([Math.log(at(inputs, 'N')), Math.log(at(inputs, 'D'))], p),
  },
  {
    id: 'loss',
    symbol: 'L(C, M)',
    name: 'loss of a budget spent at this many tokens per parameter',
    unit: 'nats/token',
    inputs: ['C', 'tokensPerParam'],
    compute: (inputs, p) => lossOfMultiplier(p, at(inputs, 'C'), at(inputs, 'tokensPerParam')),
  },
  ...planOutputs(optimum),
  {
    id: 'C',
    symbol: 'C^*',
    name: 'least compute that reaches a loss',
    unit: 'FLOPs',
    inputs: ['targetLoss'],
    compute: (inputs, p) => optimum.computeForLoss(p, at(inputs, 'targetLoss')),
  },
  {
    id: 'tokensPerParam',
    symbol: 'M^*',
    name: 'compute-optimal tokens per parameter, the same at every budget',
    unit: 'tokens/param',
    inputs: [],
    compute: (_, p) => ((p[2] as number) / (p[1] as number)) ** (1 / (p[3] as number)),
  },
  {
    id: 'eta',
    symbol: '\\eta',
    name: 'exponent of compute',
    unit: '',
    inputs: [],
    compute: (_, p) => eta(p),
  },
  {
    id: 'a',
    symbol: 'a',
    name: 'coefficient of the size term over compute',
    unit: 'nats FLOPs^eta',
    inputs: [],
    compute: (_, p) => inCompute(p, 1),
  },
  {
    id: 'b',
    symbol: 'b',
    name: 'coefficient of the data term over compute',
    unit: 'nats FLOPs^eta',
    inputs: [],
    compute: (_, p) => inCompute(p, 2),
  },
];

const reference = 'gadre2024-overtraining';
const refit =
  'refit of the runs published with arXiv 2403.08540, by the procedure of its repository';
const note = 'The paper prints no table of coefficients; its relative errors come out of these.';

const presets: readonly ParameterSet[] = [
  {
    id: 'gadre2024-rpj',
    label: 'Gadre et al. 2024, trained on RedPajama',
    values: { E: 1.8366484, A: 166.21099, B: 287.16808, alpha: 0.2728507 },
    status: 'derived',
    source: refit,
    note,
  },
  {
    id: 'gadre2024-c4',
    label: 'Gadre et al. 2024, trained on C4',
    values: { E: 1.5082605, A: 113.6926, B: 152.51225, alpha: 0.24247224 },
    status: 'derived',
    source: refit,
    note,
  },
  {
    id: 'gadre2024-refinedweb',
    label: 'Gadre et al. 2024, trained on RefinedWeb',
    values: { E: 1.7344621, A: 125.09569, B: 196.02931, alpha: 0.25439484 },
    status: 'derived',
    source: refit,
    note,
  },
];

/** Error of the predicted loss of one run that was held back from the fit, relative to the measured loss. */
const predictedLoss = (
  preset: string,
  inputs: { readonly N: number; readonly D: number },
  measured: number,
  expected: number,
  tolerance: number,
): Check =>
  check({
    reference,
    quantity: `relative error of the predicted loss, ${measured} nats/token measured`,
    preset,
    output: 'loss',
    inputs,
    expected,
    tolerance: absolute(tolerance),
    source: 'arXiv 2403.08540',
    note: 'Tolerance: rounding of the printed percentage.',
    compute: (evaluateAt) => Math.abs(evaluateAt('loss', inputs, preset) / measured - 1),
  });

const largest = { N: 6889410560, D: 137788211200 };
const longest = { N: 1439795200, D: 921468928000 };

const checks: readonly Check[] = [
  predictedLoss('gadre2024-rpj', longest, 2.5020536, 0.0071, 0.00006),
  predictedLoss('gadre2024-rpj', largest, 2.4249931, 0.0073, 0.00006),
  predictedLoss('gadre2024-c4', largest, 2.3822204, 0.043, 0.0005),
  predictedLoss(
    'gadre2024-refinedweb',
    { N: 1439795200, D: 460734464000 },
    2.5313929,
    0.00005,
    0.000006,
  ),
  predictedLoss('gadre2024-refinedweb', largest, 2.4547216, 0.0162, 0.00006),
  check({
    reference,
    quantity: 'loss from compute and tokens per parameter, less the loss from N and D',
    preset: 'gadre2024-rpj',
    output: 'loss',
    inputs: longest,
    expected: 0,
    tolerance: absolute(1e-9),
    kind: 'algebra',
    source: 'identity of the two forms',
    compute: (evaluateAt) => {
      const { N, D } = longest;
      const byCompute = { C: 6 * N * D, tokensPerParam: D / N };
      const preset = 'gadre2024-rpj';
      return evaluateAt('loss', byCompute, preset) - evaluateAt('loss', longest, preset);
    },
  }),
];

/** Sizes of the paper's grid at its token multipliers. */
function multiplierDesign(): { N: number[]; D: number[] } {
  const { N, M } = grid({ N: ladder(1e7, 7e9, 8), M: ladder(5, 640, 8) });
  const sizes = N as number[];
  return { N: sizes, D: sizes.map((size, i) => size * (M?.[i] as number)) };
}

/** Loss of models trained far past the compute-optimal number of tokens. */
export const overtrained: Law = {
  id: 'overtrained',
  family: 'compute',
  title: 'Over-training',
  formula: 'L = E + A/N^alpha + B/D^alpha',
  tex: 'L(N, D) = E + \\frac{A}{N^{\\alpha}} + \\frac{B}{D^{\\alpha}},\\quad \\alpha = 2\\eta',
  citations: [
    {
      key: 'gadre2024',
      authors: 'Gadre et al.',
      title: 'Language models scale reliably with over-training and on downstream tasks',
      year: 2024,
      arxiv: '2403.08540',
    },
  ],
  variables: [params('parameters including embeddings and head'), tokens()],
  parameters: [
    floor('E', 'E', 'irreducible loss', 'nats/token'),
    coefficient('A', 'A', 'parameter coefficient', 'nats params^alpha'),
    coefficient('B', 'B', 'data coefficient', 'nats tokens^alpha'),
    exponent('alpha', '\\alpha', 'exponent of parameters and of data'),
  ],
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets,
  validity: {
    words:
      '104 models, 10.6M to 6.9B parameters at 5 to 640 tokens per parameter, trained on C4, RedPajama or RefinedWeb.',
    ranges: { N: [1.05e7, 6.9e9], D: [5.2e7, 9.3e11] },
  },
  fittedOn:
    'Least squares on the loss by Levenberg-Marquardt from a grid of starts, on five small runs a training set: 11M, 79M, 154M and 411M at 20 tokens per parameter, 11M at 320 (2.4e19 FLOPs together).',
  typical: { N: 1439795200, D: 921468928000, C: 5.7e21, tokensPerParam: 640, targetLoss: 2.5 },
  checks,
  caveats: [
    'One exponent for size and data: the best tokens per parameter are the same at every budget.',
    'Runs at 5 tokens per parameter are reported as unreliable to extrapolate from.',
    'The coefficients come from the published procedure run on the published runs, not from a printed table.',
    'Loss is measured on C4 whatever the training set: floors of different training sets are no ranking of the sets.',
  ],
  recommendedDesign: {
    words: 'Eight sizes from 10M to 7B parameters at eight multiples from 5 to 640 tokens each.',
    runs: multiplierDesign(),
  },
  optimum,
  inverse: (variable, target, inputs, p) => additiveInverse(variable, target, inputs, untied(p)),
};
