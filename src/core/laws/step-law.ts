import {
  absolute,
  check,
  coefficient,
  exponent,
  grid,
  ladder,
  onePower,
  params,
  powerSum,
  regression,
  tokens,
} from './building';
import type { Check, Citation, Inputs, Law, Vector } from './law';

/**
 * Peak learning rate lr = c N^n D^d and batch size B = c D^d (tokens) of Step Law; Li et al. 2025
 * (arXiv 2503.04715). Parameters in the order lr_coef, lr_N, lr_D and B_coef, B_D; features log N, log D and log D.
 */
const rateFunctions = powerSum(3, [
  {
    coefficient: 0,
    factors: [
      { variable: 0, exponent: 1 },
      { variable: 1, exponent: 2 },
    ],
  },
]);

const reference = 'li2025-steplaw';
const source = 'arXiv 2503.04715';
const bootstrapSource = 'github.com/step-law/steplaw, 1,000 bootstrap fits';

const citation: Citation = {
  key: 'li2025',
  authors: 'Li et al.',
  title:
    'Predictable Scale: Part I, Step Law - Optimal Hyperparameter Scaling Law in LLM Pretraining',
  year: 2025,
  arxiv: '2503.04715',
};

const validityWords =
  'Dense sweep: 215M to 1.07B parameters without vocabulary embedding, 4B to 100B tokens, 17 pairs of size and tokens, sequences of 2,048 tokens.';
const fittedOn =
  'Regression in logarithms on bootstrap samples of the runs within 0.25 % of the best loss of each size and token count; about 3,700 models in all.';

/** A mean over the bootstrap rows, which are not part of the product. */
const bootstrapMean = (
  quantity: string,
  output: string,
  expected: number,
  tolerance: number,
): Check =>
  check({
    reference,
    quantity,
    preset: 'li2025',
    output,
    expected,
    tolerance: absolute(tolerance),
    source: bootstrapSource,
    notRun: 'needs source data',
  });

/** The one variable of a power law at which it takes the value `target`. */
const solvePower = (target: number, rest: number, power: number): number =>
  target > 0 && rest > 0 ? Math.exp(Math.log(target / rest) / power) : Number.NaN;

const batch: Law = {
  id: 'step-law/batch',
  family: 'schedule',
  title: 'Step Law, batch size',
  formula: 'batch = B_coef * D^B_D',
  tex: 'B(D) = c\\, D^{\\delta}',
  citations: [citation],
  ...onePower({
    law: 'step-law/batch',
    variable: tokens(),
    response: { id: 'batch', symbol: 'B^*', name: 'optimal batch size', unit: 'tokens' },
    coefficient: { id: 'B_coef', symbol: 'c', name: 'batch coefficient', unit: 'tokens^(1-B_D)' },
    exponent: { id: 'B_D', symbol: '\\delta', name: 'power of the tokens' },
  }),
  presets: [
    {
      id: 'li2025',
      label: 'Li et al. 2025',
      values: { B_coef: 0.58, B_D: 0.571 },
      intervals: { B_coef: [Math.exp(-1.356), Math.exp(0.3217)], B_D: [0.534, 0.6055] },
      status: 'published',
      source,
      note: 'Intervals are the middle 95 % of the published bootstrap fits.',
    },
  ],
  validity: { words: validityWords, ranges: { D: [4e9, 100e9] } },
  fittedOn,
  typical: { D: 1e11 },
  checks: [
    bootstrapMean('exp of the mean bootstrap intercept of the batch', 'batch', 0.58, 0.005),
    bootstrapMean('mean bootstrap power of the tokens in the batch', 'batch', 0.571, 0.0006),
    regression(reference, 'li2025', 'batch', { D: 1e11 }, 1107710, {
      quantity: 'optimal batch size',
    }),
  ],
  caveats: ['Size does not enter: the best batch follows the tokens alone.'],
  recommendedDesign: {
    words: 'Forty token counts from 1B to 1T, each with its best batch.',
    runs: { D: ladder(1e9, 1e12, 40) },
  },
};

function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  const [c, n, d] = [p[0] as number, p[1] as number, p[2] as number];
  if (variable === 'N') return solvePower(target, c * (inputs.D as number) ** d, n);
  if (variable === 'D') return solvePower(target, c * (inputs.N as number) ** n, d);
  throw new Error(`step-law has no variable ${variable}`);
}

export const stepLaw: Law = {
  id: 'step-law',
  family: 'schedule',
  title: 'Step Law',
  formula: 'lr = lr_coef * N^lr_N * D^lr_D',
  tex: '\\eta(N, D) = c\\, N^{\\nu} D^{\\delta}',
  citations: [citation],
  variables: [params('parameters without vocabulary embedding'), tokens()],
  parameters: [
    coefficient('lr_coef', 'c', 'learning rate coefficient', ''),
    exponent('lr_N', '\\nu', 'power of the parameters', {
      bounds: [-3, 3],
      startRange: [-1.2, 0.5],
    }),
    exponent('lr_D', '\\delta', 'power of the tokens', { bounds: [-3, 3], startRange: [-0.5, 1] }),
  ],
  outputs: [
    {
      id: 'lr',
      symbol: '\\eta^*',
      name: 'optimal peak learning rate',
      unit: '',
      inputs: ['N', 'D'],
      compute: ({ N, D }, p) =>
        rateFunctions.evaluate([Math.log(N as number), Math.log(D as number)], p),
    },
  ],
  ...rateFunctions,
  presets: [
    {
      id: 'li2025',
      label: 'Li et al. 2025',
      values: { lr_coef: 1.79, lr_N: -0.713, lr_D: 0.307 },
      intervals: {
        lr_coef: [Math.exp(-0.6479), Math.exp(1.765)],
        lr_N: [-0.7744, -0.6554],
        lr_D: [0.2712, 0.3451],
      },
      status: 'published',
      source,
      note: 'Intervals are the middle 95 % of the published bootstrap fits.',
    },
  ],
  validity: { words: validityWords, ranges: { N: [215e6, 1.07e9], D: [4e9, 100e9] } },
  fittedOn,
  typical: { N: 1e9, D: 1e11 },
  checks: [
    bootstrapMean('exp of the mean bootstrap intercept of the learning rate', 'lr', 1.79, 0.02),
    bootstrapMean('mean bootstrap power of the parameters', 'lr', -0.713, 0.0006),
    bootstrapMean('mean bootstrap power of the tokens', 'lr', 0.307, 0.0006),
    check({
      reference,
      quantity: 'mean relative loss gap to the optimum of the sweep',
      preset: 'li2025',
      output: 'lr',
      expected: 0.94e-3,
      tolerance: absolute(0.1e-3),
      kind: 'replication',
      source: 'github.com/step-law/steplaw, dense sweep of 17 groups',
      note: 'Gap at the nearest grid point under the smoothed loss; the unsmoothed loss gives twelve times as much, all of it noise of the last batch.',
      notRun: 'needs source data',
    }),
    regression(reference, 'li2025', 'lr', { N: 1e9, D: 1e11 }, 0.0016325, {
      quantity: 'optimal peak learning rate',
    }),
  ],
  caveats: [
    'The peak belongs to a schedule that decays to a fixed 1e-5.',
    'A transcription of its comparison table has 0.3188 for the 0.3118 of DeepSeek and 2e18 for the 1.21e9 of MiniCPM; where the slip arose is not known.',
    'The published gap of 0.94 per mille comes out as 0.96 on the published sweep.',
  ],
  quoted: (
    [
      ['OpenAI', 9.51],
      ['Microsoft', 9.25],
      ['DeepSeek', 9.26],
      ['Porian et al.', 3.71],
      ['Step Law', 0.94],
    ] as const
  ).map(([law, perMille]) => ({
    label: `Mean relative error of the optimum predicted by the law of ${law}`,
    value: perMille / 1000,
    unit: '',
    status: 'published',
    source: `${source}, comparison table in a transcription`,
  })),
  recommendedDesign: {
    words: 'Seven sizes from 60M to 4B parameters and seven token counts from 2B to 400B.',
    runs: grid({ N: ladder(60e6, 4e9, 7), D: ladder(2e9, 400e9, 7) }),
  },
  inverse,
  parts: [batch],
};
