import { coefficient, exponent, grid, ladder, regression, tokens } from '../building';
import type { Inputs, Law, Output, Vector } from '../law';
import { batchVariable, citation, ranges, reference, sequence, source } from './shared';

/**
 * eta(n) = min(eta_max, beta a n^b): the Power schedule over the tokens n seen so far, between its linear
 * warmup and its exponential decay. Shen et al. 2024 (arXiv 2408.13359).
 * Parameters in the order a, b, eta_max; features log batch (tokens), log D.
 */
const logSequence = Math.log(sequence);

/** The rate without the cap, and without its amplitude. */
const slope = (x: Vector, p: Vector): number =>
  Math.exp((x[0] as number) - logSequence + (p[1] as number) * (x[1] as number));

function evaluate(x: Vector, p: Vector): number {
  return Math.min(p[2] as number, (p[0] as number) * slope(x, p));
}

function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const cap = p[2] as number;
  const free = slope(x, p);
  const value = (p[0] as number) * free;
  const logD = x[1] as number;
  gradient.fill(0, 0, 3);
  hessian?.fill(0, 0, 6);
  if (value >= cap) {
    gradient[2] = 1;
    return cap;
  }
  gradient[0] = free;
  gradient[1] = value * logD;
  if (hessian) {
    hessian[1] = free * logD;
    hessian[2] = value * logD * logD;
  }
  return value;
}

function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const value = (p[0] as number) * slope(x, p);
  const isCapped = value >= (p[2] as number);
  gradient[0] = isCapped ? 0 : value;
  gradient[1] = isCapped ? 0 : (p[1] as number) * value;
  return isCapped ? (p[2] as number) : value;
}

/** Tokens at which the falling power passes this rate. */
const tokensAt = (batch: number, lr: number, p: Vector): number =>
  Math.exp(Math.log((lr * sequence) / ((p[0] as number) * batch)) / (p[1] as number));

function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  // At the cap itself every earlier point has the same rate.
  if (!(target > 0 && target < (p[2] as number))) return Number.NaN;
  if (variable === 'D') return tokensAt(inputs.batch as number, target, p);
  if (variable === 'batch') {
    return (target * sequence) / ((p[0] as number) * (inputs.D as number) ** (p[1] as number));
  }
  throw new Error(`power-scheduler/schedule has no variable ${variable}`);
}

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'lr',
    symbol: '\\eta(n)',
    name: 'learning rate after so many tokens',
    unit: '',
    inputs: ['batch', 'D'],
    compute: ({ batch, D }, p) => evaluate([Math.log(batch as number), Math.log(D as number)], p),
  },
  {
    id: 'D',
    symbol: 'n_{\\max}',
    name: 'tokens at which the cap stops binding',
    unit: 'tokens',
    inputs: ['batch'],
    compute: ({ batch }, p) => tokensAt(batch as number, p[2] as number, p),
  },
];

export const schedule: Law = {
  id: 'power-scheduler/schedule',
  family: 'schedule',
  title: 'Power schedule with its cap',
  formula: 'lr = min(eta_max, batch/4096 * a * D^b)',
  tex: '\\eta(n) = \\min\\left(\\eta_{\\max},\\ \\beta\\, a\\, n^{b}\\right)',
  citations: [citation],
  variables: [batchVariable, tokens('tokens so far')],
  parameters: [
    // Not linear: where the cap binds the amplitude does nothing.
    coefficient('a', 'a', 'amplitude', 'sequences^-1 tokens^-b', {
      linear: false,
      startRange: [1, 20],
    }),
    exponent('b', 'b', 'power of the tokens', { bounds: [-3, -0.01], startRange: [-0.6, -0.4] }),
    coefficient('eta_max', '\\eta_{\\max}', 'cap of the learning rate', '', {
      linear: false,
      startRange: [0.005, 0.05],
    }),
  ],
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets: [
    {
      id: 'shen2024-recipe',
      label: 'Shen et al. 2024, Power recipe',
      values: { a: 4, b: -0.51, eta_max: 0.02 },
      status: 'published',
      source,
      note: 'The recipe of the scheduler; the best WSD peak has a = 4.6.',
    },
  ],
  validity: {
    words:
      'Proxies of 12M, 36M and 121M parameters under muP, batches of 16 to 512 sequences of 4,096 tokens, 2B to 256B tokens of RedPajama.',
    ranges,
  },
  fittedOn:
    'Amplitude, power and cap as the paper recommends them, after its fits of the best peak.',
  typical: { batch: 1024 * sequence, D: 1e12 },
  checks: [
    regression(reference, 'shen2024-recipe', 'D', { batch: 1024 * sequence }, 25964100000, {
      quantity: 'tokens at which the cap stops binding',
    }),
    regression(
      reference,
      'shen2024-recipe',
      'lr',
      { batch: 1024 * sequence, D: 1e12 },
      0.00310713,
      { quantity: 'learning rate after 1T tokens' },
    ),
  ],
  caveats: [
    'Warmup before it and the exponential decay after it are not part of the formula.',
    'Holds under muP only: with standard parametrisation the constants do not transfer.',
  ],
  recommendedDesign: {
    words:
      'Rates read at ten token counts from 2B to 256B for seven batches from 64 to 2,048 sequences: part at the cap, part below it.',
    runs: grid({
      batch: ladder(64 * sequence, 2048 * sequence, 7),
      D: ladder(2e9, 256e9, 10),
    }),
  },
  inverse,
};
