import { coefficient, exponent, ladder, logVariable, regression } from '../building';
import type { Inputs, Law, Vector } from '../law';
import { citation, fittedOn, paper, reference } from './sources';

/**
 * B_crit(L) = B_star / L^(1 / aB), in tokens; Kaplan et al., Eq. 5.3. Parameters B_star, aB; feature log L.
 */
function evaluate(x: Vector, p: Vector): number {
  return (p[0] as number) * Math.exp(-(x[0] as number) / (p[1] as number));
}

/** Constants of the paper: tokens, and the power of the loss is 1 / aB. */
const published = { B_star: 2.1e8, aB: 0.21 };

/** Critical batch in tokens at a loss, with the published constants. */
export const criticalBatch = (loss: number): number =>
  evaluate([Math.log(loss)], [published.B_star, published.aB]);

const ofLoss = (inputs: Inputs, p: Vector): number =>
  evaluate([Math.log(inputs.targetLoss as number)], p);

export const criticalBatchLaw: Law = {
  id: 'kaplan/critical-batch',
  family: 'schedule',
  title: 'Kaplan: critical batch size',
  formula: 'B_crit = B_star/targetLoss^(1/aB)',
  tex: 'B_{\\mathrm{crit}}(L) = \\frac{B_*}{L^{1/\\alpha_B}}',
  citations: [citation],
  variables: [
    logVariable('targetLoss', 'loss at which the batch is critical', 'nats/token', {
      symbol: 'L',
      domain: [0.01, 20],
    }),
  ],
  parameters: [
    coefficient('B_star', 'B_*', 'batch at a loss of 1', 'tokens'),
    exponent('aB', '\\alpha_B', 'exponent of the loss in the batch'),
  ],
  outputs: [
    {
      id: 'batch',
      symbol: 'B_{\\mathrm{crit}}',
      name: 'critical batch',
      unit: 'tokens',
      inputs: ['targetLoss'],
      compute: ofLoss,
    },
    {
      id: 'stepFactor',
      symbol: 'S/S_{\\min}',
      name: 'steps over the fewest that reach the loss',
      unit: '',
      inputs: ['batch', 'targetLoss'],
      compute: (inputs, p) => 1 + ofLoss(inputs, p) / (inputs.batch as number),
    },
    {
      id: 'exampleFactor',
      symbol: 'E/E_{\\min}',
      name: 'tokens over the fewest that reach the loss',
      unit: '',
      inputs: ['batch', 'targetLoss'],
      compute: (inputs, p) => 1 + (inputs.batch as number) / ofLoss(inputs, p),
    },
  ],
  evaluate,
  derivatives(x, p, gradient, hessian) {
    const logLoss = x[0] as number;
    const aB = p[1] as number;
    const power = Math.exp(-logLoss / aB);
    const batch = (p[0] as number) * power;
    gradient[0] = power;
    gradient[1] = (batch * logLoss) / (aB * aB);
    if (hessian) {
      hessian[0] = 0;
      hessian[1] = (power * logLoss) / (aB * aB);
      hessian[2] = (batch * logLoss * (logLoss / aB - 2)) / aB ** 3;
    }
    return batch;
  },
  featureDerivatives(x, p, gradient) {
    const batch = evaluate(x, p);
    gradient[0] = -batch / (p[1] as number);
    return batch;
  },
  presets: [
    {
      id: 'kaplan2020-critical-batch',
      label: 'Kaplan et al. 2020, B_crit(L)',
      values: published,
      status: 'published',
      source: `${paper}, fit of B_crit(L)`,
    },
  ],
  validity: {
    words:
      'WebText2 losses of the models trained; the batch depends on the loss, not on the model size.',
    ranges: {},
  },
  fittedOn,
  typical: { targetLoss: 3, batch: 5e5 },
  checks: [
    regression(reference, 'kaplan2020-critical-batch', 'batch', { targetLoss: 3 }, 1122570),
    regression(reference, 'kaplan2020-critical-batch', 'batch', { targetLoss: 2.5 }, 2674650),
  ],
  caveats: [
    'At the critical batch a run takes twice the fewest steps and twice the fewest tokens: (S/S_min - 1)(E/E_min - 1) = 1.',
    'The loss is in nats per token of this tokeniser; another one moves the batch.',
  ],
  recommendedDesign: {
    words: 'Critical batches measured at forty losses from 2 to 8 nats.',
    runs: { targetLoss: ladder(2, 8, 40) },
  },
  inverse(_, target, __, p) {
    return target > 0
      ? Math.exp((p[1] as number) * Math.log((p[0] as number) / target))
      : Number.NaN;
  },
};
