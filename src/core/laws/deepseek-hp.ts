import { absolute, check, ladder, logVariable, onePower, relative } from './building';
import type { Check, Citation, Law, Output, Vector } from './law';

/**
 * Power laws of the training compute C = M D: peak learning rate, batch size (tokens), and the optimal model
 * scale M (non-embedding FLOPs per token) and tokens D. DeepSeek-AI 2024 (arXiv 2401.02954).
 * Every form has one feature, log C, and the parameters coefficient and exponent.
 */
const reference = 'bi2024-deepseek';
const source = 'arXiv 2401.02954';
const remembered = 'value used by DeepSeek LLM 7B, from memory, unverified';
const presetId = 'bi2024';
const label = 'DeepSeek-AI 2024, current data';

const citation: Citation = {
  key: 'bi2024',
  authors: 'DeepSeek-AI',
  title: 'DeepSeek LLM: Scaling Open-Source Language Models with Longtermism',
  year: 2024,
  arxiv: '2401.02954',
};

const compute = logVariable('C', 'training compute M D', 'FLOPs');

/** Non-embedding FLOPs per token of a transformer, attention counted. */
const flopsPerToken = (layers: number, width: number, context: number): number =>
  72 * layers * width ** 2 + 12 * layers * width * context;

/** The 7B: 30 layers, width 4096, sequences of 4096 tokens; its 2T tokens. */
const seven = { layers: 30, width: 4096, context: 4096 };
const sevenTokens = 2e12;

const allocationRange = {
  words: 'Budgets of 1e17 to 3e20 FLOPs (range from memory, unverified), in-house data.',
  ranges: { C: [1e17, 3e20] },
} as const;
const hyperParameterRange = {
  words: 'Budgets of 1e17 to 2e19 FLOPs (range from memory, unverified), in-house data.',
  ranges: { C: [1e17, 2e19] },
} as const;

/** The response at C = 6 N D, which stands in for M D where the shape of the model is not known. */
const atSizeAndTokens = (
  law: Pick<Law, 'evaluate'>,
  fields: Omit<Output, 'inputs' | 'compute'>,
): Output => ({
  ...fields,
  inputs: ['N', 'D'],
  compute: ({ N, D }, p: Vector) => law.evaluate([Math.log(6 * (N as number) * (D as number))], p),
});

const common = { family: 'schedule', citations: [citation] } as const;

const design = {
  words: 'Forty budgets from 1e17 to 1e21 FLOPs, each with its measured optimum.',
  runs: { C: ladder(1e17, 1e21, 40) },
};

const batchPieces = onePower({
  law: 'deepseek-hp/batch',
  variable: compute,
  response: { id: 'batch', symbol: 'B^*', name: 'optimal batch size', unit: 'tokens' },
  coefficient: { id: 'B_coef', symbol: 'c', name: 'batch coefficient', unit: 'tokens FLOPs^-p' },
  exponent: { id: 'B_exp', symbol: 'p', name: 'power of the compute' },
});

const batch: Law = {
  ...common,
  ...batchPieces,
  id: 'deepseek-hp/batch',
  title: 'DeepSeek, batch size',
  formula: 'batch = B_coef * C^B_exp',
  tex: 'B(C) = c\\, C^{p}',
  outputs: [
    batchPieces.outputs[0],
    atSizeAndTokens(batchPieces, {
      id: 'batch',
      symbol: 'B^*(6ND)',
      name: 'optimal batch size at C = 6 N D',
      unit: 'tokens',
    }),
  ],
  presets: [
    {
      id: presetId,
      label,
      values: { B_coef: 0.292, B_exp: 0.3271 },
      status: 'published',
      source,
      unpinned: ['B_coef'],
    },
  ],
  validity: hyperParameterRange,
  fittedOn: 'The settings close to the best of a sweep (details from memory, unverified).',
  typical: { C: 8.45572e22, N: 7e9, D: 2e12 },
  checks: [
    check({
      reference,
      quantity: 'batch size of the 7B',
      preset: presetId,
      output: 'batch',
      inputs: { C: 8.45572e22 },
      expected: 2304 * 4096,
      tolerance: relative(0.03),
      kind: 'published-unverified',
      source: remembered,
      note: '2,304 sequences of 4,096 tokens; in practice a multiple of 256.',
    }),
  ],
  caveats: [
    'The 67B was trained with 4,608 sequences of 4,096 tokens (from memory, unverified).',
    'C counts attention and leaves embeddings out: 6 N D only stands in for it.',
  ],
  recommendedDesign: design,
};

const modelScale = onePower({
  law: 'deepseek-hp/flops-per-token',
  variable: compute,
  response: {
    id: 'M',
    symbol: 'M^*',
    name: 'optimal non-embedding FLOPs per token',
    unit: 'FLOPs/token',
  },
  coefficient: {
    id: 'M_coef',
    symbol: 'm_0',
    name: 'scale coefficient',
    unit: 'FLOPs^(1-a)/token',
  },
  exponent: { id: 'M_exp', symbol: 'a', name: 'power of the compute' },
});

const exponentOf = (data: string, what: string, value: number) =>
  ({
    label: `Power of the optimal ${what} in C, ${data}`,
    value,
    unit: '',
    status: 'published',
    source: `${source}, Table 4`,
  }) as const;

const flopsPerTokenLaw: Law = {
  ...common,
  ...modelScale,
  id: 'deepseek-hp/flops-per-token',
  title: 'DeepSeek, model scale',
  formula: 'M = M_coef * C^M_exp',
  tex: 'M^*(C) = m_0\\, C^{a}',
  outputs: [
    modelScale.outputs[0],
    {
      id: 'M',
      symbol: 'M',
      name: 'non-embedding FLOPs per token of a model',
      unit: 'FLOPs/token',
      inputs: ['layers', 'width', 'context'],
      compute: ({ layers, width, context }) =>
        flopsPerToken(layers as number, width as number, context as number),
    },
    {
      id: 'C',
      symbol: 'C',
      name: 'training compute M D',
      unit: 'FLOPs',
      inputs: ['M', 'D'],
      compute: ({ M, D }) => (M as number) * (D as number),
    },
  ],
  presets: [
    {
      id: presetId,
      label,
      values: { M_coef: 0.1715, M_exp: 0.5243 },
      status: 'published',
      source,
      unpinned: ['M_exp'],
    },
  ],
  validity: allocationRange,
  fittedOn: 'Minima of isoFLOP profiles (Approach 2 of Hoffmann et al.).',
  typical: { C: 1e20, D: 2e12, M: 4.2e10, ...seven },
  checks: [
    check({
      reference,
      quantity: 'product of the coefficients of M and D',
      preset: presetId,
      output: 'M',
      inputs: { C: 1 },
      expected: 1,
      tolerance: absolute(0.0005),
      kind: 'consistency',
      source,
      note: 'C = M D at every C asks for 1; four digits.',
      compute: (evaluate) => evaluate('M', { C: 1 }, presetId) * evaluate('D', { C: 1 }, presetId),
    }),
  ],
  caveats: [
    'M = 72 layers width^2 + 12 layers width context: attention counted, embeddings not. Divided by 6 it is near a parameter count.',
  ],
  quoted: [
    exponentOf('early in-house data', 'model scale', 0.45),
    exponentOf('current in-house data', 'model scale', 0.524),
    exponentOf('OpenWebText2', 'model scale', 0.578),
  ],
  recommendedDesign: design,
};

const tokensLaw: Law = {
  ...common,
  ...onePower({
    law: 'deepseek-hp/tokens',
    variable: compute,
    response: { id: 'D', symbol: 'D^*', name: 'optimal training tokens', unit: 'tokens' },
    coefficient: { id: 'D_coef', symbol: 'd_0', name: 'data coefficient', unit: 'tokens FLOPs^-b' },
    exponent: { id: 'D_exp', symbol: 'b', name: 'power of the compute' },
  }),
  id: 'deepseek-hp/tokens',
  title: 'DeepSeek, tokens',
  formula: 'D = D_coef * C^D_exp',
  tex: 'D^*(C) = d_0\\, C^{b}',
  presets: [
    {
      id: presetId,
      label,
      values: { D_coef: 5.8316, D_exp: 0.4757 },
      status: 'published',
      source,
      unpinned: ['D_exp'],
    },
  ],
  validity: allocationRange,
  fittedOn: 'Minima of isoFLOP profiles (Approach 2 of Hoffmann et al.).',
  typical: { C: 1e20 },
  checks: [],
  caveats: [
    'The split depends on the data: the better they are, the more of the compute goes to the model.',
  ],
  quoted: [
    exponentOf('early in-house data', 'tokens', 0.55),
    exponentOf('current in-house data', 'tokens', 0.476),
    exponentOf('OpenWebText2', 'tokens', 0.422),
  ],
  recommendedDesign: design,
};

const ratePieces = onePower({
  law: 'deepseek-hp',
  variable: compute,
  response: { id: 'lr', symbol: '\\eta^*', name: 'optimal peak learning rate', unit: '' },
  coefficient: { id: 'lr_coef', symbol: 'c', name: 'learning rate coefficient', unit: 'FLOPs^-p' },
  exponent: { id: 'lr_exp', symbol: 'p', name: 'power of the compute' },
});

const checks: readonly Check[] = [
  check({
    reference,
    quantity: 'learning rate of the 7B on 2T tokens',
    preset: presetId,
    output: 'lr',
    inputs: { ...seven, D: sevenTokens },
    expected: 4.2e-4,
    tolerance: absolute(1e-5),
    kind: 'published-unverified',
    source: remembered,
    note: 'Two digits; C = M D with M of 30 layers, width 4,096 and sequences of 4,096 tokens.',
    compute: (evaluate) => {
      const M = evaluate('M', seven);
      return evaluate('lr', { C: evaluate('C', { M, D: sevenTokens }) }, presetId);
    },
  }),
];

export const deepseekHp: Law = {
  ...common,
  ...ratePieces,
  id: 'deepseek-hp',
  title: 'DeepSeek hyper-parameters',
  formula: 'lr = lr_coef * C^lr_exp',
  tex: '\\eta(C) = c\\, C^{p}',
  outputs: [
    ratePieces.outputs[0],
    atSizeAndTokens(ratePieces, {
      id: 'lr',
      symbol: '\\eta^*(6ND)',
      name: 'optimal peak learning rate at C = 6 N D',
      unit: '',
    }),
  ],
  presets: [
    {
      id: presetId,
      label,
      values: { lr_coef: 0.3118, lr_exp: -0.125 },
      status: 'published',
      source,
      unpinned: ['lr_coef'],
    },
  ],
  validity: hyperParameterRange,
  fittedOn: 'The settings close to the best of a sweep (details from memory, unverified).',
  typical: { C: 8.45572e22, N: 7e9, D: 2e12 },
  checks,
  caveats: [
    'The rates used, 4.2e-4 for the 7B and 3.2e-4 for the 67B, are from memory, unverified.',
    'C counts attention and leaves embeddings out: 6 N D only stands in for it.',
  ],
  recommendedDesign: design,
  parts: [batch, flopsPerTokenLaw, tokensLaw],
};
