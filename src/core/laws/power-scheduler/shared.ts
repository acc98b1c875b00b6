import { logVariable } from '../building';
import type { Citation, Variable } from '../law';

/** Length of the sequences the paper counts its batch in. */
export const sequence = 4096;

export const reference = 'shen2024-power';
export const source = 'arXiv 2408.13359';

export const citation: Citation = {
  key: 'shen2024',
  authors: 'Shen et al.',
  title: 'Power Scheduler: A Batch Size and Token Number Agnostic Learning Rate Scheduler',
  year: 2024,
  arxiv: '2408.13359',
};

export const batchVariable: Variable = logVariable('batch', 'batch size', 'tokens', {
  symbol: '\\beta',
});

/** Batch sizes and token budgets of the proxy runs. */
export const ranges: Readonly<Record<string, readonly [number, number]>> = {
  batch: [16 * sequence, 512 * sequence],
  D: [2e9, 256e9],
};
