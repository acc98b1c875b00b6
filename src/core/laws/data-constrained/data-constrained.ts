import { exponent, floor, grid, ladder, logVariable, params, tokens } from '../building';
import type { Law, Parameter, ParameterSet, QuotedValue } from '../law';
import { checks } from './checks';
import { derivatives, evaluate, featureDerivatives } from './form';
import { unlimitedOptimum } from './optimum';
import { outputs, unlimited } from './outputs';
import { fading } from './published';

const presets: readonly ParameterSet[] = [
  {
    id: 'muennighoff2023',
    label: 'Muennighoff et al. 2023',
    values: {
      E: 1.8691437,
      A: 520.82495,
      B: 1487.7161,
      alpha: 0.3526596,
      ...fading,
    },
    status: 'published',
    source: 'arXiv 2305.16264, Appendix A, full precision from its repository',
    note: 'Printed rounded: A 521, B 1488, E 1.87, alpha 0.35, R_D 15.4, R_N 5.3.',
  },
];

/** Positive and not linear: the size that matches the data moves with A and B. */
const positive = (
  id: string,
  symbol: string,
  name: string,
  unit: string,
  startRange: readonly [number, number],
): Parameter => ({
  id,
  symbol,
  name,
  unit,
  transform: 'log',
  bounds: [0, Number.POSITIVE_INFINITY],
  linear: false,
  startRange,
});

const ablation = (label: string, value: number): QuotedValue => ({
  label,
  value,
  unit: '',
  status: 'published',
  source: 'arXiv 2305.16264, ablation of the decay form',
});

/** Every size on every stock of unique tokens for one to sixty-four epochs. */
function epochDesign(): Record<'N' | 'D' | 'unique', number[]> {
  const { N, unique, epochs } = grid({
    N: ladder(1e7, 9e9, 6),
    unique: ladder(1e8, 1e11, 4),
    epochs: [1, 4, 16, 64],
  });
  const stock = unique as number[];
  return { N: N as number[], D: stock.map((U, i) => U * (epochs?.[i] as number)), unique: stock };
}

/** What repeated tokens and excess parameters are still worth. */
export const dataConstrained: Law = {
  id: 'data-constrained',
  family: 'data',
  title: 'Repeated data',
  formula:
    'L = E + A/N_eff^alpha + B/D_eff^alpha; U = min(unique, D); D_eff = U * (1 + R_D * (1 - exp(-(D/U - 1)/R_D))); U_N = min(N, U * (A/B)^(1/alpha)); N_eff = U_N * (1 + R_N * (1 - exp(-(N/U_N - 1)/R_N)))',
  tex: "L = E + \\frac{A}{N'^{\\alpha}} + \\frac{B}{D'^{\\alpha}},\\quad D' = U_D\\left(1 + R_D\\left(1 - e^{-(D/U_D - 1)/R_D}\\right)\\right),\\quad N' = U_N\\left(1 + R_N\\left(1 - e^{-(N/U_N - 1)/R_N}\\right)\\right)",
  citations: [
    {
      key: 'muennighoff2023',
      authors: 'Muennighoff et al.',
      title: 'Scaling Data-Constrained Language Models',
      year: 2023,
      arxiv: '2305.16264',
    },
  ],
  variables: [
    params(),
    tokens('training tokens, repeats included'),
    logVariable('unique', 'unique tokens', 'tokens', { symbol: 'U_D', default: unlimited }),
  ],
  parameters: [
    floor('E', 'E', 'irreducible loss', 'nats/token'),
    positive('A', 'A', 'parameter coefficient', 'nats params^alpha', [20, 5000]),
    positive('B', 'B', 'data coefficient', 'nats tokens^alpha', [50, 20000]),
    exponent('alpha', '\\alpha', 'exponent of parameters and of data', { startRange: [0.15, 0.6] }),
    positive('R_D', 'R_D^*', 'epochs after which repeats fade', 'epochs', [1, 60]),
    positive('R_N', 'R_N^*', 'multiples after which excess parameters fade', '', [1, 60]),
  ],
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets,
  validity: {
    words: '182 runs, 7M to 9B parameters, 1 to 500 epochs of subsets of C4.',
    ranges: { N: [7e6, 9e9], epochs: [1, 500] },
  },
  fittedOn:
    'In two stages: A, B, E and the shared exponent by Huber loss on log loss over single-epoch runs, then R_D and R_N on the repeated ones from a grid of starts (0 to 20 each).',
  typical: { N: 8.7e9, D: 178e9, unique: 25e9, epochs: 7.1, C: 9.3e21 },
  checks,
  caveats: [
    'Size and data share one exponent.',
    'Up to about 4 epochs repeated tokens are worth over 93 % of fresh ones; however many epochs, all of them never exceed 16.4 times the unique tokens.',
    'Loss never rises again: damage by many repeats of a small part is another law.',
    'Parameters beyond what the unique tokens call for count less, even in a single epoch.',
  ],
  quoted: [
    ablation('R^2 of the form used', 0.7722),
    ablation('R^2 without any decay', 0.4452),
    ablation('R_D where only data decay', 2.9157),
    ablation('R^2 where only data decay', 0.7354),
    ablation('R_N where only parameters decay', 713),
    ablation('R^2 where only parameters decay', 0.4488),
  ],
  recommendedDesign: {
    words:
      'Six sizes from 10M to 9B parameters on four stocks of 100M to 100B unique tokens, 1, 4, 16 and 64 epochs each.',
    runs: epochDesign(),
  },
  optimum: unlimitedOptimum,
};
