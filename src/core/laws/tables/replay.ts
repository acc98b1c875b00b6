import { absolute, check } from '../building';
import type { ReferenceTable, TableCheck } from './reference-table';

const id = 'abbes2025-replay';
const source = 'arXiv 2508.01908';

/** FLOPs per token of the new task, relative to training without replay, where a share of each batch is replayed. */
const costOfReplay = (share: number): number => 1 / (1 - share);

const cost = (share: number, expected: number): TableCheck => ({
  ...check({
    reference: id,
    quantity: `training cost of a new token where ${100 * share} % of each batch is replayed`,
    preset: null,
    output: 'multiplier',
    inputs: { share },
    expected,
    tolerance: absolute(0.005),
    source,
    note: 'Two decimals.',
  }),
  compute: () => costOfReplay(share),
});

const score = (label: string, value: number) =>
  ({
    label: `Downstream average, ${label}`,
    value,
    unit: 'percent',
    status: 'published',
    source,
  }) as const;

/** Abbes et al. 2025: what replay costs and what it brings in continual pre-training. */
export const replay: ReferenceTable = {
  id,
  title: 'Replay and gradient alignment in continual pre-training',
  citations: [
    {
      key: 'abbes2025',
      authors: 'Abbes et al.',
      title:
        'Revisiting Replay and Gradient Alignment for Continual Pre-Training of Large Language Models',
      year: 2025,
      arxiv: '2508.01908',
    },
  ],
  formula:
    'A token of the new task costs 1/(1 - rho) where the share rho of each batch is replayed; stability and plasticity fall as powers of the FLOPs per token, with constants that are not published.',
  facts: [
    score('560M, joint training', 67.33),
    score('560M, 25 % replay and Reptile', 67.5),
    score('560M, replay alone', 66.4),
    score('560M, Reptile alone', 65.4),
    score('6B, joint training', 72.6),
    score('6B, 25 % replay and Reptile', 76.8),
    score('6B, 50 % replay and Reptile', 77.1),
  ],
  caveats: [
    'Sizes 99M to 6B, 100B tokens a task, English to French to German and on; Reptile every 500 steps.',
    'Read off a figure: 560M ends near a loss of 3.3 without replay and near 3.0 with half replayed, about where 1B ends without.',
    'The paper writes alpha for the share that is called rho here.',
  ],
  checks: [cost(0.25, 1.33), cost(0.5, 2)],
};
