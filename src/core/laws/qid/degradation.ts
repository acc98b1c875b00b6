import { logVariable, params, powerSum, tokens } from '../building';

/**
 * The response of the law alone, apart from its description: what a plan is composed with.
 * k D^beta / (N^alpha bits^gamma), features log N, log D, log bits; parameters k, beta, alpha, gamma.
 */
export const degradationForm = {
  id: 'qid',
  variables: [
    params('non-embedding parameters'),
    tokens('training tokens of the checkpoint'),
    logVariable('bits', 'bits of a weight', 'bits', { symbol: 'P', domain: [1, 16] }),
  ],
  ...powerSum(4, [
    {
      coefficient: 0,
      factors: [
        { variable: 1, exponent: 1 },
        { variable: 0, exponent: 2, sign: -1 },
        { variable: 2, exponent: 3, sign: -1 },
      ],
    },
  ]),
} as const;

/** Of the unified law of Ouyang et al. 2024 (arXiv 2411.17691). */
export const unifiedValues = { k: 0.017, beta: 0.5251, alpha: 0.2261, gamma: 5.4967 } as const;
