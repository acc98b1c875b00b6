import type { TableEntry } from '../table-entry';
import { microladderSource } from './microladder-source';

/** The source's sequences have 512 tokens. */
const sequencesOf512 = { column: 'batch_sequences', scale: 512 };
const batchSizes = [85e6, 151e6, 302e6, 604e6, 1.2e9].map((size) => `params==${size}`);

export const cbsSteps: TableEntry = {
  id: 'cbs-steps',
  kind: 'measurements',
  title: 'Steps to a loss by batch size',
  file: 'cbs_steps.csv',
  hash: '7d15a7b1f8f3d17e48621472cf58c64a6b5a8ef66b0a2ef4bbd18f2be5661e66',
  source:
    'Zhang et al. 2024, How Does Critical Batch Size Scale in Pre-training? (arXiv 2410.21676)',
  citations: [{ key: 'zhang2024', arxiv: '2410.21676' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'target_loss', unit: 'nats per token', meaning: 'Loss that is reached' },
    {
      name: 'batch_sequences',
      unit: 'sequences',
      meaning: 'Batch size in sequences of 512 tokens',
    },
    { name: 'steps', unit: 'steps', meaning: 'Optimizer steps until it is reached' },
  ],
  bindings: [
    {
      law: 'critical-batch',
      label: 'Steps over batch size, at one size',
      variables: { batch: sequencesOf512 },
      response: 'steps',
      groups: batchSizes,
    },
    {
      law: 'critical-batch/trade-off',
      label: 'Steps over batch size as least steps and critical batch, at one size',
      variables: { batch: sequencesOf512 },
      response: 'steps',
      groups: batchSizes,
    },
  ],
  notes: ['Each size has a target of its own.', 'The law holds within one size: choose one.'],
};

export const microladderCurves: TableEntry = {
  id: 'microladder-curves',
  kind: 'measurements',
  title: 'Micro ladder, training curves',
  file: 'microladder_curves.csv',
  hash: '11fe56a0331cf3c5433e27061bd5a8cc89fc9ebd4d074f282d57c4abccc3ea96',
  ...microladderSource,
  columns: [
    {
      name: 'run_id',
      unit: '',
      meaning: 'Size, seed, and trunk or the branch that was cooled down',
    },
    { name: 'step', unit: 'steps', meaning: 'Training step' },
    { name: 'tokens', unit: 'tokens', meaning: 'Tokens so far; one token is one byte' },
    { name: 'lr', unit: 'per step', meaning: 'Learning rate at the step' },
    {
      name: 'train_loss',
      unit: 'nats per byte',
      meaning: 'Training loss, mean since the row before',
    },
    {
      name: 'val_loss',
      unit: 'nats per byte',
      meaning: 'Loss on 256 held-out windows of English prose',
    },
  ],
  bindings: [],
  notes: [
    'Trunks are at the constant rate, branches cool down from them: rows along a trunk are not ends of runs.',
    'Losses are nats per byte: do not compare them with losses per token.',
  ],
};

export const languini: TableEntry = {
  id: 'languini',
  kind: 'measurements',
  title: 'Throughput and best settings by compute class',
  file: 'languini.csv',
  hash: 'ef617c790f1e1bf8b2df183ad735b2a53b9849939cb710ff1101be87d7746a10',
  source: 'Stanić et al. 2023, The Languini Kitchen (arXiv 2309.11197)',
  citations: [{ key: 'stanic2023', arxiv: '2309.11197' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'model', unit: '', meaning: 'Model' },
    { name: 'tokens_per_second', unit: 'tokens/s', meaning: 'Throughput on one accelerator' },
    { name: 'hours', unit: 'hours', meaning: 'Compute class in accelerator-hours' },
    {
      name: 'batch_sequences',
      unit: 'sequences',
      meaning: 'Best batch size in sequences of 512 tokens',
    },
    { name: 'steps', unit: 'steps', meaning: 'Steps that fit into the class' },
    { name: 'tokens', unit: 'tokens', meaning: 'Training tokens: steps x batch x 512' },
  ],
  bindings: [],
  notes: ['Classes are hours on one kind of accelerator, not FLOPs.'],
};
