import type { TableEntry } from '../table-entry';
import { microladderSource } from './microladder-source';

export const microladderRepeat: TableEntry = {
  id: 'microladder-repeat',
  kind: 'measurements',
  title: 'Micro ladder, repeated data',
  file: 'microladder_repeat.csv',
  hash: '8da6931d4a9eff91111b54588504291697cf8a353bdcb4b8d4a27a33654c907b',
  ...microladderSource,
  columns: [
    { name: 'run_id', unit: '', meaning: 'Size, seed, token budget and epochs' },
    { name: 'size', unit: '', meaning: 'Name of the size, s0 (width 16) to s6 (width 128)' },
    { name: 'params_nonembedding', unit: 'parameters', meaning: 'Model size without embeddings' },
    {
      name: 'tokens',
      unit: 'tokens',
      meaning: 'Training tokens, repeats counted; one token is one byte',
    },
    { name: 'unique_tokens', unit: 'tokens', meaning: 'Different tokens among them' },
    { name: 'epochs', unit: 'passes', meaning: 'Times each of them is seen' },
    { name: 'seed', unit: '', meaning: 'Seed of weights and data order' },
    { name: 'lr_peak', unit: 'per step', meaning: 'Peak learning rate: 0.02 x 16 / width' },
    { name: 'loss_general', unit: 'nats per byte', meaning: 'Loss on held-out English prose' },
    { name: 'loss_general_se', unit: 'nats per byte', meaning: 'Its standard error' },
    { name: 'loss_code', unit: 'nats per byte', meaning: 'Loss on held-out Python code' },
    { name: 'train_loss_last', unit: 'nats per byte', meaning: 'Training loss at the end' },
  ],
  bindings: [],
  notes: [
    'One size and one token budget: only the effect of repeating can be told.',
    'Losses are nats per byte: do not compare them with losses per token.',
  ],
};

export const synthllmPredicted: TableEntry = {
  id: 'synthllm-predicted',
  kind: 'predictions',
  title: 'Accuracy on synthetic data, as predicted by its source',
  file: 'synthllm_predicted.csv',
  hash: '29f11f3f1e79e0cd2e874037eb1efdb00b234920ddbed68778f1b9e27090b6ec',
  source:
    'Qin et al. 2025, Scaling Laws of Synthetic Data for Language Models (arXiv 2503.19551), Table 1',
  citations: [{ key: 'qin2025', arxiv: '2503.19551' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'tokens', unit: 'tokens', meaning: 'Synthetic tokens' },
    {
      name: 'math_accuracy_percent',
      unit: 'percent',
      meaning: 'Accuracy on mathematics the source predicts',
    },
  ],
  bindings: [
    {
      law: 'rectified',
      label: 'Error on mathematics over synthetic tokens, at one size',
      variables: { D: 'tokens' },
      response: { column: 'math_accuracy_percent', scale: -0.01, offset: 1 },
      groups: ['params==3000000000', 'params==8000000000'],
    },
  ],
  notes: [
    "These are predictions of the source's own law, not measurements.",
    'The law holds within one model size: choose one.',
  ],
};
