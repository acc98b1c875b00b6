import { type CatalogueEntry, type ColumnDescription, knownMapping } from './catalogue-entry';

const tasks = [
  'bigbench_operators',
  'pubmed_qa_labeled',
  'hellaswag_zeroshot',
  'boolq',
  'arc_easy',
  'coqa',
  'bigbench_dyck_languages',
  'lambada_openai',
  'bigbench_novel_concepts',
  'winograd',
  'bigbench_cs_algorithms',
  'commonsense_qa',
  'bigbench_qa_wikidata',
  'hellaswag',
  'copa',
  'squad',
  'piqa',
];

const columns: readonly ColumnDescription[] = [
  { name: 'run_id', unit: '', meaning: 'Training set, architecture and token multiplier / 20' },
  { name: 'params', unit: 'parameters', meaning: 'Model size, embeddings included' },
  { name: 'params_non_embedding', unit: 'parameters', meaning: 'Model size without embeddings' },
  { name: 'tokens', unit: 'tokens', meaning: 'Training tokens' },
  { name: 'flops', unit: 'FLOPs', meaning: 'Training compute: 6 params x tokens' },
  { name: 'token_multiplier', unit: 'tokens per parameter', meaning: 'How far the run is trained' },
  { name: 'loss', unit: 'nats per token', meaning: 'Validation loss on C4' },
  { name: 'error_17', unit: 'share', meaning: 'Mean error of the 17 tasks' },
  ...tasks.map((task) => ({
    name: `err_${task}`,
    unit: 'share',
    meaning: `Error on the task ${task.replaceAll('_', ' ')}`,
  })),
];

const shared = {
  kind: 'runs',
  source:
    'Gadre et al. 2024, Language models scale reliably with over-training and on downstream tasks (arXiv 2403.08540), tables of github.com/mlfoundations/scaling',
  citations: [{ key: 'gadre2024', arxiv: '2403.08540' }],
  licence: 'Published figures, cited',
  columns,
  where: '',
  mapping: knownMapping({
    name: ['run_id', 'text'],
    N: ['params', 'one'],
    D: ['tokens', 'one'],
    C: ['flops', 'one'],
    loss: ['loss', 'nats'],
  }),
} as const;

export const gadreC4: CatalogueEntry = {
  ...shared,
  id: 'gadre-c4',
  title: 'Over-training testbed, trained on C4',
  file: 'gadre_c4.csv',
  hash: '948b131d69b1f8524a68d734347a47b48dd068b3baf7cc50bf52c4c8a512ee8b',
  notes: [
    'Sizes from 11M to 6.9B parameters, up to 640 tokens per parameter.',
    'As published, the loss does not fall with tokens in every row.',
  ],
};

export const gadreRpj: CatalogueEntry = {
  ...shared,
  id: 'gadre-rpj',
  title: 'Over-training testbed, trained on RedPajama',
  file: 'gadre_rpj.csv',
  hash: '369e1fdbd1fef005185771fc754121941b2311dc2c91127c33fcd9143f24423c',
  notes: [
    'Sizes from 11M to 6.9B parameters, up to 640 tokens per parameter; the loss is on C4.',
    'As published, the loss does not fall with tokens in every row.',
    'The d=1024 runs at 16 and 32 times 20 tokens per parameter and the 1b run used another copy of the data.',
  ],
};
