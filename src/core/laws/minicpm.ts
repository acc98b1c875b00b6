import {
  absolute,
  check,
  coefficient,
  exponent,
  floor,
  grid,
  ladder,
  logVariable,
  onePower,
  params,
  powerSum,
  regression,
  tokens,
} from './building';
import type { Citation, Law, Output, QuotedValue, Vector } from './law';

/**
 * MiniCPM (Hu et al. 2024, arXiv 2404.06395): N / D at the optimum = K^2 (C / 6)^eta with N and D in billions,
 * so C in 6e18 FLOPs; the batch of a loss, 1.21e9 / L^6.24 tokens; and the form of the loss behind the ratio.
 */
const reference = 'hu2024-minicpm';
const source = 'arXiv 2404.06395';
const presetId = 'hu2024';
const label = 'Hu et al. 2024, average over corpora';

const citation: Citation = {
  key: 'hu2024',
  authors: 'Hu et al.',
  title:
    'MiniCPM: Unveiling the Potential of Small Language Models with Scalable Training Strategies',
  year: 2024,
  arxiv: '2404.06395',
};

const validityWords =
  'Six sizes from 0.04B to 2B parameters, 10 to 60 tokens a parameter, warmup-stable-decay.';
const fittedOn = 'scipy curve_fit on WSD runs, averaged over tasks and corpora.';

/** FLOPs of a billion parameters on a billion tokens. */
const billions = 6e18;

/** Exponents of the loss, averaged over corpora; its coefficients differ by corpus and are not averaged. */
const average = { alpha: 0.29, beta: 0.23 };

/** Power of C / 6 in N / D at the optimum of the loss. */
const ratioExponent = (alpha: number, beta: number): number => (beta - alpha) / (alpha + beta);

const lossFunctions = powerSum(5, [
  { coefficient: 0, factors: [{ variable: 0, exponent: 1, sign: -1 }] },
  { coefficient: 2, factors: [{ variable: 1, exponent: 3, sign: -1 }] },
  { coefficient: 4, factors: [] },
]);

const quotedExponent = (name: string, value: number): QuotedValue => ({
  label: `Exponent ${name} of the loss, average over corpora`,
  value,
  unit: '',
  status: 'published',
  source,
});

const loss: Law = {
  id: 'minicpm/loss',
  family: 'schedule',
  title: 'MiniCPM, loss',
  formula: 'L = C_N/N^alpha + C_D/D^beta + L0',
  tex: 'L(N, D) = \\frac{C_N}{N^{\\alpha}} + \\frac{C_D}{D^{\\beta}} + L_0',
  citations: [citation],
  variables: [params(), tokens()],
  parameters: [
    coefficient('C_N', 'C_N', 'parameter coefficient', 'nats params^alpha', {
      startRange: [10, 1000],
    }),
    exponent('alpha', '\\alpha', 'parameter exponent', { startRange: [0.1, 0.6] }),
    coefficient('C_D', 'C_D', 'data coefficient', 'nats tokens^beta', { startRange: [10, 1000] }),
    exponent('beta', '\\beta', 'data exponent', { startRange: [0.1, 0.6] }),
    floor('L0', 'L_0', 'irreducible loss', 'nats/token', { startRange: [0.5, 2] }),
  ],
  outputs: [
    {
      id: 'loss',
      symbol: 'L',
      name: 'loss',
      unit: 'nats/token',
      inputs: ['N', 'D'],
      compute: ({ N, D }, p) =>
        lossFunctions.evaluate([Math.log(N as number), Math.log(D as number)], p),
    },
    {
      id: 'eta',
      symbol: '\\eta',
      name: 'power of C/6 in the optimal N/D',
      unit: '',
      inputs: [],
      compute: (_, p) => ratioExponent(p[1] as number, p[3] as number),
    },
    {
      id: 'K2',
      symbol: 'K^2',
      name: 'optimal N/D at C = 6e18',
      unit: '',
      inputs: [],
      compute: (_, p) => ratioAtBillions(p),
    },
  ],
  ...lossFunctions,
  presets: [],
  validity: { words: validityWords, ranges: { N: [40e6, 2e9], D: [400e6, 120e9] } },
  fittedOn,
  typical: { N: 1e9, D: 5e10 },
  checks: [],
  caveats: [
    'Only the exponents are published as an average over corpora (0.29 and 0.23): there is no preset, fit it to runs.',
  ],
  quoted: [quotedExponent('alpha', average.alpha), quotedExponent('beta', average.beta)],
  recommendedDesign: {
    words: 'Eight sizes from 10M to 10B parameters, eight token counts from 100M to 1T.',
    runs: grid({ N: ladder(1e7, 1e10, 8), D: ladder(1e8, 1e12, 8) }),
  },
};

/** N / D at C = 6e18 FLOPs where alpha C_N / N^alpha = beta C_D / D^beta. */
function ratioAtBillions(p: Vector): number {
  const [cN, alpha, cD, beta] = [0, 1, 2, 3].map((i) => p[i] as number) as [
    number,
    number,
    number,
    number,
  ];
  const logPairs = Math.log(billions / 6);
  const logN = (Math.log((alpha * cN) / (beta * cD)) + beta * logPairs) / (alpha + beta);
  return Math.exp(2 * logN - logPairs);
}

const batch: Law = {
  id: 'minicpm/batch',
  family: 'schedule',
  title: 'MiniCPM, batch size',
  formula: 'batch = coef * loss^exponent',
  tex: 'B(L) = c\\, L^{p}',
  citations: [citation],
  ...onePower({
    law: 'minicpm/batch',
    variable: logVariable('loss', 'loss on C4', 'nats/token', {
      symbol: 'L',
      domain: [0.1, 20],
    }),
    response: { id: 'batch', symbol: 'B^*', name: 'optimal batch size', unit: 'tokens' },
    coefficient: { id: 'coef', symbol: 'c', name: 'batch coefficient', unit: 'tokens nats^-p' },
    exponent: { id: 'exponent', symbol: 'p', name: 'power of the loss' },
  }),
  presets: [
    {
      id: presetId,
      label: 'Hu et al. 2024',
      values: { coef: 1.21e9, exponent: -6.24 },
      status: 'published',
      source,
    },
  ],
  validity: {
    words: 'Loss on C4 of models from 0.04B to 2B parameters; the losses spanned were not stated.',
    ranges: {},
  },
  fittedOn: 'The batch sizes that reach a loss with the fewest tokens.',
  typical: { loss: 3 },
  checks: [
    regression(reference, presetId, 'batch', { loss: 3 }, 1275110, {
      quantity: 'optimal batch size at loss 3',
    }),
  ],
  caveats: ['Takes the loss as it is on C4 with the tokenizer of MiniCPM: other data shift it.'],
  quoted: [
    { label: 'Learning rate at every size', value: 0.01, unit: '', status: 'published', source },
  ],
  recommendedDesign: {
    words: 'Forty losses from 2 to 6 nats per token.',
    runs: { loss: ladder(2, 6, 40) },
  },
};

const pieces = onePower({
  law: 'minicpm',
  variable: logVariable('C', 'training compute 6 N D', 'FLOPs'),
  variableUnit: billions,
  response: {
    id: 'paramsPerToken',
    symbol: 'N^*/D^*',
    name: 'compute-optimal parameters per token',
    unit: 'params/token',
  },
  coefficient: { id: 'K2', symbol: 'K^2', name: 'optimal N/D at C = 6e18', unit: '' },
  exponent: { id: 'eta', symbol: '\\eta', name: 'power of C/6 in the optimal N/D' },
});

const ratio = (C: number, p: Vector): number => pieces.evaluate([Math.log(C)], p);

const outputs: readonly [Output, ...Output[]] = [
  pieces.outputs[0],
  {
    id: 'tokensPerParam',
    symbol: 'D^*/N^*',
    name: 'compute-optimal tokens per parameter',
    unit: 'tokens/param',
    inputs: ['C'],
    compute: ({ C }, p) => 1 / ratio(C as number, p),
  },
  {
    id: 'N',
    symbol: 'N^*',
    name: 'compute-optimal parameters',
    unit: 'params',
    inputs: ['C'],
    compute: ({ C }, p) => Math.sqrt(((C as number) / 6) * ratio(C as number, p)),
  },
  {
    id: 'D',
    symbol: 'D^*',
    name: 'compute-optimal tokens',
    unit: 'tokens',
    inputs: ['C'],
    compute: ({ C }, p) => Math.sqrt((C as number) / 6 / ratio(C as number, p)),
  },
  {
    id: 'C',
    symbol: 'C',
    name: 'compute at which so many tokens per parameter are optimal',
    unit: 'FLOPs',
    inputs: ['tokensPerParam'],
    compute: ({ tokensPerParam }, p) => pieces.inverse('C', 1 / (tokensPerParam as number), {}, p),
  },
];

export const minicpm: Law = {
  id: 'minicpm',
  family: 'schedule',
  title: 'MiniCPM',
  formula: 'paramsPerToken = K2 * (C/6e18)^eta',
  tex: '\\frac{N^*}{D^*} = K^2 \\left(\\frac{C}{6}\\right)^{\\eta}',
  citations: [citation],
  ...pieces,
  outputs,
  presets: [
    {
      id: presetId,
      label,
      values: { K2: 0.01, eta: -0.1 },
      status: 'published',
      source,
      note: 'Read with N and D in billions: with raw counts the same constants give thousands of tokens a parameter.',
    },
  ],
  validity: { words: validityWords, ranges: { C: [9.6e16, 1.44e21] } },
  fittedOn,
  typical: { C: 4.08e21, tokensPerParam: 192 },
  checks: [
    check({
      reference,
      quantity: 'power of C/6 from the exponents of the loss, in magnitude',
      preset: null,
      output: 'eta',
      expected: 0.1,
      tolerance: absolute(0.02),
      source,
      note: 'Two decimals of exponents averaged over corpora.',
      compute: () => Math.abs(ratioExponent(average.alpha, average.beta)),
    }),
    check({
      reference,
      quantity: 'compute at which 192 tokens per parameter are optimal',
      preset: presetId,
      output: 'C',
      inputs: { tokensPerParam: 192 },
      expected: 680 * billions,
      tolerance: absolute(15 * billions),
      kind: 'derived',
      source: `${source}, inverted here`,
      note: 'The headline of 192 tokens a parameter holds near this budget only.',
    }),
  ],
  caveats: [
    'The headline of 192 tokens a parameter needs N and D in billions and C near 4e21 FLOPs.',
    'Learning rate is a constant 0.01 under the scaling it uses, close to muP.',
  ],
  quoted: [quotedExponent('alpha', average.alpha), quotedExponent('beta', average.beta)],
  recommendedDesign: {
    words: 'Forty budgets from 1e17 to 1e22 FLOPs, each with the ratio at its minimum.',
    runs: { C: ladder(1e17, 1e22, 40) },
  },
  parts: [batch, loss],
};
