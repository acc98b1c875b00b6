import { exponent, floor, ladder } from '../building';
import type { Law, Output, Parameter } from '../law';
import { offsetPowers } from './offset-powers';
import { citation, signedFactor, trainedTokens, trainingUnits } from './shared';

const shape = (
  id: string,
  title: string,
  texts: Pick<Law, 'formula' | 'tex' | 'caveats'>,
  symbol: string,
  parameters: readonly Parameter[],
): Law => {
  const functions = offsetPowers((parameters.length - 1) / 2, trainingUnits);
  const loss: Output = {
    id: 'loss',
    symbol,
    name: title.toLowerCase(),
    unit: 'nats/token',
    inputs: ['D'],
    compute: ({ D }, p) => functions.evaluate([Math.log(D as number)], p),
  };
  return {
    id: `cmr/${id}`,
    family: 'mixture',
    title,
    ...texts,
    citations: [citation],
    variables: [trainedTokens],
    parameters,
    outputs: [loss],
    ...functions,
    presets: [],
    validity: {
      words:
        'Published up to 10,000 steps (about 20B tokens) of continual pre-training at a constant rate after warm-up.',
      ranges: { D: [0.2e9, 20e9] },
    },
    fittedOn:
      'Curve fits over training length, one for each mixture; the constants are not printed, so they have to come from runs of your own.',
    typical: { D: 20e9 },
    checks: [],
    recommendedDesign: {
      words: 'Eighty evaluations of one run from 0.02B to 100B tokens.',
      runs: { D: ladder(0.02e9, 100e9, 80) },
    },
  };
};

const asLoss =
  'The paper models the change of loss; here the loss before training is part of the offset, which leaves every slope as it is.';

/** dL_dom(T) = alpha1 T^s1 + beta1, with the initial domain loss inside beta1. Gu et al. 2024. */
export const domainChange: Law = shape(
  'domain-change',
  'Domain loss over tokens',
  {
    formula: 'L_dom = alpha1 * T^s1 + beta1; T = D/2e8',
    tex: 'L_{\\mathrm{dom}}(T) = \\alpha_1 T^{s_1} + \\beta_1',
    caveats: [asLoss],
  },
  'L_{\\mathrm{dom}}',
  [
    signedFactor('alpha1', '\\alpha_1', 'factor of length', 'nats/token', [0.2, 0.8]),
    exponent('s1', 's_1', 'exponent of length', { bounds: [-3, 3], startRange: [-0.6, 0.2] }),
    floor('beta1', '\\beta_1', 'offset', 'nats/token', { startRange: [1, 2] }),
  ],
);

/**
 * dL_gen(T) = alpha2 T^s2 + alpha3 T^s3 + beta2, with the initial general loss inside beta2. Gu et al. 2024.
 * The two powers may change places; s2 < 0 < s3 makes one of the two orders the only one.
 */
export const generalChange: Law = shape(
  'general-change',
  'General loss over tokens',
  {
    formula: 'L_gen = alpha2 * T^s2 + alpha3 * T^s3 + beta2; T = D/2e8',
    tex: 'L_{\\mathrm{gen}}(T) = \\alpha_2 T^{s_2} + \\alpha_3 T^{s_3} + \\beta_2',
    caveats: [
      asLoss,
      'The two powers could change places, so the first is taken to die out (s2 below 0) and the second to grow (s3 above 0).',
      'Two powers and an offset over one variable are strongly correlated: quote the curve, not the coefficients.',
    ],
  },
  'L_{\\mathrm{gen}}',
  [
    signedFactor('alpha2', '\\alpha_2', 'factor of the early change', 'nats/token', [-0.6, -0.2]),
    exponent('s2', 's_2', 'exponent of the early change', {
      bounds: [-3, -0.01],
      startRange: [-1, -0.2],
    }),
    signedFactor('alpha3', '\\alpha_3', 'factor of the late change', 'nats/token', [-0.2, -0.02]),
    exponent('s3', 's_3', 'exponent of the late change', {
      bounds: [0.01, 3],
      startRange: [0.1, 0.5],
    }),
    floor('beta2', '\\beta_2', 'offset', 'nats/token', { startRange: [2.5, 3.5] }),
  ],
);
