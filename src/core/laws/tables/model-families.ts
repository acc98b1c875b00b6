import { absolute, check } from '../building';
import type { ReferenceTable, TableCheck } from './reference-table';

const id = 'model-tables';
const card = 'Hugging Face card apple/OpenELM, read in a copy';
const minitron = 'arXiv 2408.11796';
const timeMoe = 'arXiv 2409.16040';

/**
 * Scores in percent: ARC-c, CrowS-Pairs, HellaSwag, MMLU, PIQA, RACE, TruthfulQA, WinoGrande; then the average
 * as printed.
 */
const openElm: readonly (readonly [string, readonly number[], number])[] = [
  ['OpenELM-270M', [27.65, 66.79, 47.15, 25.72, 69.75, 30.91, 39.24, 53.83], 45.13],
  ['OpenELM-450M', [30.2, 68.63, 53.86, 26.01, 72.31, 33.11, 40.18, 57.22], 47.69],
  ['OpenELM-1.1B', [36.69, 71.74, 65.71, 27.05, 75.57, 36.46, 36.98, 63.22], 51.68],
  ['OpenELM-3B', [42.24, 73.29, 73.28, 26.76, 78.24, 38.76, 34.98, 67.25], 54.35],
];

const average = (name: string, scores: readonly number[], expected: number): TableCheck => ({
  ...check({
    reference: id,
    quantity: `average of the eight scores of ${name} (percent)`,
    preset: null,
    output: 'average',
    expected,
    tolerance: absolute(0.006),
    source: card,
    note: 'Two decimals.',
  }),
  compute: () => scores.reduce((sum, score) => sum + score, 0) / scores.length,
});

const fact = (label: string, value: number, unit: string, source: string) =>
  ({ label, value, unit, status: 'published', source }) as const;

/** Published sizes, tokens and scores of families of real models. */
export const modelFamilies: ReferenceTable = {
  id,
  title: 'Model families: sizes, tokens and scores',
  citations: [
    {
      key: 'mehta2024',
      authors: 'Mehta et al.',
      title:
        'OpenELM: An Efficient Language Model Family with Open Training and Inference Framework',
      year: 2024,
      arxiv: '2404.14619',
    },
    {
      key: 'li2024',
      authors: 'Li et al.',
      title: 'DataComp-LM: In search of the next generation of training sets for language models',
      year: 2024,
      arxiv: '2406.11794',
    },
    {
      key: 'sreenivas2024',
      authors: 'Sreenivas et al.',
      title: 'LLM Pruning and Distillation in Practice: The Minitron Approach',
      year: 2024,
      arxiv: '2408.11796',
    },
    {
      key: 'shi2024',
      authors: 'Shi et al.',
      title: 'Time-MoE: Billion-Scale Time Series Foundation Models with Mixture of Experts',
      year: 2024,
      arxiv: '2409.16040',
    },
  ],
  formula: 'No law: rows of real models to set beside the laws.',
  facts: [
    ...openElm.map(([name, , printed]) =>
      fact(`Average score of ${name}`, printed, 'percent', card),
    ),
    fact('Llama-3.1-Minitron-4B', 4.5e9, 'params', minitron),
    fact('Distillation tokens of Llama-3.1-Minitron-4B', 94e9, 'tokens', minitron),
    fact('MN-Minitron-8B', 8.4e9, 'params', minitron),
    fact('MN-Minitron-8B without embeddings', 7.3e9, 'params', minitron),
    fact('Distillation tokens of MN-Minitron-8B', 380e9, 'tokens', minitron),
    fact('Time-MoE ultra on ETTh1, horizon 96, squared error', 0.349, '', timeMoe),
    fact('Time-MoE ultra on ETTh1, horizon 192, squared error', 0.395, '', timeMoe),
    fact('Time-MoE ultra on ETTh1, horizon 336, squared error', 0.447, '', timeMoe),
    fact('Time-MoE ultra on ETTh1, horizon 720, squared error', 0.457, '', timeMoe),
  ],
  caveats: [
    'CORE and EXTENDED of DCLM are centred accuracies in percent; the average of OpenELM is not comparable with them.',
    'OpenELM ran 350k iterations on a mix of about 1.8T tokens; the count it saw is not stated.',
    'Time-MoE: base 113M parameters (50M active), large 453M (200M), ultra 2.4B (1.1B).',
  ],
  checks: openElm.map(([name, scores, printed]) => average(name, scores, printed)),
};
