import { coefficient, linearVariable } from '../building';
import type { Law, Vector } from '../law';
import { share } from './functions';
import { citation, rangeWords, table } from './sources';

/** N_eff / N = 1 - exp(-P / gamma_w + b) of floating-point weights; Kumar et al., Appendix K. */
const evaluate = (x: Vector, p: Vector): number =>
  share(x[0] as number, p[0] as number, p[1] as number);

export const floatWeightsLaw: Law = {
  id: 'precision/float-weights',
  family: 'quantization',
  title: 'Effective parameters of floating-point weights',
  formula: 'share = 1 - exp(-wBits/gamma_w + b)',
  tex: '\\frac{N_{\\mathrm{eff}}}{N} = 1 - e^{-P_w/\\gamma_w + b}',
  citations: [citation],
  variables: [linearVariable('wBits', 'bits of a weight', 'bits', [1, 32], { symbol: 'P_w' })],
  parameters: [
    coefficient('gamma_w', '\\gamma_w', 'sensitivity of the weights', 'bits', {
      linear: false,
      startRange: [1, 4],
    }),
    {
      id: 'b',
      symbol: 'b',
      name: 'offset of the weights',
      unit: '',
      transform: 'identity',
      bounds: [-5, 5],
      linear: false,
      startRange: [-0.5, 0.2],
    },
  ],
  outputs: [
    {
      id: 'effectiveShare',
      symbol: 'N_{\\mathrm{eff}}/N',
      name: 'share of the parameters that count',
      unit: '',
      inputs: ['wBits'],
      compute: ({ wBits }, p) => evaluate([wBits as number], p),
    },
    {
      id: 'effectiveParams',
      symbol: 'N_{\\mathrm{eff}}',
      name: 'parameters that count',
      unit: 'params',
      inputs: ['N', 'wBits'],
      compute: ({ N, wBits }, p) => (N as number) * evaluate([wBits as number], p),
    },
  ],
  evaluate,
  derivatives(x, p, gradient, hessian) {
    const value = evaluate(x, p);
    const gamma = p[0] as number;
    const lost = Math.exp((p[1] as number) - (x[0] as number) / gamma);
    const pull = (x[0] as number) / (gamma * gamma);
    gradient[0] = -lost * pull;
    gradient[1] = -lost;
    if (hessian) {
      hessian[0] = -lost * pull * (pull - 2 / gamma);
      hessian[1] = -lost * pull;
      hessian[2] = -lost;
    }
    return value;
  },
  featureDerivatives(x, p, gradient) {
    gradient[0] =
      Math.exp((p[1] as number) - (x[0] as number) / (p[0] as number)) / (p[0] as number);
    return evaluate(x, p);
  },
  presets: [
    {
      id: 'kumar2024-float-weights',
      label: 'Kumar et al. 2024, floating-point weights',
      values: { gamma_w: 2.8111, b: 0.124 },
      status: 'published',
      source: table,
      note: 'The table has these two constants alone; that b stands where n_w does for integers is inferred.',
      unpinned: ['gamma_w', 'b'],
    },
  ],
  validity: {
    words: `${rangeWords} Weights in floating point, all else at high precision; the widths tried are not listed here.`,
    ranges: {},
  },
  fittedOn: 'The runs with floating-point weights; loss function and starts are not known.',
  typical: { N: 220e6, wBits: 4 },
  checks: [],
  caveats: [
    'Constants of the loss were published for integer types only, so this part says how many parameters count, not the loss.',
  ],
  recommendedDesign: {
    words: 'Six runs at each of 1 to 8 bits.',
    runs: { wBits: Array.from({ length: 48 }, (_, i) => 1 + (i % 8)) },
  },
  inverse: (_, target, __, p) =>
    target < 1 ? (p[0] as number) * ((p[1] as number) - Math.log1p(-target)) : Number.NaN,
};
