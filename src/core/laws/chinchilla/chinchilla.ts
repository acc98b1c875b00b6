import { coefficient, exponent, floor, params, tokens } from '../building';
import type { Law } from '../law';
import { checks } from './checks';
import { derivatives, evaluate, featureDerivatives, inverse, optimum } from './form';
import { outputs } from './outputs';
import { presets } from './presets';

/** Nine sizes for each of seven budgets, two octaves either side of 20 tokens a parameter. */
function isoFlopDesign(): { N: number[]; D: number[] } {
  const N: number[] = [];
  const D: number[] = [];
  for (let budget = 0; budget < 7; budget++) {
    const compute = 6e18 * 10 ** (0.45 * budget);
    for (let step = -4; step <= 4; step++) {
      const params = Math.sqrt(compute / 120) * 2 ** (step / 2);
      N.push(params);
      D.push(compute / (6 * params));
    }
  }
  return { N, D };
}

export const chinchilla: Law = {
  id: 'chinchilla',
  family: 'compute',
  title: 'Chinchilla',
  formula: 'L = E + A/N^alpha + B/D^beta',
  tex: 'L(N, D) = E + \\frac{A}{N^{\\alpha}} + \\frac{B}{D^{\\beta}}',
  citations: [
    {
      key: 'hoffmann2022',
      authors: 'Hoffmann et al.',
      title: 'Training Compute-Optimal Large Language Models',
      year: 2022,
      arxiv: '2203.15556',
    },
    {
      key: 'besiroglu2024',
      authors: 'Besiroglu, Erdil, Barnett and You',
      title: 'Chinchilla Scaling: A replication attempt',
      year: 2024,
      arxiv: '2404.10102',
    },
  ],
  variables: [params('parameters including embeddings'), tokens()],
  parameters: [
    floor('E', 'E', 'irreducible loss', 'nats/token'),
    coefficient('A', 'A', 'parameter coefficient', 'nats params^alpha'),
    coefficient('B', 'B', 'data coefficient', 'nats tokens^beta'),
    exponent('alpha', '\\alpha', 'parameter exponent'),
    exponent('beta', '\\beta', 'data exponent'),
  ],
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets,
  validity: {
    words:
      'More than 400 models, 70M to 16B parameters, 5B to over 400B tokens, MassiveText; smoothed training loss.',
    ranges: { N: [70e6, 16e9], D: [5e9, 400e9] },
  },
  fittedOn:
    'Hoffmann et al.: Huber loss (delta 1e-3) on log loss by L-BFGS from a grid of starts. Besiroglu et al.: the same on 240 points digitised from Figure 4, summed and run to the end; errors from 4,000 bootstraps.',
  typical: { N: 7e10, D: 1.4e12, C: 5.76e23, targetLoss: 2 },
  checks,
  caveats: [
    'The rounded constants give N* = 32B at the Gopher budget (5.76e23 FLOPs), not the 40B stated; TeX precision gives 40.4B.',
    'TeX precision still misses the Approach 3 token counts of Table A3 by 6 to 10 %; the rounded set misses by up to 77 %.',
    'Approach 3 stopped its optimiser early and rounded beta; see the replication by Besiroglu et al. 2024.',
    'Five of the 245 digitised points move B from 2143 to 12846 and beta from 0.37 to 0.45.',
    'A, B and the exponents are strongly correlated: quote the curve, not the coefficients.',
  ],
  recommendedDesign: {
    words:
      'Seven budgets from 6e18 to 3e21 FLOPs, nine sizes each, a factor of four either side of 20 tokens per parameter.',
    runs: isoFlopDesign(),
  },
  quoted: [
    {
      label: 'exponent a, bootstrap of the replication',
      value: 0.513,
      unit: '',
      status: 'published',
      source: 'arXiv 2404.10102, notebook',
    },
    {
      label: 'standard error of that exponent',
      value: 0.02,
      unit: '',
      status: 'published',
      source: 'arXiv 2404.10102, notebook',
    },
  ],
  optimum,
  inverse,
  additiveForm: {
    floor: 'E',
    terms: [
      { variable: 'N', coefficient: 'A', exponent: 'alpha' },
      { variable: 'D', coefficient: 'B', exponent: 'beta' },
    ],
  },
};
