import { absolute, check, coefficient, ladder, linearVariable } from '../building';
import type { Check, Inputs, Law, Output, Vector } from '../law';
import { overtrained } from '../overtrained';
import { predict, toVector } from '../parameter-vector';
import { chained } from './chained';
import { presets } from './presets';

/**
 * Err(L) = eps - k exp(-gamma L): average top-1 error over a set of tasks from the loss.
 * Gadre et al. 2024 (arXiv 2403.08540), Eq. 5. Parameters in the order eps, k, gamma; feature L.
 */
function evaluate(features: Vector, p: Vector): number {
  return (
    (p[0] as number) - (p[1] as number) * Math.exp(-(p[2] as number) * (features[0] as number))
  );
}

function derivatives(
  features: Vector,
  p: Vector,
  gradient: Float64Array,
  hessian: Float64Array | null,
): number {
  const loss = features[0] as number;
  const k = p[1] as number;
  const decay = Math.exp(-(p[2] as number) * loss);
  gradient[0] = 1;
  gradient[1] = -decay;
  gradient[2] = k * loss * decay;
  if (hessian) {
    // Packed lower triangle over (eps, k, gamma).
    hessian.fill(0, 0, 6);
    hessian[4] = loss * decay;
    hessian[5] = -k * loss * loss * decay;
  }
  return (p[0] as number) - k * decay;
}

function featureDerivatives(features: Vector, p: Vector, gradient: Float64Array): number {
  const gained = (p[1] as number) * Math.exp(-(p[2] as number) * (features[0] as number));
  gradient[0] = (p[2] as number) * gained;
  return (p[0] as number) - gained;
}

/** Loss at which the error is `target`; NaN for an error no loss gives. */
function lossForError(p: Vector, target: number): number {
  const gained = (p[0] as number) - target;
  if (!(gained > 0)) return Number.NaN;
  const loss = Math.log((p[1] as number) / gained) / (p[2] as number);
  return loss >= 0 ? loss : Number.NaN;
}

const at = (inputs: Inputs, id: string): number => inputs[id] as number;

const outputs: readonly [Output, ...Output[]] = [
  {
    id: 'error',
    symbol: '\\mathrm{Err}',
    name: 'average top-1 error',
    unit: 'fraction',
    inputs: ['loss'],
    compute: (inputs, p) => evaluate([at(inputs, 'loss')], p),
  },
  {
    id: 'loss',
    symbol: 'L(\\mathrm{Err})',
    name: 'loss at which the tasks have this error',
    unit: 'nats/token',
    inputs: ['error'],
    compute: (inputs, p) => lossForError(p, at(inputs, 'error')),
  },
];

const reference = 'gadre2024-overtraining';
/** Loss that the over-training law of the same training set predicts. */
function lossOfRun(trainingSet: string, run: { readonly N: number; readonly D: number }): number {
  const values = overtrained.presets.find(({ id }) => id === `gadre2024-${trainingSet}`)?.values;
  if (!values) throw new Error(`overtrained: no preset of ${trainingSet}`);
  return predict(overtrained, run, toVector(overtrained, values));
}

/** The two laws in a row: error of the average error predicted from N and D, relative to the measured one. */
const predictedError = (
  trainingSet: string,
  run: { readonly N: number; readonly D: number },
  measured: number,
  expected: number,
): Check => {
  const inputs = { loss: lossOfRun(trainingSet, run) };
  const id = `gadre2024-${trainingSet}-17`;
  return check({
    reference,
    quantity: `relative error of the predicted average error, ${measured} measured`,
    preset: id,
    output: 'error',
    inputs,
    expected,
    tolerance: absolute(0.00006),
    source: 'arXiv 2403.08540',
    note: `The loss is the one predicted for ${run.N} parameters on ${run.D} tokens. Tolerance: rounding of the printed percentage.`,
    compute: (evaluateAt) => Math.abs(evaluateAt('error', inputs, id) / measured - 1),
  });
};

const largest = { N: 6889410560, D: 137788211200 };

const checks: readonly Check[] = [
  predictedError('rpj', { N: 1439795200, D: 921468928000 }, 0.47521523, 0.0364),
  predictedError('rpj', largest, 0.47163718, 0.0005),
  predictedError('c4', largest, 0.47957834, 0.0014),
  predictedError('refinedweb', largest, 0.45045569, 0.0294),
];

/** Average task error from loss. */
export const downstream: Law = {
  id: 'downstream',
  family: 'downstream',
  title: 'Downstream error',
  formula: 'Err = eps - k * exp(-gamma * loss)',
  tex: '\\mathrm{Err}(L) = \\epsilon - k\\, e^{-\\gamma L}',
  citations: overtrained.citations,
  variables: [linearVariable('loss', 'loss', 'nats/token', [0, 100], { symbol: 'L' })],
  parameters: [
    coefficient('eps', '\\epsilon', 'error without any skill', 'fraction'),
    coefficient('k', 'k', 'scale of what loss buys', 'fraction'),
    {
      id: 'gamma',
      symbol: '\\gamma',
      name: 'decay of the gain with loss',
      unit: '1/nat',
      transform: 'identity',
      bounds: [0.01, 10],
      linear: false,
      startRange: [0.1, 3],
    },
  ],
  outputs,
  evaluate,
  derivatives,
  featureDerivatives,
  presets,
  validity: {
    words:
      '104 models, 10.6M to 6.9B parameters: C4 evaluation losses from 2.4 to 6.1 nats per token, average error of 17 tasks (or of all 46).',
    ranges: { loss: [2.38, 6.13] },
  },
  fittedOn:
    'Least squares on the average error: the five runs of the loss law and one of 1.4B parameters at 20 tokens per parameter (2.7e20 FLOPs).',
  typical: { loss: 2.5, error: 0.5 },
  checks,
  caveats: [
    'From N and D the error rests on a predicted loss: the mistakes of both fits add up.',
    'An average over tasks is predictable where single tasks are not; below some loss a task may jump.',
    'Without the 1.4B run the average error of prediction rises to 10.64 %.',
    'The coefficients come from the published procedure run on the published runs, not from a printed table.',
  ],
  recommendedDesign: {
    words: 'Sixty models with losses from 2.2 to 7 nats per token.',
    runs: { loss: ladder(2.2, 7, 60) },
  },
  inverse(variable, target, _inputs, p) {
    if (variable !== 'loss') throw new Error(`downstream has no variable ${variable}`);
    return lossForError(p, target);
  },
  parts: [chained],
};
