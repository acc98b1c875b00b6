import {
  coefficient,
  exponent,
  grid,
  ladder,
  linearVariable,
  params,
  regression,
  tokens,
} from '../building';
import type { Inputs, Law, Vector } from '../law';
import { citation, integer, publishedLoss, ranges, rangeWords, reference, table } from './sources';

/**
 * C_T D^gamma_D / N^gamma_N exp(-P / gamma_post): loss increase by post-training quantization; Kumar et al.,
 * Eq. 2. An offset b in the exponent is a factor e^b on C_T. Parameters C_T, gamma_D, gamma_N, gamma_post;
 * features log N, log D, bits.
 */
function powers(x: Vector, p: Vector): number {
  return Math.exp(
    (p[1] as number) * (x[1] as number) -
      (p[2] as number) * (x[0] as number) -
      (x[2] as number) / (p[3] as number),
  );
}

const evaluate = (x: Vector, p: Vector): number => (p[0] as number) * powers(x, p);

/** Derivatives of the logarithm of the response by gamma_D, gamma_N, gamma_post, after a place for C_T. */
const slopes = new Float64Array(4);

function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const product = powers(x, p);
  const value = (p[0] as number) * product;
  const gamma = p[3] as number;
  slopes[1] = x[1] as number;
  slopes[2] = -(x[0] as number);
  slopes[3] = (x[2] as number) / (gamma * gamma);
  gradient[0] = product;
  for (let a = 1; a < 4; a++) gradient[a] = value * (slopes[a] as number);
  if (hessian) {
    hessian[0] = 0;
    for (let a = 1; a < 4; a++) {
      const row = (a * (a + 1)) / 2;
      hessian[row] = product * (slopes[a] as number);
      for (let b = 1; b <= a; b++) {
        hessian[row + b] = value * (slopes[a] as number) * (slopes[b] as number);
      }
    }
    hessian[9] = value * (slopes[3] as number) * ((slopes[3] as number) - 2 / gamma);
  }
  return value;
}

function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const value = evaluate(x, p);
  gradient[0] = -(p[2] as number) * value;
  gradient[1] = (p[1] as number) * value;
  gradient[2] = -value / (p[3] as number);
  return value;
}

const degradation = ({ N, D, bits }: Inputs, p: Vector): number =>
  evaluate([Math.log(N as number), Math.log(D as number), bits as number], p);

function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  if (!(target > 0)) return Number.NaN;
  const excess = Math.log(target / (p[0] as number));
  const byTokens = (): number => (p[1] as number) * Math.log(inputs.D as number);
  const bySize = (): number => (p[2] as number) * Math.log(inputs.N as number);
  const byBits = (): number => (inputs.bits as number) / (p[3] as number);
  if (variable === 'D') return Math.exp((excess + bySize() + byBits()) / (p[1] as number));
  if (variable === 'N') return Math.exp((byTokens() - byBits() - excess) / (p[2] as number));
  if (variable === 'bits') return (p[3] as number) * (byTokens() - bySize() - excess);
  throw new Error(`precision/ptq has no variable ${variable}`);
}

/**
 * Tokens beyond which more of them raise the loss after quantization: where beta B / D^beta, what they still
 * teach, is gamma_D times the degradation. Follows from Eq. 2; beta and B of the published loss.
 */
function criticalTokens({ N, bits }: Inputs, p: Vector): number {
  const gammaD = p[1] as number;
  const logRatio =
    Math.log((integer.beta * integer.B) / (gammaD * (p[0] as number))) +
    (p[2] as number) * Math.log(N as number) +
    (bits as number) / (p[3] as number);
  return Math.exp(logRatio / (gammaD + integer.beta));
}

const scale = 0.0598;
const offset = 1.1277;
const powersOf = { gamma_D: 0.5068, gamma_N: 0.3439, gamma_post: 0.5907 };
const plain = 'kumar2024-ptq-no-offset';
const point = { N: 30e6, D: 26e9, bits: 3 };

export const ptqLaw: Law = {
  id: 'precision/ptq',
  family: 'quantization',
  title: 'Degradation by post-training quantization',
  formula: 'qid = C_T * D^gamma_D/N^gamma_N * exp(-bits/gamma_post)',
  tex: '\\delta_{\\mathrm{PTQ}} = C_T\\,\\frac{D^{\\gamma_D}}{N^{\\gamma_N}}\\,e^{-P_{\\mathrm{post}}/\\gamma_{\\mathrm{post}}}',
  citations: [citation],
  variables: [
    params('non-embedding parameters'),
    tokens(),
    linearVariable('bits', 'bits of a weight after training', 'bits', [1, 32], {
      symbol: 'P_{\\mathrm{post}}',
    }),
  ],
  parameters: [
    coefficient('C_T', 'C_T', 'scale', 'nats params^gamma_N tokens^-gamma_D'),
    exponent('gamma_D', '\\gamma_D', 'token exponent'),
    exponent('gamma_N', '\\gamma_N', 'parameter exponent'),
    coefficient(
      'gamma_post',
      '\\gamma_{\\mathrm{post}}',
      'bits that take off a factor of e',
      'bits',
      {
        linear: false,
        startRange: [0.3, 2],
      },
    ),
  ],
  outputs: [
    {
      id: 'qid',
      symbol: '\\delta_{\\mathrm{PTQ}}',
      name: 'loss increase by quantization after training',
      unit: 'nats/token',
      inputs: ['N', 'D', 'bits'],
      signed: true,
      compute: degradation,
    },
    {
      id: 'D',
      symbol: 'D(\\delta)',
      name: 'tokens for this degradation',
      unit: 'tokens',
      inputs: ['N', 'bits', 'qid'],
      compute: (inputs, p) => inverse('D', inputs.qid as number, inputs, p),
    },
    {
      id: 'bits',
      symbol: 'P(\\delta)',
      name: 'bits for this degradation',
      unit: 'bits',
      inputs: ['N', 'D', 'qid'],
      compute: (inputs, p) => inverse('bits', inputs.qid as number, inputs, p),
    },
    {
      id: 'criticalTokens',
      symbol: 'D_{\\mathrm{crit}}',
      name: 'tokens beyond which more of them hurt after quantization',
      unit: 'tokens',
      inputs: ['N', 'bits'],
      compute: criticalTokens,
    },
    {
      id: 'loss',
      symbol: 'L',
      name: 'loss after quantization, trained at high precision',
      unit: 'nats/token',
      inputs: ['N', 'D', 'bits'],
      compute: (inputs, p) =>
        publishedLoss(inputs.N as number, inputs.D as number) + degradation(inputs, p),
    },
  ],
  evaluate,
  derivatives,
  featureDerivatives,
  presets: [
    {
      id: 'kumar2024-ptq',
      label: 'Kumar et al. 2024, after training',
      values: { C_T: scale * Math.exp(offset), ...powersOf },
      status: 'derived',
      source: table,
      note: 'C_T is the 0.0598 of the table times e^b, b = 1.1277: a scale and an offset of the exponent are one parameter. That b enters with this sign is not said in so many words.',
    },
    {
      id: plain,
      label: 'Kumar et al. 2024, after training, without b',
      values: { C_T: scale, ...powersOf },
      status: 'published',
      source: table,
      note: 'As Eq. 2 has it: without the offset b that the table lists.',
    },
  ],
  validity: {
    words: `${rangeWords} GPTQ; bit widths tried are not listed here.`,
    ranges,
  },
  fittedOn: 'More than 1,000 quantized models, R^2 0.90; loss function and starts are not known.',
  typical: { ...point, qid: 0.1 },
  checks: [
    regression(reference, plain, 'qid', point, 0.189656),
    regression(reference, 'kumar2024-ptq', 'qid', point, 0.585762),
    regression(reference, plain, 'qid', point, 1.4209, {
      quantity: 'growth of the degradation when the tokens double',
      compute: (evaluate) =>
        evaluate('qid', { ...point, D: 2 * point.D }, plain) / evaluate('qid', point, plain),
    }),
    regression(reference, plain, 'criticalTokens', { N: 30e6, bits: 3 }, 1.63845e10, {
      note: 'Derived here from dL/dD = 0; the paper does not print it.',
    }),
  ],
  caveats: [
    'Whether the offset b of the table enters as exp(-P/gamma_post + b) is not stated; both readings are presets and differ threefold.',
    'Eq. 9 of the paper has N_eff in place of N; its further constants C_x are not published.',
    'The tokens beyond which more of them hurt are derived here, not printed in the paper.',
  ],
  quoted: [
    {
      label: 'offset b of the exponent',
      value: offset,
      unit: '',
      status: 'published',
      source: table,
    },
  ],
  recommendedDesign: {
    words:
      'Four sizes from 30M to 220M parameters, six amounts of data from 1.5B to 26B tokens, at 3 to 6 bits.',
    runs: grid({ N: ladder(30e6, 220e6, 4), D: ladder(1.5e9, 26e9, 6), bits: [3, 4, 5, 6] }),
  },
  inverse,
};
