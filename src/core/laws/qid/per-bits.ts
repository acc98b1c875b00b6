import { absolute, check, grid, ladder, params, powerSum, tokens } from '../building';
import type { Check, Inputs, Law, ParameterSet, Vector } from '../law';
import { loss16Bit } from './loss-16bit';
import { caveats, fittedOn, likelihoodOfTarget, sharedParameters } from './shared';
import { citation, paper, ranges, rangeWords, reference } from './sources';

/** k D^beta / N^alpha at one bit width: what Table 1 of Ouyang et al. was made with. */
const functions = powerSum(3, [
  {
    coefficient: 0,
    factors: [
      { variable: 1, exponent: 1 },
      { variable: 0, exponent: 2, sign: -1 },
    ],
  },
]);

const degradation = ({ N, D }: Inputs, p: Vector): number =>
  functions.evaluate([Math.log(N as number), Math.log(D as number)], p);

function inverse(variable: string, target: number, { N, D }: Inputs, p: Vector): number {
  if (!(target > 0)) return Number.NaN;
  const excess = Math.log(target / (p[0] as number));
  if (variable === 'D') {
    return Math.exp((excess + (p[2] as number) * Math.log(N as number)) / (p[1] as number));
  }
  if (variable === 'N') {
    return Math.exp(((p[1] as number) * Math.log(D as number) - excess) / (p[2] as number));
  }
  throw new Error(`qid/per-bits has no variable ${variable}`);
}

const table = (
  bits: number,
  k: number,
  beta: number,
  alpha: number,
  worst: string,
  unpinned: readonly string[],
): ParameterSet => ({
  id: `ouyang2024-${bits}bit`,
  label: `Ouyang et al. 2024, Table 1 at ${bits} bits`,
  values: { k, beta, alpha },
  status: 'derived',
  source: `least squares on the logarithms of ${paper}, Table 1`,
  note: `Recovered from the table: its degradations come back within ${worst}.`,
  unpinned,
});

const tableOne = (bits: number, N: number, qid: number, trillions: number): Check =>
  check({
    reference,
    quantity: `tokens at which the degradation at ${bits} bits reaches the target`,
    preset: `ouyang2024-${bits}bit`,
    output: 'D',
    inputs: { N, qid },
    expected: trillions * 1e12,
    tolerance: absolute(1e9),
    kind: 'published-derived',
    source: `${paper}, Table 1`,
    note: 'The table prints four decimals of a trillion.',
  });

export const perBitsLaw: Law = {
  id: 'qid/per-bits',
  family: 'quantization',
  title: 'Degradation at one bit width',
  formula: 'qid = k * D^beta/N^alpha',
  tex: '\\Delta_q L(N, D) = k\\,\\frac{D^{\\beta}}{N^{\\alpha}}',
  citations: [citation],
  variables: [params('non-embedding parameters'), tokens('training tokens of the checkpoint')],
  parameters: sharedParameters,
  outputs: [
    {
      id: 'qid',
      symbol: '\\Delta_q L',
      name: 'quantization-induced degradation',
      unit: 'nats/token',
      inputs: ['N', 'D'],
      signed: true,
      compute: degradation,
    },
    {
      id: 'D',
      symbol: 'D(\\Delta_q L)',
      name: 'tokens for this degradation',
      unit: 'tokens',
      inputs: ['N', 'qid'],
      compute: (inputs, p) => inverse('D', inputs.qid as number, inputs, p),
    },
    {
      id: 'N',
      symbol: 'N(\\Delta_q L)',
      name: 'parameters for this degradation',
      unit: 'params',
      inputs: ['D', 'qid'],
      compute: (inputs, p) => inverse('N', inputs.qid as number, inputs, p),
    },
    {
      id: 'loss',
      symbol: 'L_q',
      name: 'loss after quantization, on the 16-bit loss of Pythia',
      unit: 'nats/token',
      inputs: ['N', 'D'],
      compute: (inputs, p) =>
        loss16Bit(inputs.N as number, inputs.D as number) + degradation(inputs, p),
    },
    likelihoodOfTarget,
  ],
  ...functions,
  presets: [
    table(2, 0.0004114965, 0.5194596, 0.2239395, '1.3 % (the table is rounded)', [
      'k',
      'beta',
      'alpha',
    ]),
    table(3, 1.169504e-5, 0.6727655, 0.3547001, '0.013 %', []),
    table(4, 6.13249e-6, 0.6550587, 0.3835026, '0.0004 %', []),
  ],
  validity: { words: rangeWords, ranges },
  fittedOn,
  typical: { N: 7e9, D: 4.5e12, qid: 0.2 },
  checks: [
    tableOne(4, 1e9, 0.2, 1.4424),
    tableOne(4, 70e9, 0.4, 49.9854),
    tableOne(4, 405e9, 0.5, 196.3829),
    tableOne(3, 7e9, 0.3, 0.555),
  ],
  caveats: [
    'Table 1 of the paper follows a law of its own for each bit width, recovered here by least squares; the unified law does not give it.',
    ...caveats,
  ],
  recommendedDesign: {
    words:
      'Eight sizes from 160M to 12B parameters, each at eight checkpoints from 1e9 to 206e9 tokens.',
    runs: grid({ N: ladder(160e6, 12e9, 8), D: ladder(1e9, 206e9, 8) }),
  },
  inverse,
};
