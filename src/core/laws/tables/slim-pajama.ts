import { absolute, check } from '../building';
import type { ReferenceTable } from './reference-table';

const id = 'shen2023-slimpajama-dc';
const source = 'arXiv 2309.10818';
const cards = 'Hugging Face cards DKYoon/SlimPajama-6B and cerebras/SlimPajama-627B';

/** Shares by bytes of the full set; the six mixtures of the paper are published as pictures only. */
const shares: Readonly<Record<string, number>> = {
  CommonCrawl: 0.522,
  C4: 0.267,
  GitHub: 0.052,
  Books: 0.042,
  ArXiv: 0.046,
  Wikipedia: 0.038,
  StackExchange: 0.033,
};

/** Closeness of a model to guessing, 1 at chance: 1 - mean |accuracy - 1/4| over subjects with four choices. */
function riskOfGuessing(accuracies: readonly number[]): number {
  const distance = accuracies.reduce((sum, accuracy) => sum + Math.abs(accuracy - 0.25), 0);
  return 1 - distance / accuracies.length;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Shen et al. 2023: which sources a mixture is made of. */
export const slimPajama: ReferenceTable = {
  id,
  title: 'SlimPajama-DC: combinations of sources',
  citations: [
    {
      key: 'shen2023',
      authors: 'Shen et al.',
      title: 'SlimPajama-DC: Understanding Data Combinations for LLM Training',
      year: 2023,
      arxiv: '2309.10818',
    },
  ],
  formula:
    'No scaling law. Risk of random guessing = 1 - mean |accuracy - 0.25| over the subjects of MMLU.',
  facts: [
    ...Object.entries(shares).map(
      ([name, value]) =>
        ({
          label: `Share of ${name} in SlimPajama-627B, by bytes`,
          value,
          unit: '',
          status: 'published',
          source: cards,
        }) as const,
    ),
    {
      label: 'Share of the bytes of RedPajama removed',
      value: 0.496,
      unit: '',
      status: 'published',
      source: cards,
    },
    {
      label: 'Share of the documents of RedPajama removed for their length',
      value: 0.0186,
      unit: '',
      status: 'published',
      source: cards,
    },
    { label: 'RedPajama', value: 1.21e12, unit: 'tokens', status: 'published', source: cards },
    { label: 'SlimPajama', value: 627e9, unit: 'tokens', status: 'published', source: cards },
  ],
  caveats: [
    'Shares of the six mixtures and their scores were published as pictures and are not here; those listed are of the full set.',
    'Training loss does not rank the mixtures: the one with the highest loss scores best, the one heavy in code has the lowest loss.',
    'Models of 1.3B parameters on 330B tokens each, and one 7B.',
  ],
  checks: [
    {
      ...check({
        reference: id,
        quantity: 'risk of random guessing where every subject is at chance',
        preset: null,
        output: 'riskOfGuessing',
        expected: 1,
        tolerance: absolute(1e-12),
        kind: 'algebra',
        source,
        note: 'By definition.',
      }),
      compute: () => riskOfGuessing([0.25, 0.25, 0.25]),
    },
    {
      ...check({
        reference: id,
        quantity: 'sum of the shares of the sources',
        preset: null,
        output: 'share',
        expected: 1,
        tolerance: absolute(0.0011),
        source: cards,
        note: 'One decimal of a percent each.',
      }),
      compute: () => total(Object.values(shares)),
    },
  ],
};
