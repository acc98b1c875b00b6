import {
  absolute,
  check,
  coefficient,
  exponent,
  floor,
  grid,
  ladder,
  linearVariable,
  params,
  tokens,
} from './building';
import type { Inputs, Law, Vector } from './law';

/**
 * L(N, D, r) = E + A / N^alpha + B r^eta / D^beta + C / (r + eps)^gamma.
 * Que et al. 2024 (arXiv 2406.01375). Parameters E, A, alpha, B, eta, beta, C, eps, gamma; features log N,
 * log D, r.
 */
const size = 9;

const sizePower = (x: Vector, p: Vector): number => Math.exp(-(p[2] as number) * (x[0] as number));

/** r^eta / D^beta: 0 at a share of 0. */
const dataPower = (x: Vector, p: Vector): number =>
  Math.exp((p[4] as number) * Math.log(x[2] as number) - (p[5] as number) * (x[1] as number));

const sharePower = (x: Vector, p: Vector): number =>
  Math.exp(-(p[8] as number) * Math.log((x[2] as number) + (p[7] as number)));

function evaluate(x: Vector, p: Vector): number {
  return (
    (p[0] as number) +
    (p[1] as number) * sizePower(x, p) +
    (p[3] as number) * dataPower(x, p) +
    (p[6] as number) * sharePower(x, p)
  );
}

/** Index of entry (a, b), b <= a, of a packed lower triangle. */
const at = (a: number, b: number): number => (a * (a + 1)) / 2 + b;

function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const logN = x[0] as number;
  const logD = x[1] as number;
  const A = p[1] as number;
  const B = p[3] as number;
  const C = p[6] as number;
  const gamma = p[8] as number;
  const shifted = (x[2] as number) + (p[7] as number);
  const logShare = Math.log(shifted);
  const u = sizePower(x, p);
  const v = dataPower(x, p);
  const w = sharePower(x, p);
  // r^eta log r goes to 0 with r.
  const logRatio = v === 0 ? 0 : Math.log(x[2] as number);
  const wSlope = w / shifted;
  gradient[0] = 1;
  gradient[1] = u;
  gradient[2] = -A * logN * u;
  gradient[3] = v;
  gradient[4] = B * logRatio * v;
  gradient[5] = -B * logD * v;
  gradient[6] = w;
  gradient[7] = -C * gamma * wSlope;
  gradient[8] = -C * logShare * w;
  if (hessian) {
    hessian.fill(0, 0, (size * (size + 1)) / 2);
    hessian[at(2, 1)] = -logN * u;
    hessian[at(2, 2)] = A * logN * logN * u;
    hessian[at(4, 3)] = logRatio * v;
    hessian[at(4, 4)] = B * logRatio * logRatio * v;
    hessian[at(5, 3)] = -logD * v;
    hessian[at(5, 4)] = -B * logD * logRatio * v;
    hessian[at(5, 5)] = B * logD * logD * v;
    hessian[at(7, 6)] = -gamma * wSlope;
    hessian[at(7, 7)] = (C * gamma * (gamma + 1) * wSlope) / shifted;
    hessian[at(8, 6)] = -logShare * w;
    hessian[at(8, 7)] = C * wSlope * (gamma * logShare - 1);
    hessian[at(8, 8)] = C * logShare * logShare * w;
  }
  return (p[0] as number) + A * u + B * v + C * w;
}

function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const sizeTerm = (p[1] as number) * sizePower(x, p);
  const dataTerm = (p[3] as number) * dataPower(x, p);
  const shareTerm = (p[6] as number) * sharePower(x, p);
  const eta = p[4] as number;
  const ratio = x[2] as number;
  // As one exponential, so that r^eta / r has its limit at a share of 0.
  const dataByRatio =
    eta * Math.exp((eta - 1) * Math.log(ratio) - (p[5] as number) * (x[1] as number));
  gradient[0] = -(p[2] as number) * sizeTerm;
  gradient[1] = -(p[5] as number) * dataTerm;
  gradient[2] =
    (p[3] as number) * dataByRatio - ((p[8] as number) * shareTerm) / (ratio + (p[7] as number));
  return (p[0] as number) + sizeTerm + dataTerm + shareTerm;
}

/** Parameters, or tokens, at which the loss is `target`; NaN where it never is. */
function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  const [logN, logD] = [Math.log(inputs.N ?? 1), Math.log(inputs.D ?? 1)];
  const x = [logN, logD, inputs.ratio as number];
  const fixed = (p[0] as number) + (p[6] as number) * sharePower(x, p);
  if (variable === 'N') {
    const rest = target - fixed - (p[3] as number) * dataPower(x, p);
    return rest > 0 ? ((p[1] as number) / rest) ** (1 / (p[2] as number)) : Number.NaN;
  }
  if (variable === 'D') {
    const rest = target - fixed - (p[1] as number) * sizePower(x, p);
    const scale = (p[3] as number) * (inputs.ratio as number) ** (p[4] as number);
    return rest > 0 ? (scale / rest) ** (1 / (p[5] as number)) : Number.NaN;
  }
  throw new Error(`no closed form of d-cpt for ${variable}`);
}

export interface ShareLoss {
  readonly ratio: number;
  readonly generalLoss: number;
}

/** The largest share whose general loss is at most `limit`: NaN where none is. Que et al. 2024, Table 5. */
export function findLargestShare(rows: readonly ShareLoss[], limit: number): number {
  const allowed = rows.flatMap(({ ratio, generalLoss }) => (generalLoss <= limit ? [ratio] : []));
  return allowed.length > 0 ? Math.max(...allowed) : Number.NaN;
}

/** Chemistry, Qwen1.5-1.8B, 10B tokens. Que et al. 2024 (arXiv 2406.01375), Table 5, read in a transcription. */
const table5: readonly ShareLoss[] = [
  { ratio: 0.9, generalLoss: 2.9052 },
  { ratio: 0.91, generalLoss: 2.9193 },
  { ratio: 0.92, generalLoss: 2.9376 },
  { ratio: 0.924, generalLoss: 2.9445 },
  { ratio: 0.93, generalLoss: 2.9644 },
  { ratio: 0.94, generalLoss: 2.9848 },
  { ratio: 1, generalLoss: 3.4667 },
];

const initialGeneralLoss = 2.8602;

/** D-CPT law: loss of continual pre-training over size, tokens and the share of the corpus in question. */
export const dCpt: Law = {
  id: 'd-cpt',
  family: 'mixture',
  title: 'D-CPT law',
  formula: 'L = E + A/N^alpha + B * ratio^eta/D^beta + C/(ratio + eps)^gamma',
  tex: 'L(N, D, r) = E + \\frac{A}{N^{\\alpha}} + \\frac{B r^{\\eta}}{D^{\\beta}} + \\frac{C}{(r + \\epsilon)^{\\gamma}}',
  citations: [
    {
      key: 'que2024',
      authors: 'Que et al.',
      title: 'D-CPT Law: Domain-specific Continual Pre-Training Scaling Law',
      year: 2024,
      arxiv: '2406.01375',
    },
  ],
  variables: [
    params(),
    tokens('tokens of continual pre-training'),
    linearVariable('ratio', 'share of the corpus whose loss it is', 'fraction', [0, 1], {
      symbol: 'r',
    }),
  ],
  parameters: [
    floor('E', 'E', 'irreducible loss', 'nats/token', { startRange: [0.5, 1.5] }),
    coefficient('A', 'A', 'parameter coefficient', 'nats params^alpha', {
      startRange: [100, 1000],
    }),
    exponent('alpha', '\\alpha', 'parameter exponent', { startRange: [0.1, 0.5] }),
    coefficient('B', 'B', 'data coefficient', 'nats tokens^beta', { startRange: [100, 1000] }),
    exponent('eta', '\\eta', 'exponent of the share in the data term', { startRange: [0.1, 0.9] }),
    exponent('beta', '\\beta', 'data exponent', { startRange: [0.1, 0.5] }),
    coefficient('C', 'C', 'share coefficient', 'nats/token', { startRange: [0.1, 1] }),
    coefficient('eps', '\\epsilon', 'offset of the share', 'fraction', {
      linear: false,
      startRange: [0.01, 0.3],
    }),
    exponent('gamma', '\\gamma', 'exponent of the share', { startRange: [0.2, 1] }),
  ],
  outputs: [
    {
      id: 'loss',
      symbol: 'L',
      name: 'loss of the corpus',
      unit: 'nats/token',
      inputs: ['N', 'D', 'ratio'],
      compute: ({ N, D, ratio }, p) =>
        evaluate([Math.log(N as number), Math.log(D as number), ratio as number], p),
    },
    {
      id: 'N',
      symbol: 'N',
      name: 'parameters that reach a loss',
      unit: 'params',
      inputs: ['D', 'ratio', 'targetLoss'],
      compute: (inputs, p) => inverse('N', inputs.targetLoss as number, inputs, p),
    },
    {
      id: 'D',
      symbol: 'D',
      name: 'tokens that reach a loss',
      unit: 'tokens',
      inputs: ['N', 'ratio', 'targetLoss'],
      compute: (inputs, p) => inverse('D', inputs.targetLoss as number, inputs, p),
    },
  ],
  evaluate,
  derivatives,
  featureDerivatives,
  presets: [],
  validity: {
    words:
      'Qwen1.5 of 0.5B, 1.8B and 4B parameters, 0.1B to 26B tokens, nine mixture ratios, six domains; fitted coefficients were not found.',
    ranges: { N: [0.5e9, 4e9], D: [0.1e9, 26e9], ratio: [0, 1] },
  },
  fittedOn: 'One fit a domain with R^2 above 0.97; the optimiser was not read.',
  typical: { N: 1.8e9, D: 10e9, ratio: 0.5, targetLoss: 2.5 },
  checks: [
    check({
      reference: 'que2024-dcpt',
      quantity:
        'largest tabulated share of chemistry with a general loss up to 3 % above its start',
      preset: null,
      output: 'loss',
      expected: 0.924,
      tolerance: absolute(1e-9),
      source: 'arXiv 2406.01375, Table 5, read in a transcription',
      note: 'A choice among the rows of the table.',
      compute: () => findLargestShare(table5, 1.03 * initialGeneralLoss),
    }),
  ],
  caveats: [
    'No published coefficients: fit it to runs of your own.',
    'One fit for the domain corpus and one for the general corpus, each over its own share.',
    'Nine parameters: E and C trade off against each other unless the shares reach from near 0 to 1.',
  ],
  quoted: [
    {
      label: 'best share of chemistry, 1.8B, 10B tokens, 3 % rise of the general loss allowed',
      value: 0.924,
      unit: 'fraction',
      status: 'published',
      source: 'arXiv 2406.01375',
    },
  ],
  recommendedDesign: {
    words:
      'Five sizes from 50M to 10B, five lengths from 0.1B to 100B tokens, six shares from 0 to 1.',
    runs: grid({
      N: ladder(5e7, 1e10, 5),
      D: ladder(1e8, 1e11, 5),
      ratio: [0, 0.03, 0.1, 0.3, 0.6, 1],
    }),
  },
  inverse,
};
