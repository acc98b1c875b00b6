import { check, coefficient, inUnits, ladder, logVariable, powerSum, relative } from '../building';
import type { Law, Output, Vector } from '../law';

import { size, tokens } from './size';
import { fits, mccandlishCitation, sequence, source, zhang, zhangCitation } from './sources';
import { tradeOff } from './trade-off';

/**
 * steps(B) = a + b / B to one target loss; Zhang et al. 2024 (arXiv 2410.21676), the hyperbola of McCandlish
 * et al. 2018. Parameters in the order a (steps), b (steps x sequences of 512 tokens); feature log batch (tokens).
 */
const functions = inUnits(
  powerSum(2, [
    { coefficient: 0, factors: [] },
    { coefficient: 1, factors: [{ variable: 0, exponent: { fixed: -1 } }] },
  ]),
  [sequence],
);

const steps = (batch: number, p: Vector): number => functions.evaluate([Math.log(batch)], p);

/** Batch (tokens) at which the steps are 20 % above linear scaling from 256 sequences: 0.2 b / a + 1.2 x 256. */
const critical = (p: Vector): number =>
  sequence * ((0.2 * (p[1] as number)) / (p[0] as number) + 1.2 * 256);

const batchFor = (target: number, p: Vector): number =>
  target > (p[0] as number)
    ? (sequence * (p[1] as number)) / (target - (p[0] as number))
    : Number.NaN;

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'steps',
    symbol: 'S(B)',
    name: 'steps to the target loss',
    unit: 'steps',
    inputs: ['batch'],
    compute: ({ batch }, p) => steps(batch as number, p),
  },
  {
    id: 'examples',
    symbol: 'E(B)',
    name: 'tokens processed to the target loss',
    unit: 'tokens',
    inputs: ['batch'],
    compute: ({ batch }, p) => (batch as number) * steps(batch as number, p),
  },
  {
    id: 'batch',
    symbol: 'B_{\\mathrm{CBS}}',
    name: 'critical batch size: 20 % more tokens than at 256 sequences',
    unit: 'tokens',
    inputs: [],
    compute: (_, p) => critical(p),
  },
  {
    id: 'batch',
    symbol: 'B(S)',
    name: 'batch size that reaches the target loss in so many steps',
    unit: 'tokens',
    inputs: ['steps'],
    compute: ({ steps: target }, p) => batchFor(target as number, p),
  },
];

export const criticalBatch: Law = {
  id: 'critical-batch',
  family: 'schedule',
  title: 'Critical batch size',
  formula: 'steps = a + b/(batch/512)',
  tex: 'S(B) = a + \\frac{b}{B}, \\quad B_{\\mathrm{CBS}} = 0.2\\,\\frac{b}{a} + 1.2 \\cdot 256',
  citations: [zhangCitation, mccandlishCitation],
  variables: [logVariable('batch', 'batch size', 'tokens', { symbol: 'B' })],
  parameters: [
    coefficient('a', 'a', 'steps at an endless batch', 'steps'),
    coefficient('b', 'b', 'data term', 'steps sequences'),
  ],
  outputs,
  ...functions,
  presets: fits.map(({ id, name, loss, a, b }) => ({
    id,
    label: `Zhang et al. 2024, ${name} to loss ${loss}`,
    values: { a, b },
    status: 'published',
    source,
    note: `Steps to a C4 validation loss of ${loss}; the fit of its notebook, recomputed on the same steps.`,
  })),
  validity: {
    words:
      'Five sizes from 85M to 1.2B parameters to targets of compute-optimal length, batches of 64 to 16,384 sequences of 512 tokens, constant learning rate with weight averaging.',
    ranges: { batch: [64 * sequence, 16384 * sequence] },
  },
  fittedOn: 'scipy curve_fit on the logarithm of the steps, one fit a size.',
  typical: { batch: 256 * sequence, steps: 10000 },
  checks: fits.map(({ id, name, cbs }) =>
    check({
      reference: zhang,
      quantity: `critical batch size of the ${name} model`,
      preset: id,
      output: 'batch',
      expected: cbs * sequence,
      tolerance: relative(0.002),
      source,
      note: 'Printed in sequences of 512 tokens; within the tolerance of the optimiser.',
    }),
  ),
  caveats: [
    'Here size and tokens grow together; the paper concludes that tokens drive the critical batch and size hardly matters.',
    'Each preset holds for its own model and target loss.',
    'The values the notebook fits differ in six cells from the measured list earlier in it.',
  ],
  recommendedDesign: {
    words: 'Forty batch sizes from 64 to 16,384 sequences of 512 tokens.',
    runs: { batch: ladder(64 * sequence, 16384 * sequence, 40) },
  },
  inverse(variable, target, _inputs, p) {
    if (variable !== 'batch') throw new Error(`critical-batch has no variable ${variable}`);
    return batchFor(target, p);
  },
  parts: [size, tokens, tradeOff],
};
