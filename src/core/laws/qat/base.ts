import { grid, ladder, params, regression, tokens } from '../building';
import { chinchilla } from '../chinchilla';
import type { Citation, Law } from '../law';

/** Entry of the collection of published laws that both forms were taken from. */
export const reference = 'chen2025-qat';

export const paper = 'arXiv 2505.14302';

export const citation: Citation = {
  key: 'chen2025',
  authors: 'Chen et al.',
  title: 'Scaling Law for Quantization-Aware Training',
  year: 2025,
  arxiv: '2505.14302',
};

const base = { E: 1.9279, A: 237.7042, B: 596.249, alpha: 0.3022, beta: 0.3022 };

/** Loss of the bf16 model in nats per token, and its part that more parameters would take away. */
export const baseLoss = (N: number, D: number): number =>
  base.E + sizeTerm(N) + base.B * Math.exp(-base.beta * Math.log(D));
export const sizeTerm = (N: number): number => base.A * Math.exp(-base.alpha * Math.log(N));
export const sizeExponent = base.alpha;

const { evaluate, derivatives, featureDerivatives, outputs, parameters, optimum, inverse } =
  chinchilla;

/** E + A / N^alpha + B / D^beta of the unquantized models: the form and the functions of `chinchilla`. */
export const baseLaw: Law = {
  id: 'qat/base',
  family: 'quantization',
  title: 'Loss before quantization-aware training',
  formula: chinchilla.formula,
  tex: chinchilla.tex,
  citations: [citation],
  variables: [params('parameters'), tokens()],
  parameters,
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets: [
    {
      id: 'chen2025-base',
      label: 'Chen et al. 2025, bf16',
      values: base,
      status: 'published',
      source: `${paper}, Table 1`,
    },
  ],
  validity: {
    words:
      'Llama-3-style models of 74M to 595M parameters on 10B to 100B tokens of OLMo2-Mix-1124; smoothed training loss.',
    ranges: { N: [74e6, 595e6], D: [10e9, 100e9] },
  },
  fittedOn:
    'Before the degradation, on the bf16 runs; by secondary notes a Huber loss with L-BFGS, whose delta and starts are not known.',
  typical: { N: 595e6, D: 100e9, C: 3.57e20, targetLoss: 2.74 },
  checks: [
    regression(reference, 'chen2025-base', 'loss', { N: 595e6, D: 100e9 }, 2.74066),
    regression(reference, 'chen2025-base', 'loss', { N: 973e6, D: 200e9 }, 2.61403),
  ],
  caveats: ['Both exponents are the same number: the best plan keeps tokens per parameter fixed.'],
  recommendedDesign: {
    words:
      'Nine sizes from 2e6 to 1e11 parameters, each on nine amounts of data from 1e8 to 1e13 tokens.',
    runs: grid({ N: ladder(2e6, 1e11, 9), D: ladder(1e8, 1e13, 9) }),
  },
  ...(optimum ? { optimum } : {}),
  ...(inverse ? { inverse } : {}),
};
