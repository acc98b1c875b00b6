import { type GalleryEntry, onGitHub } from './gallery-entry';

const repository = 'allenai/OLMo-ladder';
const commit = '4d993445ec8d0e1202c21ebd14aab505550dcee6';

/** Parameters as the repository's own configuration of its fit has them. */
const sizes = {
  '190M': 190_354_176,
  '370M': 371_262_464,
  '760M': 758_220_288,
  '1B': 1_279_395_840,
};
const multiples = ['1xC', '2xC', '5xC', '10xC'];

const runs = Object.entries(sizes).flatMap(([size, params]) =>
  multiples.map((multiple) => ({ name: `${size}-${multiple}`, params })),
);

export const olmoLadder: GalleryEntry = {
  id: 'olmo-ladder',
  title: 'OLMo ladder: four sizes by four token multiples',
  about:
    'Sixteen training logs, 1 to 10 times 20 tokens per parameter, with losses on a dozen texts.',
  files: runs.map(({ name }) =>
    onGitHub(repository, commit, `src/scripts/paper/data/ladder-runs/${name}.csv`),
  ),
  rows: 16,
  exactRows: true,
  bytes: 3_500_000,
  source: 'Bhagia et al. 2024 (arXiv 2412.04403), github.com/allenai/OLMo-ladder',
  licence: 'Apache-2.0',
  seen: 'cited',
  pinned: true,
  columns: [
    { name: '_step', unit: 'steps', meaning: 'Step of the log' },
    { name: 'throughput/total_tokens', unit: 'tokens', meaning: 'Tokens seen' },
    { name: 'batch_size_in_tokens', unit: 'tokens', meaning: 'Batch size' },
    {
      name: 'eval/c4_en-validation/CrossEntropyLoss',
      unit: 'nats per token',
      meaning: 'Loss on C4; other texts are beside it',
    },
  ],
  header: ['_step', 'batch_size_in_tokens', 'eval/c4_en-validation/CrossEntropyLoss'],
  choices: {
    roles: {},
    lossColumn: 'eval/c4_en-validation/CrossEntropyLoss',
    answers: Object.fromEntries(runs.map(({ name, params }) => [name, { params }])),
  },
  where: '',
  notes: ['Sizes are those of the authors\u2019 own fit. The last value of each log counts.'],
};
