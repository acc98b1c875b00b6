import type { TableEntry } from '../table-entry';

export const dclmModels: TableEntry = {
  id: 'dclm-models',
  kind: 'measurements',
  title: 'Benchmark scores of open models',
  file: 'dclm_models.csv',
  hash: 'bddf7acb1c37e724230dd082595543a241c73671703ebee14ace39d7c9a61c0a',
  source: 'Li et al. 2024, DataComp-LM (arXiv 2406.11794)',
  citations: [{ key: 'li2024', arxiv: '2406.11794' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'model', unit: '', meaning: 'Model or training set' },
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'tokens', unit: 'tokens', meaning: 'Training tokens' },
    { name: 'core', unit: 'percent', meaning: 'Centred accuracy on the core tasks' },
    { name: 'mmlu', unit: 'percent', meaning: 'Accuracy on MMLU, five examples' },
    { name: 'extended', unit: 'percent', meaning: 'Centred accuracy on all tasks' },
  ],
  bindings: [],
  notes: ['The models differ in data, architecture and tokenizer: this is no scaling ladder.'],
};

export const sftMix: TableEntry = {
  id: 'sft-mix',
  kind: 'measurements',
  title: 'Abilities by fine-tuning strategy',
  file: 'sft_mix.csv',
  hash: 'd76e91e4320043a15fcbd14cfeaa02a2635e30597032ebeff129a51bfe59b930',
  source:
    'Dong et al. 2023, How Abilities in Large Language Models are Affected by Supervised Fine-tuning Data Composition (arXiv 2310.05492), Table 1',
  citations: [{ key: 'dong2023', arxiv: '2310.05492' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'strategy', unit: '', meaning: 'Order and mix of the fine-tuning data' },
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'gsm8k', unit: 'percent', meaning: 'Accuracy on GSM8K' },
    { name: 'humaneval', unit: 'percent', meaning: 'Pass rate on HumanEval' },
    { name: 'mt_bench', unit: 'points of 10', meaning: 'Score on MT-Bench' },
  ],
  bindings: [],
  notes: ['The source gives no closed form.'],
};

export const chinchillaTable3: TableEntry = {
  id: 'chinchilla-table3',
  kind: 'predictions',
  title: 'Compute-optimal budgets, Approach 1',
  file: 'chinchilla_table3.csv',
  hash: 'adee10d3317e9876d0de83568f0680e58460e750f9c743957068fd03ce06861a',
  source:
    'Hoffmann et al. 2022, Training Compute-Optimal Large Language Models (arXiv 2203.15556), Table 3',
  citations: [{ key: 'hoffmann2022', arxiv: '2203.15556' }],
  licence: 'Published figures, cited',
  columns: [
    { name: 'params', unit: 'parameters', meaning: 'Model size' },
    { name: 'flops', unit: 'FLOPs', meaning: 'Training compute at which the size is optimal' },
    { name: 'tokens', unit: 'tokens', meaning: 'Training tokens at that budget' },
  ],
  bindings: [
    {
      law: 'allocation',
      label: 'Optimal parameters over compute',
      variables: { C: 'flops' },
      response: 'params',
    },
    {
      law: 'allocation/tokens',
      label: 'Optimal tokens over compute',
      variables: { C: 'flops' },
      response: 'tokens',
    },
  ],
  notes: ['Read off the fitted power laws of Approach 1: no row is a trained model.'],
};
