import { coefficient, exponent, grid, ladder, logVariable, params, tokens } from '../building';
import type { Inputs, Law, ParameterSet, Vector } from '../law';
import { baseLaw, baseLoss, citation, paper, sizeExponent, sizeTerm } from './base';
import { checks } from './checks';
import { degradation, functions, inverse } from './functions';

/** Loss a model of these inputs has after quantization-aware training, on the published bf16 loss. */
const lossAfter = (inputs: Inputs, p: Vector): number =>
  baseLoss(inputs.N as number, inputs.D as number) + degradation(inputs, p);

/**
 * N_eff / N: the bf16 model of N_eff parameters has the loss of this one. A / N_eff^alpha takes in the
 * degradation, so the share is (A / (A + delta N^alpha))^(1 / alpha).
 */
function effectiveShare(inputs: Inputs, p: Vector): number {
  const limit = sizeTerm(inputs.N as number);
  return Math.exp(Math.log(limit / (limit + degradation(inputs, p))) / sizeExponent);
}

const preset = (
  variant: string,
  label: string,
  [k, gN, gD, gG]: readonly [number, number, number, number],
  unpinned: readonly string[],
  note?: string,
): ParameterSet => ({
  id: `chen2025-${variant}`,
  label: `Chen et al. 2025, ${label}`,
  values: { k, gN, gD, gG },
  status: 'published',
  source: `${paper}, Table 1`,
  unpinned,
  ...(note ? { note } : {}),
});

const point = ['N', 'D', 'group'];

/** Degradation by quantization-aware training at 4 bits; Chen et al. 2025 (arXiv 2505.14302). */
export const qat: Law = {
  id: 'qat',
  family: 'quantization',
  title: 'Quantization-aware training',
  formula: 'qid = k * D^gD * log2(group)^gG/N^gN',
  tex: '\\delta(N, D, G) = k\\,\\frac{D^{\\gamma_D} (\\log_2 G)^{\\gamma_G}}{N^{\\gamma_N}}',
  citations: [citation],
  variables: [
    params(),
    tokens(),
    logVariable('group', 'elements that share a scale', 'elements', {
      symbol: 'G',
      domain: [2, 1e6],
    }),
  ],
  parameters: [
    coefficient('k', 'k', 'scale', 'nats params^gN tokens^-gD'),
    exponent('gN', '\\gamma_N', 'parameter exponent'),
    exponent('gD', '\\gamma_D', 'token exponent'),
    exponent('gG', '\\gamma_G', 'exponent of log2 of the group'),
  ],
  outputs: [
    {
      id: 'qid',
      symbol: '\\delta',
      name: 'loss increase over the bf16 model',
      unit: 'nats/token',
      inputs: point,
      signed: true,
      compute: degradation,
    },
    {
      id: 'loss',
      symbol: 'L_{\\mathrm{QAT}}',
      name: 'loss after quantization-aware training',
      unit: 'nats/token',
      inputs: point,
      compute: lossAfter,
    },
    {
      id: 'effectiveParams',
      symbol: 'N_{\\mathrm{eff}}',
      name: 'parameters of the bf16 model of this loss',
      unit: 'params',
      inputs: point,
      compute: (inputs, p) => (inputs.N as number) * effectiveShare(inputs, p),
    },
    {
      id: 'effectiveShare',
      symbol: 'N_{\\mathrm{eff}}/N',
      name: 'share of the parameters that count',
      unit: '',
      inputs: point,
      compute: effectiveShare,
    },
    {
      id: 'D',
      symbol: 'D(\\delta)',
      name: 'tokens for this degradation',
      unit: 'tokens',
      inputs: ['N', 'group', 'qid'],
      compute: (inputs, p) => inverse('D', inputs.qid as number, inputs, p),
    },
    {
      id: 'N',
      symbol: 'N(\\delta)',
      name: 'parameters for this degradation',
      unit: 'params',
      inputs: ['D', 'group', 'qid'],
      compute: (inputs, p) => inverse('N', inputs.qid as number, inputs, p),
    },
    {
      id: 'group',
      symbol: 'G(\\delta)',
      name: 'largest group for this degradation',
      unit: 'elements',
      inputs: ['N', 'D', 'qid'],
      compute: (inputs, p) => inverse('group', inputs.qid as number, inputs, p),
    },
  ],
  ...functions,
  presets: [
    preset('w4a4', 'weights and activations at 4 bits', [0.1582, 0.2186, 0.0745, 0.7779], []),
    preset('w4a16', 'weights at 4 bits', [0.2522, 0.3589, 0.161, 0.3533], []),
    preset('w16a4', 'activations at 4 bits', [0.1004, 0.1816, 0.0331, 0.9812], []),
    preset('w4a4-fc2', 'both at 4 bits, input of FC2 at 8', [0.3519, 0.2637, 0.0964, 0.3407], []),
    preset(
      'w16a4-fc2',
      'activations at 4 bits, input of FC2 at 8',
      [0.1273, 0.2347, 0.0827, 0.4491],
      ['k', 'gN', 'gD', 'gG'],
    ),
  ],
  validity: {
    words:
      'Llama-3-style models of 74M to 595M parameters on 10B to 100B tokens of OLMo2-Mix-1124, groups of 32 to 256 and whole rows; tested at 973M on 100B and 200B tokens.',
    ranges: { N: [74e6, 595e6], D: [10e9, 100e9], group: [32, 256] },
  },
  fittedOn:
    'The increase over the bf16 law, fitted after it; 268 runs in all, 80 of them W4A4. By secondary notes a Huber loss with L-BFGS on smoothed training losses.',
  typical: { N: 595e6, D: 100e9, group: 128, qid: 0.05 },
  checks,
  caveats: [
    'A scale per token or per channel acts as a group as long as the row.',
    'The percentages of the text are measurements; the law gives them within 3 to 6 points.',
    'Both at 4 bits degrade slightly less than the sum of each alone (0.906 of it as measured).',
    'The text has gamma_G 0.9821 and 0.4471 where Table 1 has 0.9812 and 0.4491; the table is used.',
  ],
  quoted: [
    ['gamma_G of W16A4 in the text', 0.9821, ''],
    ['gamma_G of W16A4 with FC2 input at 8 bits in the text', 0.4471, ''],
    ['W4A4 over the sum of W4A16 and W16A4, slope of a regression on measurements', 0.906, ''],
    ['mean relative error of the degradation, W4A16', 0.052, 'share'],
    ['mean relative error of the degradation, W4A4', 0.047, 'share'],
    ['the same without a term for the group, W4A16', 0.193, 'share'],
    ['the same without a term for the group, W4A4', 0.085, 'share'],
  ].map(([label, value, unit]) => ({
    label: label as string,
    value: value as number,
    unit: unit as string,
    status: 'published',
    source: `${paper}, text and Table 2`,
  })),
  recommendedDesign: {
    words:
      'Five sizes from 74M to 973M parameters, five amounts of data from 10B to 200B tokens, groups of 32 to 4,096.',
    runs: grid({
      N: ladder(74e6, 973e6, 5),
      D: ladder(10e9, 200e9, 5),
      group: [32, 64, 128, 256, 4096],
    }),
  },
  inverse,
  parts: [baseLaw],
};
