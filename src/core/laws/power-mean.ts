import { exponent, floor, grid, ladder, params, planOutputs, tokens } from './building';
import type {
  ClosedFormOptimum,
  Inputs,
  Law,
  Output,
  Parameter,
  ParameterSet,
  Vector,
} from './law';

/**
 * L(N, D) = E + (u^q + v^q)^(1/q) with u = A / N^alpha and v = B / D^beta: q = 1 is the additive form, a large
 * q lets the larger of the two terms alone decide. With E = 0, q = 1 / alpha_D, A = N_c^alpha_N and
 * B = D_c^alpha_D it is the joint law of Kaplan et al. 2020 (arXiv 2001.08361, Eq. 1.5).
 * Parameters in the order E, A, B, alpha, beta, q; features log N, log D. Everything is done on log u and
 * log v, so that no q overflows.
 */
const logSize = (x: Vector, p: Vector): number =>
  Math.log(p[1] as number) - (p[3] as number) * (x[0] as number);
const logData = (x: Vector, p: Vector): number =>
  Math.log(p[2] as number) - (p[4] as number) * (x[1] as number);

/** (u^q + v^q)^(1/q) from the logarithms of u and v. */
function couple(logU: number, logV: number, q: number): number {
  const apart = Math.abs(logU - logV);
  return Math.exp(Math.max(logU, logV) + Math.log1p(Math.exp(-q * apart)) / q);
}

/** u^q / (u^q + v^q): the part of the size term in the sum. */
const shareOfSize = (logU: number, logV: number, q: number): number =>
  1 / (1 + Math.exp(q * (logV - logU)));

function evaluate(x: Vector, p: Vector): number {
  return (p[0] as number) + couple(logSize(x, p), logData(x, p), p[5] as number);
}

/** s log s, continuous at 0. */
const entropyTerm = (s: number): number => (s > 0 ? s * Math.log(s) : 0);

const steps = new Float64Array(6);

function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const logU = logSize(x, p);
  const logV = logData(x, p);
  const A = p[1] as number;
  const B = p[2] as number;
  const q = p[5] as number;
  const sum = couple(logU, logV, q);
  const w = shareOfSize(logU, logV, q);
  const rest = shareOfSize(logV, logU, q);
  const entropy = -entropyTerm(w) - entropyTerm(rest);
  // Slopes of log(sum): by log u it is w, by log v the rest, by q the entropy of the two over -q^2.
  const logN = x[0] as number;
  const logD = x[1] as number;
  const byU = [0, 1 / A, 0, -logN, 0, 0] as const;
  const byV = [0, 0, 1 / B, 0, -logD, 0] as const;
  for (let i = 0; i < 6; i++) steps[i] = w * (byU[i] as number) + rest * (byV[i] as number);
  steps[5] = -entropy / (q * q);
  for (let i = 0; i < 6; i++) gradient[i] = sum * (steps[i] as number);
  gradient[0] = 1;
  if (hessian) {
    const bend = w * rest;
    const apart = logU - logV;
    for (let i = 0, at = 0; i < 6; i++) {
      for (let j = 0; j <= i; j++, at++) {
        const away = (byU[i] as number) - (byV[i] as number);
        const other = (byU[j] as number) - (byV[j] as number);
        let second = q * bend * away * other;
        if (i === 5) second = j === 5 ? 0 : apart * bend * other;
        hessian[at] = sum * (second + (steps[i] as number) * (steps[j] as number));
      }
    }
    // log u and log v curve in A and B themselves; what is left of q alone.
    hessian[2] = (hessian[2] as number) - (sum * w) / (A * A);
    hessian[5] = (hessian[5] as number) - (sum * rest) / (B * B);
    hessian[20] =
      (hessian[20] as number) + sum * ((2 * entropy) / (q * q * q) + (apart * apart * bend) / q);
    // E is alone.
    for (const at of [0, 1, 3, 6, 10, 15]) hessian[at] = 0;
  }
  return (p[0] as number) + sum;
}

function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const logU = logSize(x, p);
  const logV = logData(x, p);
  const q = p[5] as number;
  const sum = couple(logU, logV, q);
  gradient[0] = -(p[3] as number) * sum * shareOfSize(logU, logV, q);
  gradient[1] = -(p[4] as number) * sum * shareOfSize(logV, logU, q);
  return (p[0] as number) + sum;
}

/** log G of N* = G (C/6)^a: at the optimum alpha u^q = beta v^q. */
function logG(p: Vector): number {
  const alpha = p[3] as number;
  const beta = p[4] as number;
  const ratio = Math.log(p[1] as number) - Math.log(p[2] as number);
  return (ratio + Math.log(alpha / beta) / (p[5] as number)) / (alpha + beta);
}

/** a and b of N* ~ C^a, D* ~ C^b: those of the additive form, whatever q. */
function exponentsOf(p: Vector): { readonly a: number; readonly b: number } {
  const alpha = p[3] as number;
  const beta = p[4] as number;
  return { a: beta / (alpha + beta), b: alpha / (alpha + beta) };
}

const optimum: ClosedFormOptimum = {
  atCompute(p, compute) {
    const logPairs = Math.log(compute / 6);
    const logN = logG(p) + exponentsOf(p).a * logPairs;
    return { N: Math.exp(logN), D: Math.exp(logPairs - logN) };
  },
  computeForParams: (p, size) => 6 * Math.exp((Math.log(size) - logG(p)) / exponentsOf(p).a),
  computeForTokens: (p, data) => 6 * Math.exp((Math.log(data) + logG(p)) / exponentsOf(p).b),
  computeForLoss(p, loss) {
    const above = loss - (p[0] as number);
    if (!(above > 0)) return Number.NaN;
    // There u^q is the share a = beta / (alpha + beta) of (L - E)^q.
    const logU = Math.log(above) + Math.log(exponentsOf(p).a) / (p[5] as number);
    const logN = (Math.log(p[1] as number) - logU) / (p[3] as number);
    return optimum.computeForParams(p, Math.exp(logN));
  },
  exponents: exponentsOf,
};

function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  const above = Math.log(target - (p[0] as number));
  const q = p[5] as number;
  /** log v of v^q = (L - E)^q - u^q; NaN where u alone is too much. */
  const without = (logU: number): number => above + Math.log1p(-Math.exp(q * (logU - above))) / q;
  if (variable === 'D') {
    const logV = without(logSize([Math.log(inputs.N as number)], p));
    return Math.exp((Math.log(p[2] as number) - logV) / (p[4] as number));
  }
  if (variable === 'N') {
    const logU = without(logData([0, Math.log(inputs.D as number)], p));
    return Math.exp((Math.log(p[1] as number) - logU) / (p[3] as number));
  }
  throw new Error(`power-mean has no variable ${variable}`);
}

const at = (inputs: Inputs, id: string): number => inputs[id] as number;

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'loss',
    symbol: 'L',
    name: 'loss',
    unit: 'nats/token',
    inputs: ['N', 'D'],
    compute: (inputs, p) => evaluate([Math.log(at(inputs, 'N')), Math.log(at(inputs, 'D'))], p),
  },
  ...planOutputs(optimum),
  {
    id: 'C',
    symbol: 'C^*',
    name: 'least compute that reaches a loss',
    unit: 'FLOPs',
    inputs: ['targetLoss'],
    compute: (inputs, p) => optimum.computeForLoss(p, at(inputs, 'targetLoss')),
  },
  {
    id: 'a',
    symbol: 'a',
    name: 'exponent of optimal parameters in compute',
    unit: '',
    inputs: [],
    compute: (_, p) => exponentsOf(p).a,
  },
  {
    id: 'b',
    symbol: 'b',
    name: 'exponent of optimal tokens in compute',
    unit: '',
    inputs: [],
    compute: (_, p) => exponentsOf(p).b,
  },
];

/** The form is ours: no paper states a number of it. */
const unpinned = ['E', 'A', 'B', 'alpha', 'beta', 'q'];

const kaplan = { sizeExponent: 0.076, dataExponent: 0.103, size: 6.4e13, data: 1.8e13 };

const presets: readonly ParameterSet[] = [
  {
    id: 'besiroglu2024',
    label: 'Besiroglu et al. 2024, as the coupled form',
    values: { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658, q: 1 },
    status: 'derived',
    source: 'arXiv 2404.10102: the additive form is q = 1',
    unpinned,
  },
  {
    id: 'kaplan2020-joint',
    label: 'Kaplan et al. 2020, joint law as the coupled form',
    values: {
      E: 0,
      A: kaplan.size ** kaplan.sizeExponent,
      B: kaplan.data ** kaplan.dataExponent,
      alpha: kaplan.sizeExponent,
      beta: kaplan.dataExponent,
      q: 1 / kaplan.dataExponent,
    },
    status: 'derived',
    source: 'arXiv 2001.08361, Eq. 1.5: A = N_c^alpha_N, B = D_c^alpha_D, q = 1 / alpha_D',
    note: 'N counts parameters without embeddings.',
    unpinned,
  },
];

/** Positive, and not linear: (u^q + v^q)^(1/q) mixes both. */
const term = (id: string, name: string, unit: string, range: [number, number]): Parameter => ({
  id,
  symbol: id,
  name,
  unit,
  transform: 'log',
  bounds: [0, Number.POSITIVE_INFINITY],
  linear: false,
  startRange: range,
});

/** How size and data limit each other: the coupled form of the tournament of laws. */
export const powerMean: Law = {
  id: 'power-mean',
  family: 'compute',
  title: 'Coupled size and data',
  formula: 'L = E + ((A/N^alpha)^q + (B/D^beta)^q)^(1/q)',
  tex: 'L(N, D) = E + \\left[\\left(\\frac{A}{N^{\\alpha}}\\right)^{q} + \\left(\\frac{B}{D^{\\beta}}\\right)^{q}\\right]^{1/q}',
  citations: [
    {
      key: 'kaplan2020',
      authors: 'Kaplan et al.',
      title: 'Scaling Laws for Neural Language Models',
      year: 2020,
      arxiv: '2001.08361',
    },
    {
      key: 'besiroglu2024',
      authors: 'Besiroglu, Erdil, Barnett and You',
      title: 'Chinchilla Scaling: A replication attempt',
      year: 2024,
      arxiv: '2404.10102',
    },
  ],
  variables: [params(), tokens()],
  parameters: [
    floor('E', 'E', 'irreducible loss', 'nats/token'),
    term('A', 'parameter coefficient', 'nats params^alpha', [5, 2000]),
    term('B', 'data coefficient', 'nats tokens^beta', [10, 10000]),
    exponent('alpha', '\\alpha', 'parameter exponent', { startRange: [0.05, 0.6] }),
    exponent('beta', '\\beta', 'data exponent', { startRange: [0.05, 0.6] }),
    {
      id: 'q',
      symbol: 'q',
      name: 'coupling of size and data',
      unit: '',
      transform: 'log',
      bounds: [0.05, 100],
      linear: false,
      startRange: [0.5, 8],
    },
  ],
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets,
  validity: {
    words:
      'A form to compare others in, not a published fit: each preset is as good as the law it restates, 70M to 16B parameters and 5B to 400B tokens for the additive one.',
    ranges: { N: [70e6, 16e9], D: [5e9, 400e9] },
  },
  fittedOn: 'Nothing of its own: published coefficients of two laws, put into this form.',
  typical: { N: 7e10, D: 1.4e12, C: 5.76e23, targetLoss: 2.2 },
  checks: [],
  caveats: [
    'q is told by runs where size and data limit the loss alike; runs limited by one of them say nothing of it.',
    'q, E and the coefficients trade off against each other: a narrow design leaves a ridge.',
    'The exponents of the optimum do not depend on q; the ratio of tokens to parameters does.',
  ],
  recommendedDesign: {
    words:
      'Ten sizes from 1M to 1T parameters, each on ten amounts of data from 10M to 100T tokens: starved runs, excessive ones and all between.',
    runs: grid({ N: ladder(1e6, 1e12, 10), D: ladder(1e7, 1e14, 10) }),
  },
  optimum,
  inverse,
};
