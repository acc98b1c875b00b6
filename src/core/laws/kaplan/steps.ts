import { findRoot } from '../../numerics';
import { coefficient, exponent, grid, ladder, logVariable, params } from '../building';
import type { Inputs, Law, Vector } from '../law';
import { criticalBatch } from './critical-batch';
import { emptyTerm, fillTerm } from './ratio-power';
import { citation, fittedOn, noFloor, paper, ranges, rangeWords } from './sources';

/**
 * L(N, S) = (N_c / N)^aN + (S_c / S_min)^aS; Kaplan et al., Eq. 1.6.
 * Parameters N_c, aN, S_c, aS; features log N, log S_min.
 */
const sizeTerm = emptyTerm();
const stepTerm = emptyTerm();

function evaluate(x: Vector, p: Vector): number {
  fillTerm(sizeTerm, x[0] as number, p[0] as number, p[1] as number);
  fillTerm(stepTerm, x[1] as number, p[2] as number, p[3] as number);
  return sizeTerm.value + stepTerm.value;
}

/**
 * Loss after `steps` steps of `batch` tokens: they are worth S_min = S / (1 + B_crit(L) / B) steps at a huge
 * batch. A higher loss has a smaller critical batch, so its right side falls with L: one root.
 */
function lossAtBatch(inputs: Inputs, p: Vector): number {
  const logN = Math.log(inputs.N as number);
  const at = (steps: number): number => evaluate([logN, Math.log(steps)], p);
  const steps = inputs.steps as number;
  const excess = (loss: number): number =>
    loss - at(steps / (1 + criticalBatch(loss) / (inputs.batch as number)));
  const low = at(steps);
  let high = 2 * low;
  for (let round = 0; round < 60 && excess(high) < 0; round++) high *= 2;
  return findRoot(excess, low, high);
}

export const stepsLaw: Law = {
  id: 'kaplan/steps',
  family: 'compute',
  title: 'Kaplan: loss of size and steps',
  formula: 'L = (N_c/N)^aN + (S_c/steps)^aS',
  tex: 'L(N, S_{\\min}) = \\left(\\frac{N_c}{N}\\right)^{\\alpha_N} + \\left(\\frac{S_c}{S_{\\min}}\\right)^{\\alpha_S}',
  citations: [citation],
  variables: [
    params('non-embedding parameters'),
    logVariable('steps', 'steps at a batch far above the critical one', 'steps', {
      symbol: 'S_{\\min}',
    }),
  ],
  parameters: [
    coefficient('N_c', 'N_c', 'parameter scale', 'params', {
      linear: false,
      startRange: [1e11, 1e16],
    }),
    exponent('aN', '\\alpha_N', 'parameter exponent', {
      bounds: [0.005, 3],
      startRange: [0.03, 0.3],
    }),
    coefficient('S_c', 'S_c', 'step scale', 'steps', { linear: false, startRange: [100, 1e5] }),
    exponent('aS', '\\alpha_S', 'step exponent', { startRange: [0.2, 1.2] }),
  ],
  outputs: [
    {
      id: 'loss',
      symbol: 'L',
      name: 'loss',
      unit: 'nats/token',
      inputs: ['N', 'steps'],
      compute: (inputs, p) =>
        evaluate([Math.log(inputs.N as number), Math.log(inputs.steps as number)], p),
    },
    {
      id: 'loss',
      symbol: 'L',
      name: 'loss at a batch size',
      unit: 'nats/token',
      inputs: ['N', 'steps', 'batch'],
      compute: lossAtBatch,
    },
    {
      id: 'steps',
      symbol: 'S_{\\min}',
      name: 'fewest steps that reach a loss',
      unit: 'steps',
      inputs: ['N', 'targetLoss'],
      compute: (inputs, p) => inverse('steps', inputs.targetLoss as number, inputs, p),
    },
  ],
  evaluate,
  derivatives(x, p, gradient, hessian) {
    const loss = evaluate(x, p);
    gradient[0] = sizeTerm.byScale;
    gradient[1] = sizeTerm.byPower;
    gradient[2] = stepTerm.byScale;
    gradient[3] = stepTerm.byPower;
    if (hessian) {
      // Packed lower triangle: the two terms share no parameter.
      hessian.fill(0, 0, 10);
      hessian[0] = sizeTerm.byScaleTwice;
      hessian[1] = sizeTerm.byScaleAndPower;
      hessian[2] = sizeTerm.byPowerTwice;
      hessian[5] = stepTerm.byScaleTwice;
      hessian[8] = stepTerm.byScaleAndPower;
      hessian[9] = stepTerm.byPowerTwice;
    }
    return loss;
  },
  featureDerivatives(x, p, gradient) {
    const loss = evaluate(x, p);
    gradient[0] = -(p[1] as number) * sizeTerm.value;
    gradient[1] = -(p[3] as number) * stepTerm.value;
    return loss;
  },
  presets: [
    {
      id: 'kaplan2020-steps',
      label: 'Kaplan et al. 2020, L(N, S)',
      values: { N_c: 8.8e13, aN: 0.076, S_c: 2100, aS: 0.76 },
      status: 'published',
      source: `${paper}, fit of L(N, S)`,
      note: 'The size term is the one of the single-variable fit.',
      unpinned: ['N_c', 'aN', 'S_c', 'aS'],
    },
  ],
  validity: { words: rangeWords, ranges: { N: ranges.N } },
  fittedOn,
  typical: { N: 1e8, steps: 1e5, batch: 5e5, targetLoss: 3 },
  checks: [],
  caveats: [
    noFloor,
    'Steps count as if the batch were far above the critical one; at a given batch the same loss takes more of them.',
    'The first steps of warm-up do not follow it.',
  ],
  recommendedDesign: {
    words: 'Eight sizes from 1e5 to 1e10 parameters, each at eight step counts from 1e3 to 1e6.',
    runs: grid({ N: ladder(1e5, 1e10, 8), steps: ladder(1e3, 1e6, 8) }),
  },
  inverse,
};

function inverse(variable: string, target: number, inputs: Inputs, p: Vector): number {
  const term = (value: number, scale: number, power: number): number =>
    Math.exp(power * Math.log(scale / value));
  const [other, at] = variable === 'N' ? [2, 'steps'] : [0, 'N'];
  const own = 2 - other;
  const rest = target - term(inputs[at] as number, p[other] as number, p[other + 1] as number);
  return rest > 0
    ? (p[own] as number) * Math.exp(-Math.log(rest) / (p[own + 1] as number))
    : Number.NaN;
}
