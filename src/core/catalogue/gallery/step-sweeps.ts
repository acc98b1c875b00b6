import { type GalleryEntry, onGitHub, runsOf } from './gallery-entry';

const licence = 'No licence file: fetched for you from its source, not redistributed here';

export const stepLaw: GalleryEntry = {
  id: 'step-law-dense',
  title: 'Step Law sweep: learning rate by batch size',
  about: '1,911 dense runs in 17 cells of size and tokens, each a grid of learning rate and batch.',
  files: [onGitHub('step-law/steplaw', 'main', 'data/dense_lr_bs_loss.csv')],
  rows: 1911,
  exactRows: true,
  bytes: 340_000,
  source: 'Li et al. 2025 (arXiv 2503.04715), github.com/step-law/steplaw',
  licence,
  seen: 'cited',
  pinned: false,
  columns: [
    { name: 'N', unit: 'parameters', meaning: 'Model size without embeddings' },
    { name: 'D', unit: 'tokens', meaning: 'Training tokens' },
    { name: 'lr', unit: 'peak', meaning: 'Learning rate' },
    { name: 'bs', unit: 'sequences of 2,048 tokens', meaning: 'Batch size' },
    { name: 'smooth loss', unit: 'nats per token', meaning: 'Smoothed last training loss' },
  ],
  header: ['h', 'ffnh', 'numl', 'lr', 'bs', 'smooth loss', 'D', 'N'],
  choices: runsOf({ N: 'N', D: 'D', loss: 'smooth loss' }, { embeddings: 'without' }),
  where: '',
  notes: [
    'Most runs are tuned badly on purpose: the lowest loss of each cell is the tuned one. Fit a lower envelope, or filter on lr and bs.',
  ],
};

export const farseer: GalleryEntry = {
  id: 'farseer-grid',
  title: 'Farseer grid: 404 runs of sizes by tokens',
  about:
    'The densest public grid: 0.1B to 6.4B parameters by 1B to 512B tokens, nearly uncorrelated.',
  files: [onGitHub('Farseer-Scaling-Law/Farseer', 'main', 'ipynb/data/1222_full.csv')],
  rows: 404,
  exactRows: true,
  bytes: 140_000,
  source: 'Li et al. 2025 (arXiv 2506.10972), github.com/Farseer-Scaling-Law/Farseer',
  licence,
  seen: 'cited',
  pinned: false,
  columns: [
    { name: 'N', unit: 'parameters', meaning: 'Model size' },
    { name: 'D', unit: 'tokens', meaning: 'Training tokens' },
    { name: 'smooth loss', unit: 'nats per token', meaning: 'Smoothed last training loss' },
    { name: 'data_recipe', unit: '', meaning: 'Training set' },
  ],
  header: ['N', 'D', 'h', 'ffnh', 'numl', 'lr', 'bs', 'smooth loss', 'seq_len', 'data_recipe'],
  choices: runsOf({ N: 'N', D: 'D', loss: 'smooth loss' }),
  where: '',
  notes: ['Its column D/N is not tokens per parameter: take D and N.'],
};
