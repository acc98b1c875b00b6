import { type CatalogueEntry, knownMapping } from './catalogue-entry';
import { microladderSource } from './tables/microladder-source';

export const microladder: CatalogueEntry = {
  id: 'microladder',
  kind: 'runs',
  title: 'Micro ladder of byte-level models',
  file: 'microladder_runs.csv',
  hash: '38c6101f0b4e1372a5c3faecd2b018b484171b1a94e97c747b7c6f2d6c202f02',
  ...microladderSource,
  columns: [
    { name: 'run_id', unit: '', meaning: 'Size, seed and token budget' },
    { name: 'size', unit: '', meaning: 'Name of the size, s0 (width 16) to s6 (width 128)' },
    { name: 'params_nonembedding', unit: 'parameters', meaning: 'Model size without embeddings' },
    { name: 'params_total', unit: 'parameters', meaning: 'Model size with embeddings' },
    { name: 'tokens', unit: 'tokens', meaning: 'Training tokens; one token is one byte' },
    { name: 'seed', unit: '', meaning: 'Seed of weights and data order' },
    { name: 'flops_6nd', unit: 'FLOPs', meaning: '6 x non-embedding parameters x tokens' },
    { name: 'flops_exact', unit: 'FLOPs', meaning: 'Counts attention and the output layer too' },
    { name: 'lr_peak', unit: 'per step', meaning: 'Peak learning rate: 0.02 x 16 / width' },
    { name: 'batch_tokens', unit: 'tokens', meaning: 'Tokens per step' },
    { name: 'loss_general', unit: 'nats per byte', meaning: 'Loss on held-out English prose' },
    { name: 'loss_general_se', unit: 'nats per byte', meaning: 'Its standard error' },
    { name: 'loss_code', unit: 'nats per byte', meaning: 'Loss on held-out Python code' },
    { name: 'loss_code_se', unit: 'nats per byte', meaning: 'Its standard error' },
    { name: 'wall_s', unit: 'seconds', meaning: 'Time of training' },
  ],
  where: '',
  mapping: knownMapping({
    name: ['run_id', 'text'],
    N: ['params_nonembedding', 'one'],
    D: ['tokens', 'one'],
    loss: ['loss_general', 'nats-per-byte'],
    lossError: ['loss_general_se', 'nats-per-byte'],
  }),
  notes: [
    'Losses are nats per byte: do not compare them with losses per token.',
    'Tiny scale, 9 thousand to 0.6 million parameters: exponents do not carry over to large language models.',
    'Runs of one size share their early training, so they are not independent.',
    'Under about 1M tokens the loss is still in the early plateau, which the Chinchilla form describes poorly.',
  ],
};
