import { type CatalogueEntry, knownMapping } from './catalogue-entry';

export const chinchillaIsoflop: CatalogueEntry = {
  id: 'chinchilla-isoflop',
  kind: 'runs',
  title: 'Chinchilla isoFLOP runs',
  file: 'chinchilla_isoflop.csv',
  hash: '02932bb5db939987bb0e5c5aebdf6c96a5281653b4792458da222711bc6b98aa',
  source:
    'Hoffmann et al. 2022, Figure 4 (arXiv 2203.15556), digitised by Besiroglu et al. 2024 (arXiv 2404.10102); from the isoFLOP compilation github.com/Open-Athena/scaling-law-analysis',
  citations: [
    { key: 'hoffmann2022', arxiv: '2203.15556' },
    { key: 'besiroglu2024', arxiv: '2404.10102' },
  ],
  licence: 'Published figures, cited; the compilation is under Apache-2.0',
  columns: [
    { name: 'run_id', unit: '', meaning: 'Number of the point, in the order of the source' },
    { name: 'params', unit: 'parameters', meaning: 'Model size read from the figure' },
    {
      name: 'tokens',
      unit: 'tokens',
      meaning: 'Training tokens: flops / (6 params), to five digits',
    },
    { name: 'flops', unit: 'FLOPs', meaning: 'Budget: one of nine from 6e18 to 3e21' },
    {
      name: 'loss',
      unit: 'nats per token',
      meaning: 'Final training loss read from the colour of the point',
    },
    {
      name: 'excluded',
      unit: '0 or 1',
      meaning: '1 for the five highest losses, which the replication leaves out',
    },
  ],
  where: 'excluded==0',
  // The budget of Gopher, which the paper plans for.
  suggestedCompute: 5.76e23,
  mapping: knownMapping({
    name: ['run_id', 'text'],
    N: ['params', 'one'],
    D: ['tokens', 'one'],
    C: ['flops', 'one'],
    loss: ['loss', 'nats'],
  }),
  notes: [
    'Losses were read from colours, so they come in steps of about 0.01 nats.',
    'Two points stand twice.',
    'The five highest losses are left out, as in the replication; include them again to see what they do.',
  ],
};
