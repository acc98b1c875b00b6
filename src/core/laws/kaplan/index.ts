import { grid, ladder, params, regression, tokens } from '../building';
import type { Law } from '../law';
import { criticalBatchLaw } from './critical-batch';
import { joint, jointParameters } from './joint';
import { overfittingLaw } from './overfitting';
import { computeLaw, paramsLaw, tokensLaw } from './single-variable';
import { citation, fittedOn, noFloor, paper, ranges, rangeWords, reference } from './sources';
import { stepsLaw } from './steps';

export { joint, jointParameters } from './joint';

/** Kaplan et al. 2020 (arXiv 2001.08361): the joint law of size and data, and its companions as parts. */
export const kaplan: Law = {
  id: 'kaplan',
  family: 'compute',
  title: 'Kaplan',
  formula: 'L = ((N_c/N)^(aN/aD) + D_c/D)^aD',
  tex: 'L(N, D) = \\left[\\left(\\frac{N_c}{N}\\right)^{\\alpha_N/\\alpha_D} + \\frac{D_c}{D}\\right]^{\\alpha_D}',
  citations: [citation],
  variables: [params('non-embedding parameters'), tokens('tokens')],
  parameters: jointParameters('aN', 'aD'),
  outputs: [
    {
      id: 'loss',
      symbol: 'L',
      name: 'loss',
      unit: 'nats/token',
      inputs: ['N', 'D'],
      compute: ({ N, D }, p) => joint.evaluate([Math.log(N as number), Math.log(D as number)], p),
    },
    {
      id: 'N',
      symbol: 'N^*',
      name: 'compute-optimal parameters',
      unit: 'params',
      inputs: ['C'],
      compute: ({ C }, p) => joint.optimum.atCompute(p, C as number).N,
    },
    {
      id: 'D',
      symbol: 'D^*',
      name: 'compute-optimal tokens',
      unit: 'tokens',
      inputs: ['C'],
      compute: ({ C }, p) => joint.optimum.atCompute(p, C as number).D,
    },
    {
      id: 'C',
      symbol: 'C^*',
      name: 'least compute that reaches a loss',
      unit: 'FLOPs',
      inputs: ['targetLoss'],
      compute: ({ targetLoss }, p) => joint.optimum.computeForLoss(p, targetLoss as number),
    },
    {
      id: 'a',
      symbol: 'a',
      name: 'exponent of optimal parameters in compute',
      unit: '',
      inputs: [],
      compute: (_, p) => joint.optimum.exponents(p).a,
    },
  ],
  ...joint,
  presets: [
    {
      id: 'kaplan2020',
      label: 'Kaplan et al. 2020, joint',
      values: { N_c: 6.4e13, D_c: 1.8e13, aN: 0.076, aD: 0.103 },
      status: 'published',
      source: `${paper}, fit of L(N, D)`,
      note: 'Its constants differ a little from those of the single-variable fits.',
    },
  ],
  validity: { words: rangeWords, ranges },
  fittedOn,
  typical: { N: 1e9, D: 2.2e10, C: 1e21, targetLoss: 2.5 },
  checks: [regression(reference, 'kaplan2020', 'loss', { N: 1e9, D: 2.2e10 }, 2.36932)],
  caveats: [
    noFloor,
    'The best plan of this form at C = 6 N D has N* growing as C^0.575: the 0.73 of the paper comes from its trend of C_min, not from here.',
    'Parameters do not count embeddings, and the learning-rate schedule was not matched to the length of a run; Porian et al. 2024 say why 0.73 is not reproduced today.',
  ],
  quoted: [
    {
      label: 'exponent of optimal parameters in compute, N_opt ~ C_min^0.73',
      value: 0.73,
      unit: '',
      status: 'published',
      source: paper,
    },
  ],
  recommendedDesign: {
    words:
      'Eight sizes from 1e5 to 1e10 parameters, each on eight amounts of data from 2e7 to 1e12 tokens.',
    runs: grid({ N: ladder(1e5, 1e10, 8), D: ladder(2e7, 1e12, 8) }),
  },
  parts: [paramsLaw, tokensLaw, computeLaw, criticalBatchLaw, stepsLaw, overfittingLaw],
};
