import type { ColumnDescription } from '../catalogue-entry';
import { type GalleryEntry, onGitHub, onHuggingFace, runsOf } from './gallery-entry';

const columns: readonly ColumnDescription[] = [
  { name: 'experiment', unit: '', meaning: 'Which collection of runs a row belongs to' },
  { name: 'params', unit: 'parameters', meaning: 'Model size' },
  { name: 'tokens', unit: 'tokens', meaning: 'Training tokens' },
  { name: 'budget', unit: 'FLOPs', meaning: 'Compute budget of the curve' },
  {
    name: 'loss',
    unit: 'nats per token',
    meaning: 'Validation loss; what it is of varies by source',
  },
];
const choices = runsOf({ N: 'params', D: 'tokens', loss: 'loss', name: 'experiment' });
const compiled = 'Czech et al. 2026 (arXiv 2603.22339), compiled from the sources each row names';
const repository = 'Open-Athena/scaling-law-analysis';
const commit = '01245898b998928e56237fabc47c59e751d8176d';
const header = ['source', 'dataset', 'model', 'experiment', 'tokens', 'params', 'budget', 'loss'];
/** Of the files the collection was made from. */
const partHeader = [...header, 'provenance', 'condition'];

export const isoflopCollection: GalleryEntry = {
  id: 'isoflop-collection',
  title: 'IsoFLOP collection: Chinchilla, Llama 3, Marin, (Mis)Fitting',
  about: 'Seven sets of IsoFLOP curves in one table: how far the same analysis carries.',
  files: [
    onHuggingFace(
      'open-athena/isoflop-experiments',
      'ba52cfacd7886583f4e285b8326d8ad051dee565',
      'isoflop_experiments.csv',
    ),
  ],
  rows: 814,
  exactRows: true,
  bytes: 110_000,
  source: `${compiled}; huggingface.co/datasets/open-athena/isoflop-experiments`,
  licence: 'Apache-2.0',
  seen: 'cited',
  pinned: true,
  columns,
  header,
  choices,
  where: "experiment=='marin_202603__nemotron__llama_2'",
  notes: [
    'Losses of different experiments are of different texts and tokenizers: fit one at a time. The filter names the first to look at.',
    'Others: ml_scalefit__massivetext__chinchilla, llama_3__raw_loss, marin_202603__comma__llama_2, marin_202603__dclm__llama_2, misfitting__fineweb_c4__transformer.',
  ],
};

export const marinLadders: GalleryEntry = {
  id: 'marin-isoflop',
  title: 'Marin scaling ladders on Comma, DCLM and Nemotron',
  about: 'IsoFLOP curves from 1e18 to 3e20 FLOPs of one architecture on three training sets.',
  files: [onGitHub(repository, commit, 'data/isoflops/marin_202603/isoflops.csv')],
  rows: 258,
  exactRows: true,
  bytes: 33_000,
  source: `Marin community 2026, macro loss on Paloma; ${compiled}; github.com/${repository}`,
  licence: 'Apache-2.0',
  seen: 'content',
  pinned: true,
  columns,
  header: partHeader,
  sign: 'marin_202603,',
  choices,
  where: "dataset=='nemotron'",
  notes: [
    'Change the filter to dataset==\u2018comma\u2019 or \u2018dclm\u2019, or compare two of them on the screen of fits.',
  ],
};

export const misfitting: GalleryEntry = {
  id: 'misfitting-isoflop',
  title: '(Mis)Fitting: small transformers on FineWeb',
  about: 'Many small sizes and budgets from interpolated checkpoints: what a cheap sweep can tell.',
  files: [onGitHub(repository, commit, 'data/isoflops/misfitting/isoflops.csv')],
  rows: 176,
  exactRows: true,
  bytes: 27_000,
  source: `Li et al. 2025 (arXiv 2502.18969), loss on C4; ${compiled}; github.com/${repository}`,
  licence: 'Apache-2.0 for the compilation',
  seen: 'content',
  pinned: true,
  columns,
  header: partHeader,
  sign: 'misfitting,',
  choices,
  where: '',
  notes: ['Losses are interpolated between checkpoints of undecayed runs.'],
};

export const llama3Isoflop: GalleryEntry = {
  id: 'llama3-isoflop',
  title: 'Llama 3 IsoFLOP curves',
  about: 'Figure 2 of the Llama 3 report: ten budgets from 6e18 to 1e22 FLOPs.',
  files: [
    onGitHub(
      'eric-czech/llama3_isoflop_extraction',
      '1bc1755b76e6ee55a911549c8ec52b71cb480320',
      'isoflops_points.csv',
    ),
  ],
  rows: 133,
  exactRows: true,
  bytes: 7_600,
  source:
    'Grattafiori et al. 2024 (arXiv 2407.21783), digitised by E. Czech, github.com/eric-czech/llama3_isoflop_extraction',
  licence: 'No licence file: fetched for you from its source, not redistributed here',
  seen: 'content',
  pinned: true,
  columns: [
    {
      name: 'compute_budget',
      unit: 'FLOPs',
      meaning: 'Budget of the curve; sizes follow as C / (6 D)',
    },
    { name: 'training_tokens', unit: 'tokens', meaning: 'Training tokens' },
    { name: 'validation_loss', unit: 'as in the figure', meaning: 'Validation loss' },
  ],
  header: ['compute_budget', 'training_tokens', 'validation_loss'],
  choices: runsOf({ C: 'compute_budget', D: 'training_tokens', loss: 'validation_loss' }),
  where: '',
  notes: [
    'The report does not name the unit of the loss, and values near 0.8 are too low for nats per token: do not compare them with other losses.',
  ],
};
