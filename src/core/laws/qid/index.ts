import { absolute, check, exponent, grid, ladder, regression } from '../building';
import type { Check, Inputs, Law, Vector } from '../law';
import { degradationForm, unifiedValues } from './degradation';
import { loss16Bit, loss16BitLaw } from './loss-16bit';
import { perBitsLaw } from './per-bits';
import { caveats, fittedOn, likelihoodOfTarget, sharedParameters } from './shared';
import { citation, paper, ranges, rangeWords, reference } from './sources';

/**
 * Degradation by post-training quantization, k D^beta / (N^alpha bits^gamma): loss of the quantized model
 * minus that of the 16-bit one. Ouyang et al. 2024 (arXiv 2411.17691).
 * Parameters k, beta, alpha, gamma; features log N, log D, log bits.
 */
const { variables, ...functions } = degradationForm;

const degradation = ({ N, D, bits }: Inputs, p: Vector): number =>
  functions.evaluate([Math.log(N as number), Math.log(D as number), Math.log(bits as number)], p);

/** The response is one product of powers, so each variable follows from the logarithm of the rest. */
function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  if (!(target > 0)) return Number.NaN;
  const powers: Readonly<Record<string, number>> = {
    D: p[1] as number,
    N: -(p[2] as number),
    bits: -(p[3] as number),
  };
  const own = powers[variable];
  if (own === undefined) throw new Error(`qid has no variable ${variable}`);
  let rest = Math.log(target / (p[0] as number));
  for (const [id, power] of Object.entries(powers)) {
    if (id !== variable) rest -= power * Math.log(inputs[id] as number);
  }
  return Math.exp(rest / own);
}

const unified = 'ouyang2024-unified';

const evaluated = (N: number, D: number, bits: number, expected: number): Check =>
  regression(reference, unified, 'qid', { N, D, bits }, expected);

export const qid: Law = {
  id: 'qid',
  family: 'quantization',
  title: 'Quantization-induced degradation',
  formula: 'qid = k * D^beta/(N^alpha * bits^gamma)',
  tex: '\\Delta_q L(N, D, P) = k\\,\\frac{D^{\\beta}}{N^{\\alpha} P^{\\gamma}}',
  citations: [citation],
  variables,
  parameters: [
    ...sharedParameters,
    exponent('gamma', '\\gamma', 'bit exponent', { bounds: [0.01, 20], startRange: [1, 8] }),
  ],
  outputs: [
    {
      id: 'qid',
      symbol: '\\Delta_q L',
      name: 'quantization-induced degradation',
      unit: 'nats/token',
      inputs: ['N', 'D', 'bits'],
      signed: true,
      compute: degradation,
    },
    {
      id: 'D',
      symbol: 'D(\\Delta_q L)',
      name: 'tokens for this degradation',
      unit: 'tokens',
      inputs: ['N', 'bits', 'qid'],
      compute: (inputs, p) => inverse('D', inputs.qid as number, inputs, p),
    },
    {
      id: 'N',
      symbol: 'N(\\Delta_q L)',
      name: 'parameters for this degradation',
      unit: 'params',
      inputs: ['D', 'bits', 'qid'],
      compute: (inputs, p) => inverse('N', inputs.qid as number, inputs, p),
    },
    {
      id: 'bits',
      symbol: 'P(\\Delta_q L)',
      name: 'bits for this degradation',
      unit: 'bits',
      inputs: ['N', 'D', 'qid'],
      compute: (inputs, p) => inverse('bits', inputs.qid as number, inputs, p),
    },
    {
      id: 'loss',
      symbol: 'L_q',
      name: 'loss after quantization, on the 16-bit loss of Pythia',
      unit: 'nats/token',
      inputs: ['N', 'D', 'bits'],
      compute: (inputs, p) =>
        loss16Bit(inputs.N as number, inputs.D as number) + degradation(inputs, p),
    },
    {
      ...likelihoodOfTarget,
      inputs: ['N', 'D', 'bits'],
      compute: (inputs, p) => Math.exp(-degradation(inputs, p)),
    },
    likelihoodOfTarget,
  ],
  evaluate: functions.evaluate,
  derivatives: functions.derivatives,
  featureDerivatives: functions.featureDerivatives,
  presets: [
    {
      id: unified,
      label: 'Ouyang et al. 2024, unified',
      values: unifiedValues,
      status: 'published',
      source: `${paper}, caption of the unified law`,
      note: 'Does not give Table 1 of its own paper: that follows a law for each bit width.',
    },
  ],
  validity: { words: rangeWords, ranges: { ...ranges, bits: [2, 4] } },
  fittedOn,
  typical: { N: 7e9, D: 1e12, bits: 4, qid: 0.2 },
  checks: [
    check({
      reference,
      quantity: 'degradation where Table 1 says 0.2',
      preset: unified,
      output: 'qid',
      inputs: { N: 405e9, D: 48.4861e12, bits: 4 },
      expected: 0.2,
      tolerance: absolute(0.005),
      source: `${paper}, Table 1`,
      note: 'The table does not come from the unified law.',
      knownMismatch: true,
    }),
    check({
      reference,
      quantity: 'factor on the likelihood at a degradation of 0.5',
      preset: null,
      output: 'likelihoodFactor',
      inputs: { qid: 0.5 },
      expected: 0.6,
      tolerance: absolute(0.01),
      source: paper,
      note: 'The text has one significant digit.',
    }),
    evaluated(7e9, 100e12, 4, 1.11309),
    evaluated(70e9, 100e12, 4, 0.661347),
    evaluated(405e9, 100e12, 4, 0.444693),
    evaluated(7e9, 100e12, 3, 5.41103),
    evaluated(12e9, 206e9, 2, 1.72896),
    evaluated(12e9, 206e9, 3, 0.186151),
    evaluated(12e9, 206e9, 4, 0.0382926),
  ],
  caveats: [
    'At the tokens where Table 1 says 0.2 (4 bits) the unified law gives 0.19 for 1B and 0.30 for 405B parameters.',
    ...caveats,
  ],
  quoted: [
    ['token exponent fitted alone', 0.5316],
    ['parameter exponent fitted alone', 0.2276],
    ['bit exponent fitted alone', 5.4812],
  ].map(([label, value]) => ({
    label: label as string,
    value: value as number,
    unit: '',
    status: 'published',
    source: `${paper}, captions of Figures 3 to 5`,
  })),
  recommendedDesign: {
    words:
      'Six sizes from 160M to 12B parameters, six checkpoints from 1e9 to 206e9 tokens, at 2, 3 and 4 bits.',
    runs: grid({ N: ladder(160e6, 12e9, 6), D: ladder(1e9, 206e9, 6), bits: [2, 3, 4] }),
  },
  inverse,
  parts: [perBitsLaw, loss16BitLaw],
};
