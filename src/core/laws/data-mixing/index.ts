import { absolute, check, exponent, floor, linearVariable } from '../building';
import type { Check, Law, ParameterSet, QuotedValue, Vector } from '../law';
import { citation, createMixingLaw } from './domains';

export { findBestMixture } from './best-mixture';
export { createMixingLaw, totalLoss } from './domains';
export { designMixtures, shareVariables } from './shares';

/** L = c + exp(k x + b): parameters c, k, b; the feature is the share x. */
function evaluate(features: Vector, p: Vector): number {
  return (p[0] as number) + Math.exp((p[1] as number) * (features[0] as number) + (p[2] as number));
}

function derivatives(
  features: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const x = features[0] as number;
  const u = Math.exp((p[1] as number) * x + (p[2] as number));
  gradient[0] = 1;
  gradient[1] = u * x;
  gradient[2] = u;
  if (hessian) {
    hessian.fill(0, 0, 6);
    hessian[2] = u * x * x;
    hessian[4] = u * x;
    hessian[5] = u;
  }
  return (p[0] as number) + u;
}

function featureDerivatives(features: Vector, p: Vector, gradient: Float64Array): number {
  const u = Math.exp((p[1] as number) * (features[0] as number) + (p[2] as number));
  gradient[0] = (p[1] as number) * u;
  return (p[0] as number) + u;
}

/** Share at which the loss is `target`; NaN where it never is, even outside 0 to 1. */
function invert(p: Vector, target: number): number {
  const excess = target - (p[0] as number);
  return excess > 0 ? (Math.log(excess) - (p[2] as number)) / (p[1] as number) : Number.NaN;
}

const reference = 'ye2024-mixing';
const source = 'arXiv 2403.16952; loss files and notebook outputs of github.com/yegcjs/mixinglaws';

const domainNames = { github: 'GitHub', 'pile-cc': 'Pile-CC' } as const;

function twoDomain(
  size: string,
  domain: keyof typeof domainNames,
  steps: string,
  [c, k, b]: readonly [number, number, number],
  unpinned: readonly string[] = ['c', 'k', 'b'],
): ParameterSet {
  return {
    id: `ye2024-${size}-${domain}-${steps}`,
    label: `Ye et al. 2024, ${size.toUpperCase()}, ${domainNames[domain]}, ${steps} steps`,
    values: { c, k, b },
    status: 'published',
    source,
    note: 'k and b are printed by the notebook; c comes from repeating its scan.',
    unpinned,
  };
}

const presets: readonly ParameterSet[] = [
  twoDomain('70m', 'github', '10k', [1.3235, -2.4381, -0.5978]),
  twoDomain('70m', 'github', '20k', [1.1297, -1.5473, -0.6506]),
  twoDomain('70m', 'github', '30k', [1.1096, -1.6405, -0.6819], ['k', 'b']),
  twoDomain('70m', 'pile-cc', '10k', [3.6042, -2.9041, -0.5333]),
  twoDomain('70m', 'pile-cc', '20k', [3.4367, -2.2959, -0.5862]),
  twoDomain('70m', 'pile-cc', '30k', [3.4182, -2.5189, -0.6257], ['k', 'b']),
  twoDomain('160m', 'github', '30k', [0.9046, -1.6139, -0.776]),
  twoDomain('160m', 'pile-cc', '30k', [3.0938, -2.7239, -0.6131], ['k', 'b']),
  {
    id: 'ye2024-continual-pile',
    label: 'Ye et al. 2024, continual pre-training, Pile loss, 10k steps',
    values: { c: 2.8103408, k: -3.74071341, b: -1.69363592 },
    status: 'derived',
    source: `${source}, fitted again here`,
    note: 'The notebook prints k -3.7397 and b -1.6938.',
  },
];

const quoted = (label: string, value: number, unit: string): QuotedValue => ({
  label,
  value,
  unit,
  status: 'published',
  source: 'arXiv 2403.16952',
});

const measured = (preset: string, expected: number): Check =>
  check({
    reference,
    quantity: 'measured loss at an own share of one half',
    preset,
    output: 'loss',
    inputs: { ratio: 0.5 },
    expected,
    tolerance: absolute(0.006),
    kind: 'measurement',
    source,
    note: 'Residuals of the fit reach 0.006.',
  });

/**
 * L = c + exp(k x + b): loss on one of two domains against its own share x of the training mix.
 * Ye et al. 2024 (arXiv 2403.16952), two-domain form of its notebook; a part has three domains.
 */
export const dataMixing: Law = {
  id: 'data-mixing',
  family: 'mixture',
  title: 'Data mixing law',
  formula: 'L = c + exp(k * ratio + b)',
  tex: 'L(x) = c + e^{k x + b}',
  citations: [citation],
  variables: [
    linearVariable('ratio', 'share of the validation domain', 'fraction', [0, 1], { symbol: 'x' }),
  ],
  parameters: [
    floor('c', 'c', 'loss no share goes below', 'nats/token'),
    exponent('k', 'k', 'sensitivity to the share', { bounds: [-50, 50], startRange: [-6, 3] }),
    exponent('b', 'b', 'log of the excess loss without the domain', {
      bounds: [-20, 20],
      startRange: [-3, 1],
    }),
  ],
  outputs: [
    {
      id: 'loss',
      symbol: 'L',
      name: 'validation loss',
      unit: 'nats/token',
      inputs: ['ratio'],
      compute: ({ ratio }, p) => evaluate([ratio as number], p),
    },
    {
      id: 'ratio',
      symbol: 'x',
      name: 'critical share: where the loss meets a target',
      unit: 'fraction',
      inputs: ['targetLoss'],
      compute: ({ targetLoss }, p) => invert(p, targetLoss as number),
    },
  ],
  evaluate,
  derivatives,
  featureDerivatives,
  presets,
  validity: {
    words:
      'Models of 70M and 160M parameters on GitHub and Pile-CC, up to 30,000 steps (30B tokens), own shares 0.25 to 0.75; continual pre-training of Pythia-70M on the Pile and Python, Pile shares 0.125 to 0.5.',
    ranges: { ratio: [0.125, 0.75] },
  },
  fittedOn:
    'c from a scan of 1,000 values for the straightest log(L - c); k and b by L-BFGS on a Huber loss (delta 0.02) from an 11 x 11 grid of starts.',
  typical: { ratio: 0.5, targetLoss: 2.87336759 },
  checks: [
    measured('ye2024-70m-github-30k', 1.3278),
    measured('ye2024-70m-pile-cc-30k', 3.567),
    measured('ye2024-160m-pile-cc-30k', 3.23),
    check({
      reference,
      quantity: 'critical Pile share, which keeps the Pile loss at its initial value',
      preset: 'ye2024-continual-pile',
      output: 'ratio',
      inputs: { targetLoss: 2.87336759 },
      expected: 0.28623,
      tolerance: absolute(0.0005),
      source,
      note: 'The notebook prints 0.286225; the run was made at 73/256 = 0.28516.',
    }),
    check({
      reference,
      quantity: 'worked example: loss at shares (0.5, 0.5) with c = 2, k = 1, t = (0, ln 2)',
      preset: null,
      output: 'loss',
      inputs: { r1: 0.5, r2: 0.5 },
      expected: 3.414,
      tolerance: absolute(0.0005),
      source: 'arXiv 2403.16952',
      note: 'Three decimals.',
      compute: () => createMixingLaw(2).evaluate([0.5, 0.5], [2, 1, Math.LN2]),
    }),
  ],
  caveats: [
    'Extrapolated to 1B parameters and 100B tokens the paper predicts losses 2.3 and 4.1 % below the ones it measured.',
    'The critical share hangs on c: one percent less or more of it moves the share of the published example from 0.29 to 0.19 or 0.44.',
    'The 160M fit to Pile-CC at 10,000 steps is degenerate (c = 0) and is left out.',
  ],
  quoted: [
    quoted('steps of the default mixture that the optimised mixture is worth', 1.48, ''),
    quoted('first loss at 1B parameters and 100B tokens, predicted', 2.6502, 'nats/token'),
    quoted('first loss at 1B parameters and 100B tokens, measured', 2.7133, 'nats/token'),
    quoted('second loss at 1B parameters and 100B tokens, predicted', 2.5682, 'nats/token'),
    quoted('second loss at 1B parameters and 100B tokens, measured', 2.6787, 'nats/token'),
  ],
  recommendedDesign: {
    words: 'Sixty runs of one length with shares from 0 to 1.',
    runs: { ratio: Array.from({ length: 60 }, (_, i) => i / 59) },
  },
  inverse(variable, target, _inputs, p) {
    if (variable !== 'ratio') throw new Error(`data-mixing has no variable ${variable}`);
    return invert(p, target);
  },
  parts: [createMixingLaw(3)],
};
