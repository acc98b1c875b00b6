import { ladder, onePower, params } from '../building';
import type { Law } from '../law';

import { porianCitation } from './sources';

/** Learning rate and batch size (tokens) as powers of N: Porian et al. 2024 (arXiv 2406.19146). */
const source = 'arXiv 2406.19146, as quoted in a transcription of the comparison table of Step Law';
const note = 'Second hand: read in a transcription, not in the paper.';

const common = {
  family: 'schedule',
  citations: [porianCitation],
  validity: {
    words: 'Sixteen sizes from 5.2M to 902M parameters, RefinedWeb and OpenWebText2.',
    ranges: { N: [5.2e6, 902e6] },
  },
  fittedOn: 'The best settings of sweeps over learning rate and batch size for each size.',
  typical: { N: 1e8 },
  checks: [],
  caveats: [
    'For plans of the compute-optimal length at a constant learning rate with tuned beta2.',
    note,
  ],
  recommendedDesign: {
    words: 'Forty sizes from 5M to 1B parameters.',
    runs: { N: ladder(5e6, 1e9, 40) },
  },
} as const;

export const learningRate: Law = {
  ...common,
  ...onePower({
    law: 'allocation/learning-rate',
    variable: params('parameters without input embedding, with head'),
    response: { id: 'lr', symbol: '\\eta^*', name: 'optimal learning rate', unit: '' },
    coefficient: {
      id: 'lr_coef',
      symbol: 'c',
      name: 'learning rate coefficient',
      unit: 'params^-p',
    },
    exponent: { id: 'lr_exp', symbol: 'p', name: 'power of the parameters' },
  }),
  id: 'allocation/learning-rate',
  title: 'Porian, learning rate',
  formula: 'lr = lr_coef * N^lr_exp',
  tex: '\\eta(N) = c\\, N^{p}',
  presets: [
    {
      id: 'porian2024',
      label: 'Porian et al. 2024',
      values: { lr_coef: 3.7, lr_exp: -0.36 },
      status: 'published',
      source,
      note,
      unpinned: ['lr_coef', 'lr_exp'],
    },
  ],
};

export const batch: Law = {
  ...common,
  ...onePower({
    law: 'allocation/batch',
    variable: params('parameters without input embedding, with head'),
    response: { id: 'batch', symbol: 'B^*', name: 'optimal batch size', unit: 'tokens' },
    coefficient: {
      id: 'batch_coef',
      symbol: 'c',
      name: 'batch coefficient',
      unit: 'tokens params^-p',
    },
    exponent: { id: 'batch_exp', symbol: 'p', name: 'power of the parameters' },
  }),
  id: 'allocation/batch',
  title: 'Porian, batch size',
  formula: 'batch = batch_coef * N^batch_exp',
  tex: 'B(N) = c\\, N^{p}',
  presets: [
    {
      id: 'porian2024',
      label: 'Porian et al. 2024',
      values: { batch_coef: 0.7576, batch_exp: 0.703 },
      status: 'published',
      source,
      note,
      unpinned: ['batch_coef', 'batch_exp'],
    },
  ],
};
