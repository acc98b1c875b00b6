import { absolute, check } from '../building';
import type { ReferenceTable, TableCheck } from './reference-table';

const id = 'dong2023-sft-mix';
const source = 'arXiv 2310.05492, Table 1';

/** Whole samples in the smallest fraction the paper uses, 1/256 of a source. */
const smallest = (samples: number): number => Math.floor(samples / 256);

const counted = (name: string, samples: number, expected: number): TableCheck => ({
  ...check({
    reference: id,
    quantity: `samples in 1/256 of ${name}`,
    preset: null,
    output: 'samples',
    inputs: { samples },
    expected,
    tolerance: absolute(0),
    source,
    note: 'Integer division.',
  }),
  compute: () => smallest(samples),
});

/** Dong et al. 2023: abilities after supervised fine-tuning on mixtures of sources. */
export const composition: ReferenceTable = {
  id,
  title: 'Composition of fine-tuning data and abilities',
  citations: [
    {
      key: 'dong2023',
      authors: 'Dong et al.',
      title:
        'How Abilities in Large Language Models are Affected by Supervised Fine-tuning Data Composition',
      year: 2023,
      arxiv: '2310.05492',
    },
  ],
  formula:
    'No closed form: scores are tabulated by the fraction k of a source and by how sources are mixed. DMT is specialised data first, then general data with the fraction k of the specialised.',
  facts: [
    ['GSM8K-RFT samples', 110142],
    ['CodeAlpaca samples', 20022],
    ['ShareGPT samples', 86060],
  ].map(([label, value]) => ({
    label: label as string,
    value: value as number,
    unit: 'samples',
    status: 'published',
    source,
  })),
  caveats: [
    'Mixing sources helps where data are few and hurts where they are many; at 7B the turn is between 1/64 and 1/16.',
    'General ability appears at about 1,000 samples and grows slowly after; mathematics grows with data; code is irregular at 7B.',
    'The batch size is given as 16 in one place and as 128 in another.',
  ],
  checks: [
    counted('GSM8K-RFT', 110142, 430),
    counted('CodeAlpaca', 20022, 78),
    counted('ShareGPT', 86060, 336),
  ],
};
