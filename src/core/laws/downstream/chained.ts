import { coefficient, exponent, params, tokens } from '../building';
import type { Inputs, Law, Output, ParameterSet, Vector } from '../law';
import { overtrained } from '../overtrained';
import { refit, type TaskFit, taskFits } from './presets';

/**
 * Err(N, D) = eps - K exp(-(a / N^alpha + b / D^alpha)): the error of a loss E + A / N^alpha + B / D^alpha, with
 * K = k exp(-gamma E), a = gamma A and b = gamma B. These five are all that runs of N, D and error can tell: the
 * floor of the loss is a factor on k. Gadre et al. 2024 (arXiv 2403.08540), Eq. 4 in Eq. 5.
 * Parameters in the order eps, K, a, b, alpha; features log N, log D.
 */
const sizePower = (x: Vector, p: Vector): number => Math.exp(-(p[4] as number) * (x[0] as number));
const dataPower = (x: Vector, p: Vector): number => Math.exp(-(p[4] as number) * (x[1] as number));

/** What size and data leave of the gain, from N^-alpha and D^-alpha. */
const kept = (p: Vector, u: number, v: number): number =>
  Math.exp(-((p[2] as number) * u + (p[3] as number) * v));

const errorOf = (p: Vector, share: number): number => (p[0] as number) - (p[1] as number) * share;

function evaluate(x: Vector, p: Vector): number {
  return errorOf(p, kept(p, sizePower(x, p), dataPower(x, p)));
}

function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const [logN, logD] = [x[0] as number, x[1] as number];
  const u = sizePower(x, p);
  const v = dataPower(x, p);
  const share = kept(p, u, v);
  const gained = (p[1] as number) * share;
  const size = (p[2] as number) * u;
  const data = (p[3] as number) * v;
  // The exponent's slope in alpha; in a and b it is u and v.
  const slope = -(size * logN + data * logD);
  gradient[0] = 1;
  gradient[1] = -share;
  gradient[2] = gained * u;
  gradient[3] = gained * v;
  gradient[4] = gained * slope;
  if (hessian) {
    // Packed lower triangle over eps, K, a, b, alpha; the exponent itself bends in alpha only.
    hessian.fill(0, 0, 15);
    hessian[4] = share * u;
    hessian[5] = -gained * u * u;
    hessian[7] = share * v;
    hessian[8] = -gained * u * v;
    hessian[9] = -gained * v * v;
    hessian[11] = share * slope;
    hessian[12] = -gained * u * (logN + slope);
    hessian[13] = -gained * v * (logD + slope);
    hessian[14] = gained * (size * logN * logN + data * logD * logD - slope * slope);
  }
  return errorOf(p, share);
}

function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const u = sizePower(x, p);
  const v = dataPower(x, p);
  const share = kept(p, u, v);
  const steepness = -(p[4] as number) * (p[1] as number) * share;
  gradient[0] = steepness * (p[2] as number) * u;
  gradient[1] = steepness * (p[3] as number) * v;
  return errorOf(p, share);
}

const at = (inputs: Inputs, id: string): number => inputs[id] as number;

/** N or D at which the error is `target`; NaN where no amount of it will do, or any would. */
function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  if (variable !== 'N' && variable !== 'D') {
    throw new Error(`downstream/chained has no variable ${variable}`);
  }
  const [own, other, known] = variable === 'N' ? [2, 3, 'D'] : [3, 2, 'N'];
  const gained = (p[0] as number) - target;
  if (!(gained > 0)) return Number.NaN;
  const power = (p[other] as number) * Math.exp(-(p[4] as number) * Math.log(at(inputs, known)));
  const rest = Math.log((p[1] as number) / gained) - power;
  return rest > 0 ? Math.exp(Math.log((p[own] as number) / rest) / (p[4] as number)) : Number.NaN;
}

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'error',
    symbol: '\\mathrm{Err}',
    name: 'average top-1 error',
    unit: 'fraction',
    inputs: ['N', 'D'],
    compute: (inputs, p) => evaluate([Math.log(at(inputs, 'N')), Math.log(at(inputs, 'D'))], p),
  },
  {
    id: 'D',
    symbol: 'D(\\mathrm{Err})',
    name: 'tokens after which a model of this size has this error',
    unit: 'tokens',
    inputs: ['error', 'N'],
    compute: (inputs, p) => inverse('D', at(inputs, 'error'), inputs, p),
  },
  {
    id: 'N',
    symbol: 'N(\\mathrm{Err})',
    name: 'parameters that have this error after these tokens',
    unit: 'params',
    inputs: ['error', 'D'],
    compute: (inputs, p) => inverse('N', at(inputs, 'error'), inputs, p),
  },
];

/** The loss law of a training set and the error law of its tasks in one. */
function chain({ lossPreset, id, label, values: { eps, k, gamma } }: TaskFit): ParameterSet {
  const loss = overtrained.presets.find((preset) => preset.id === lossPreset)?.values;
  if (!loss) throw new Error(`overtrained: no preset ${lossPreset}`);
  const of = (name: string): number => loss[name] as number;
  return {
    id,
    label,
    values: {
      eps,
      K: k * Math.exp(-gamma * of('E')),
      a: gamma * of('A'),
      b: gamma * of('B'),
      alpha: of('alpha'),
    },
    status: 'derived',
    source: `over-training (${lossPreset}) put into the error of a loss (${id}); both a ${refit}`,
    note: 'Check points stand with the two laws it is made of.',
    unpinned: ['eps', 'K', 'a', 'b', 'alpha'],
  };
}

/** Average task error from size and tokens. */
export const chained: Law = {
  id: 'downstream/chained',
  family: 'downstream',
  title: 'Downstream error from size and tokens',
  formula: 'Err = eps - K * exp(-(a/N^alpha + b/D^alpha))',
  tex: '\\mathrm{Err}(N, D) = \\epsilon - K \\exp\\left(-\\frac{a}{N^{\\alpha}} - \\frac{b}{D^{\\alpha}}\\right),\\quad K = k\\, e^{-\\gamma E},\\ a = \\gamma A,\\ b = \\gamma B',
  citations: overtrained.citations,
  variables: [params('parameters including embeddings and head'), tokens()],
  parameters: [
    coefficient('eps', '\\epsilon', 'error without any skill', 'fraction'),
    coefficient('K', 'K', 'error that endless size and data take away', 'fraction'),
    coefficient('a', 'a', 'parameter coefficient', 'params^alpha', {
      linear: false,
      startRange: [5, 2000],
    }),
    coefficient('b', 'b', 'data coefficient', 'tokens^alpha', {
      linear: false,
      startRange: [5, 2000],
    }),
    exponent('alpha', '\\alpha', 'exponent of parameters and of data'),
  ],
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets: taskFits.map(chain),
  validity: overtrained.validity,
  fittedOn:
    'Not fitted as a whole: the loss law of five small runs, then the error on their losses and that of one 1.4B run.',
  typical: { N: 6889410560, D: 137788211200, error: 0.5 },
  checks: [],
  caveats: [
    'The mistakes of two fits add up: of the loss from size and tokens, and of the error from that loss.',
    'An average over tasks is predictable where single tasks are not; below some loss a task may jump.',
    'Size and data share one exponent.',
    'The floor of the loss cannot be told from the scale of the error: only their product K enters.',
  ],
  recommendedDesign: overtrained.recommendedDesign,
  inverse,
};
