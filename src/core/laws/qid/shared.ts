import { coefficient, exponent } from '../building';
import type { Output, Parameter } from '../law';

/** Parameters that the law with and without a factor of the bits share, in order. */
export const sharedParameters: readonly Parameter[] = [
  coefficient('k', 'k', 'joint scale', 'nats params^alpha tokens^-beta'),
  exponent('beta', '\\beta', 'token exponent'),
  exponent('alpha', '\\alpha', 'parameter exponent'),
];

/** What a degradation does to the likelihood of a token: exp(-QiD). */
export const likelihoodOfTarget: Output = {
  id: 'likelihoodFactor',
  symbol: 'e^{-\\Delta_q L}',
  name: 'factor on the likelihood of a token',
  unit: '',
  inputs: ['qid'],
  compute: ({ qid }) => Math.exp(-(qid as number)),
};

export const caveats: readonly string[] = [
  'A model is called undertrained below the tokens at which it reaches a target degradation; 0.2 nats take about a fifth off the likelihood, 0.5 about two fifths.',
  'The 100T-token projection is published as curves only.',
  'At 2 bits and trillions of tokens the power law gives absurd degradations (tens of nats).',
  'Separate formulas for AWQ, bitsandbytes and GPTQ at 4 bits exist as a picture only and are not here.',
];

export const fittedOn =
  'Each exponent alone first, then a joint law over all bit widths, GPTQ on RefinedWeb; the optimiser and its starts are not known.';
