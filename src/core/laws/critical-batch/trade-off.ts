import { absolute, check, coefficient, ladder, logVariable } from '../building';
import type { Law, Output, Vector } from '../law';
import { fits, mccandlish, mccandlishCitation, sequence, source } from './sources';

/**
 * (S / S_min - 1)(E / E_min - 1) = 1: McCandlish et al. 2018 (arXiv 1812.06162). By batch size,
 * S = S_min (1 + B_crit / B) and E = E_min (1 + B / B_crit) with E_min = S_min B_crit.
 * Parameters in the order S_min, B_crit (tokens); feature log batch (tokens).
 */
function evaluate(x: Vector, p: Vector): number {
  return (p[0] as number) * (1 + (p[1] as number) * Math.exp(-(x[0] as number)));
}

function derivatives(
  x: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const perBatch = Math.exp(-(x[0] as number));
  gradient[0] = 1 + (p[1] as number) * perBatch;
  gradient[1] = (p[0] as number) * perBatch;
  if (hessian) {
    hessian[0] = 0;
    hessian[1] = perBatch;
    hessian[2] = 0;
  }
  return (p[0] as number) * (1 + (p[1] as number) * perBatch);
}

function featureDerivatives(x: Vector, p: Vector, gradient: Float64Array): number {
  const perBatch = Math.exp(-(x[0] as number));
  gradient[0] = -(p[0] as number) * (p[1] as number) * perBatch;
  return (p[0] as number) * (1 + (p[1] as number) * perBatch);
}

const stepsFactor = (batchRatio: number): number => 1 + 1 / batchRatio;
const examplesFactor = (batchRatio: number): number => 1 + batchRatio;

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'steps',
    symbol: 'S(B)',
    name: 'steps to the target loss',
    unit: 'steps',
    inputs: ['batch'],
    compute: ({ batch }, p) => evaluate([Math.log(batch as number)], p),
  },
  {
    id: 'examples',
    symbol: 'E(B)',
    name: 'tokens processed to the target loss',
    unit: 'tokens',
    inputs: ['batch'],
    compute: ({ batch }, p) => (batch as number) * evaluate([Math.log(batch as number)], p),
  },
  {
    id: 'examples',
    symbol: 'E(S)',
    name: 'tokens processed where so many steps are taken',
    unit: 'tokens',
    inputs: ['steps'],
    compute: ({ steps }, p) => {
      const excess = (steps as number) / (p[0] as number) - 1;
      return excess > 0 ? (p[0] as number) * (p[1] as number) * (1 + 1 / excess) : Number.NaN;
    },
  },
  {
    id: 'stepsFactor',
    symbol: 'S/S_{\\min}',
    name: 'steps over the fewest, at B over its critical value',
    unit: '',
    inputs: ['batchRatio'],
    compute: ({ batchRatio }) => stepsFactor(batchRatio as number),
  },
  {
    id: 'examplesFactor',
    symbol: 'E/E_{\\min}',
    name: 'examples over the fewest, at B over its critical value',
    unit: '',
    inputs: ['batchRatio'],
    compute: ({ batchRatio }) => examplesFactor(batchRatio as number),
  },
];

const paper = 'arXiv 1812.06162, and Section 5.1 of arXiv 2001.08361';

export const tradeOff: Law = {
  id: 'critical-batch/trade-off',
  family: 'schedule',
  title: 'Steps against examples',
  formula: 'steps = S_min * (1 + B_crit/batch)',
  tex: '\\left(\\frac{S}{S_{\\min}} - 1\\right)\\left(\\frac{E}{E_{\\min}} - 1\\right) = 1',
  citations: [mccandlishCitation],
  variables: [logVariable('batch', 'batch size', 'tokens', { symbol: 'B' })],
  parameters: [
    coefficient('S_min', 'S_{\\min}', 'fewest steps', 'steps'),
    // Linear for itself, not together with S_min, which multiplies it.
    coefficient('B_crit', 'B_{\\mathrm{crit}}', 'critical batch size E_min/S_min', 'tokens', {
      linear: false,
      startRange: [1e4, 1e8],
    }),
  ],
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets: fits.map(({ id, name, loss, a, b }) => ({
    id,
    label: `Zhang et al. 2024, ${name} to loss ${loss}`,
    values: { S_min: a, B_crit: (sequence * b) / a },
    status: 'derived',
    source: `${source}: S_min = a, B_crit = b/a`,
    note: 'The same hyperbola as the steps a + b/B, in other letters.',
    unpinned: ['B_crit', 'S_min'],
  })),
  validity: {
    words:
      'One task and one target loss a hyperbola; the presets hold for batches of 64 to 16,384 sequences of 512 tokens.',
    ranges: { batch: [64 * sequence, 16384 * sequence] },
  },
  fittedOn: 'One hyperbola a task, through the steps and examples that reach its target.',
  typical: { batch: 1e6, batchRatio: 1, steps: 10000 },
  checks: [
    check({
      reference: mccandlish,
      quantity: 'product of the two excesses at 0.3 of the critical batch',
      preset: null,
      output: 'stepsFactor',
      inputs: { batchRatio: 0.3 },
      expected: 1,
      tolerance: absolute(1e-12),
      kind: 'algebra',
      source: paper,
      note: 'The relation itself.',
      compute: (evaluateOutput) =>
        (evaluateOutput('stepsFactor', { batchRatio: 0.3 }) - 1) *
        (evaluateOutput('examplesFactor', { batchRatio: 0.3 }) - 1),
    }),
    check({
      reference: mccandlish,
      quantity: 'examples over the fewest at the critical batch',
      preset: null,
      output: 'examplesFactor',
      inputs: { batchRatio: 1 },
      expected: 2,
      tolerance: absolute(1e-12),
      source: paper,
      note: 'By definition.',
    }),
  ],
  caveats: ['At the critical batch both steps and examples are twice the fewest.'],
  recommendedDesign: {
    words: 'Forty batch sizes from 64 to 16,384 sequences of 512 tokens.',
    runs: { batch: ladder(64 * sequence, 16384 * sequence, 40) },
  },
  inverse(variable, target, _inputs, p) {
    if (variable !== 'batch')
      throw new Error(`critical-batch/trade-off has no variable ${variable}`);
    const excess = target / (p[0] as number) - 1;
    return excess > 0 ? (p[1] as number) / excess : Number.NaN;
  },
};
