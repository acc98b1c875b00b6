import { coefficient, exponent, grid, ladder, logVariable, powerSum } from './building';
import type { Law, Output, Vector } from './law';

/**
 * L(r, s) = (A / r^alpha) (B / s^beta + C), written as AB r^-alpha s^-beta + AC r^-alpha: of A, B and C only
 * the two products can be told from losses. Ge et al. 2024 (arXiv 2405.14908).
 * Parameters AB, AC, alpha, beta; features log share, log steps.
 */
const functions = powerSum(4, [
  {
    coefficient: 0,
    factors: [
      { variable: 0, exponent: 2, sign: -1 },
      { variable: 1, exponent: 3, sign: -1 },
    ],
  },
  { coefficient: 1, factors: [{ variable: 0, exponent: 2, sign: -1 }] },
]);

/** What a share of 1 would give after these steps, and its limit. */
const atFullShare = (p: Vector, steps: number): number =>
  (p[0] as number) * steps ** -(p[3] as number) + (p[1] as number);

/** Share, or steps, at which the loss is `target`; NaN where it never is. */
function inverse(
  variable: string,
  target: number,
  inputs: Readonly<Record<string, number>>,
  p: Vector,
): number {
  const [AB, AC, alpha, beta] = [0, 1, 2, 3].map((i) => p[i] as number) as [
    number,
    number,
    number,
    number,
  ];
  if (variable === 'ratio') {
    return (atFullShare(p, inputs.steps as number) / target) ** (1 / alpha);
  }
  if (variable === 'steps') {
    const rest = target * (inputs.ratio as number) ** alpha - AC;
    return rest > 0 ? (AB / rest) ** (1 / beta) : Number.NaN;
  }
  throw new Error(`bimix has no variable ${variable}`);
}

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'loss',
    symbol: 'L',
    name: 'validation loss of the domain',
    unit: 'nats/token',
    inputs: ['ratio', 'steps'],
    compute: ({ ratio, steps }, p) =>
      functions.evaluate([Math.log(ratio as number), Math.log(steps as number)], p),
  },
  {
    id: 'ratio',
    symbol: 'r',
    name: 'share at which the loss meets a target',
    unit: 'fraction',
    inputs: ['targetLoss', 'steps'],
    compute: (inputs, p) => inverse('ratio', inputs.targetLoss as number, inputs, p),
  },
  {
    id: 'steps',
    symbol: 's',
    name: 'steps at which the loss meets a target',
    unit: 'steps',
    inputs: ['targetLoss', 'ratio'],
    compute: (inputs, p) => inverse('steps', inputs.targetLoss as number, inputs, p),
  },
];

/** BiMix: loss of one domain over its share and the training steps. */
export const bimix: Law = {
  id: 'bimix',
  family: 'mixture',
  title: 'BiMix',
  formula: 'L = (AB/steps^beta + AC)/ratio^alpha',
  tex: 'L(r, s) = \\frac{1}{r^{\\alpha}} \\left( \\frac{A B}{s^{\\beta}} + A C \\right)',
  citations: [
    {
      key: 'ge2024',
      authors: 'Ge et al.',
      title: 'BiMix: A Bivariate Data Mixing Law for Language Model Pretraining',
      year: 2024,
      arxiv: '2405.14908',
    },
  ],
  variables: [
    logVariable('ratio', 'share of the domain', 'fraction', { symbol: 'r', domain: [1e-9, 1] }),
    logVariable('steps', 'training steps', 'steps', { symbol: 's' }),
  ],
  parameters: [
    coefficient('AB', 'A B', 'part of the loss that training takes away', 'nats steps^beta', {
      startRange: [5, 50],
    }),
    coefficient('AC', 'A C', 'loss at a share of 1 after endless training', 'nats/token', {
      startRange: [1, 4],
    }),
    exponent('alpha', '\\alpha', 'exponent of the share', {
      bounds: [0.001, 3],
      startRange: [0.02, 0.3],
    }),
    exponent('beta', '\\beta', 'exponent of the steps', { startRange: [0.1, 0.9] }),
  ],
  outputs,
  ...functions,
  presets: [],
  validity: {
    words:
      'No coefficients and no fitted range were found in print; the range here is that of the recommended design.',
    ranges: { ratio: [0.01, 1], steps: [100, 1e6] },
  },
  fittedOn: 'The fitting procedure was not read: the form only.',
  typical: { ratio: 0.25, steps: 1e4, targetLoss: 3 },
  checks: [],
  caveats: [
    'No published coefficients: fit it to runs of your own.',
    'A alone cannot be told from B and C, so the parameters are the products A B and A C.',
    'After a given number of steps it is a pure power law in the share: other domains have no say.',
  ],
  recommendedDesign: {
    words: 'Nine shares from 1 to 100 %, ten lengths from 100 to a million steps.',
    runs: grid({ ratio: ladder(0.01, 1, 9), steps: ladder(100, 1e6, 10) }),
  },
  inverse,
};
