import type { QuotedValue } from '../law';
import type { ReferenceTable } from './reference-table';

const source = 'arXiv 2403.08763, read in a transcription';

interface Setting {
  readonly name: string;
  readonly data: string;
  /** Share replayed, loss on the old data, loss on the new. */
  readonly rows: readonly (readonly [number, number, number])[];
}

const settings: readonly Setting[] = [
  {
    name: '405M, Pile then German',
    data: 'German',
    rows: [
      [0, 3.56, 1.11],
      [0.01, 2.83, 1.12],
      [0.05, 2.57, 1.12],
      [0.1, 2.46, 1.13],
      [0.25, 2.33, 1.16],
      [0.5, 2.24, 1.22],
    ],
  },
  {
    name: '405M, Pile then SlimPajama',
    data: 'SlimPajama',
    rows: [
      [0, 2.44, 2.5],
      [0.005, 2.27, 2.5],
      [0.01, 2.26, 2.5],
      [0.05, 2.23, 2.51],
      [0.1, 2.21, 2.51],
      [0.5, 2.16, 2.54],
    ],
  },
  {
    name: '10B, Pile then SlimPajama',
    data: 'SlimPajama',
    rows: [
      [0, 1.98, 2],
      [0.05, 1.79, 2],
    ],
  },
];

const fact = (label: string, value: number): QuotedValue => ({
  label,
  value,
  unit: 'nats/token',
  status: 'published',
  source,
});

/** Ibrahim et al. 2024: loss on old and new data by the share replayed. */
export const replayLosses: ReferenceTable = {
  id: 'ibrahim2024-cpt',
  title: 'Losses after continued pre-training, by replay',
  citations: [
    {
      key: 'ibrahim2024',
      authors: 'Ibrahim et al.',
      title: 'Simple and Scalable Strategies to Continually Pre-train Large Language Models',
      year: 2024,
      arxiv: '2403.08763',
    },
  ],
  formula:
    'No closed form: loss on the old and the new data by the share of old data in the new stage, after warming up and decaying the rate again.',
  facts: [
    fact('405M before, Pile', 2.17),
    fact('405M before, SlimPajama', 2.7),
    fact('10B before, Pile', 1.75),
    fact('10B before, SlimPajama', 2.24),
    ...settings.flatMap(({ name, data, rows }) =>
      rows.flatMap(([share, old, fresh]) => [
        fact(`${name}, ${100 * share} % replayed: Pile`, old),
        fact(`${name}, ${100 * share} % replayed: ${data}`, fresh),
      ]),
    ),
  ],
  caveats: ['300B tokens of the Pile, then 300B of SlimPajama or 200B of German.'],
  checks: [],
};
