import { absolute, check, exponent, ladder, regression } from '../building';
import type { Check, Law, ParameterSet } from '../law';
import { invertOffsetPower, offsetPowers } from './offset-powers';
import {
  citation,
  reference,
  signedFactor,
  table5,
  tokensPerUnit,
  trainedTokens,
  trainingUnits,
} from './shared';

const functions = offsetPowers(1, trainingUnits);

const preset = (
  size: string,
  alpha4: number,
  s4: number,
  beta3: number,
  note: string,
): ParameterSet => ({
  id: `gu2024-${size.toLowerCase()}`,
  label: `Gu et al. 2024, ${size}`,
  values: { alpha4, s4, beta3 },
  status: 'published',
  source: table5,
  note,
});

const rising = 'Grows without end: above a length of its own it asks for more than a share of 1.';
const saturating = 'Levels off at its offset, which lies outside the lengths measured.';

const publishedAt20B = (size: string, expected: number): Check =>
  check({
    reference,
    quantity: 'critical mixture ratio after 20B tokens',
    preset: `gu2024-${size}`,
    output: 'ratio',
    inputs: { D: 20e9 },
    expected,
    tolerance: absolute(0.0006),
    source: 'arXiv 2407.17467',
    note: 'One decimal of a percentage is printed.',
  });

/** R_CMR(T) = alpha4 T^s4 + beta3, T in units of 0.2B tokens. Gu et al. 2024 (arXiv 2407.17467), Table 5. */
export const criticalRatio: Law = {
  id: 'cmr/critical-ratio',
  family: 'mixture',
  title: 'Critical mixture ratio over tokens',
  formula: 'R_CMR = alpha4 * T^s4 + beta3; T = D/2e8',
  tex: 'R_{\\mathrm{CMR}}(T) = \\alpha_4 T^{s_4} + \\beta_3',
  citations: [citation],
  variables: [trainedTokens],
  parameters: [
    signedFactor('alpha4', '\\alpha_4', 'factor of length', '', [-3, -1]),
    exponent('s4', 's_4', 'exponent of length', { bounds: [-3, 3], startRange: [-0.6, 0.6] }),
    signedFactor('beta3', '\\beta_3', 'offset', '', [0, 2]),
  ],
  outputs: [
    {
      id: 'ratio',
      symbol: 'R_{\\mathrm{CMR}}',
      name: 'critical mixture ratio',
      unit: 'fraction',
      inputs: ['D'],
      compute: ({ D }, p) => functions.evaluate([Math.log(D as number)], p),
    },
    {
      id: 'D',
      symbol: 'D',
      name: 'tokens after which a ratio is the critical one',
      unit: 'tokens',
      inputs: ['ratio'],
      compute: ({ ratio }, p) =>
        tokensPerUnit *
        invertOffsetPower(p[0] as number, p[1] as number, p[2] as number, ratio as number),
    },
  ],
  ...functions,
  presets: [
    preset('460M', 0.22524761, 0.26944345, -0.48139982, rising),
    preset('940M', 0.7520627, 0.13720245, -1.06581937, rising),
    preset('1.6B', -2.36384831, -0.15125569, 1.59223649, saturating),
    preset('3.1B', -2.5368197, -0.42071423, 0.84375368, saturating),
  ],
  validity: {
    words:
      'Models of 460M to 3.1B parameters pre-trained on 200B tokens, then 10,000 steps (about 20B tokens) on finance mixed with general text. Below 4B tokens one of the four curves is under 0.',
    ranges: { D: [4e9, 20e9] },
  },
  fittedOn:
    'Curve fits to the largest feasible ratios found over training length, judged by mean squared error and R^2; the optimiser is not stated.',
  typical: { D: 20e9, ratio: 0.3 },
  checks: [
    publishedAt20B('460m', 0.298),
    publishedAt20B('940m', 0.349),
    publishedAt20B('1.6b', 0.414),
    publishedAt20B('3.1b', 0.478),
    regression(reference, 'gu2024-460m', 'ratio', { D: 10e9 }, 0.164904),
  ],
  caveats: [
    'A negative value means that no domain share is feasible at so few tokens: below 2.5B to 3.4B tokens in the four published models.',
    'Length counts in units of 0.2B tokens (100 are 20B). One sentence of the paper calls T = 250 500B tokens; by its own unit it is 50B.',
    'Found for finance data. For academic papers the paper gives 36.69 % at 460M, but no coefficients.',
  ],
  quoted: [
    {
      label: 'critical mixture ratio of academic papers, 460M',
      value: 0.3669,
      unit: 'fraction',
      status: 'published',
      source: 'arXiv 2407.17467',
    },
  ],
  recommendedDesign: {
    words: 'Critical ratios found at sixty training lengths from 5B to 100B tokens.',
    runs: { D: ladder(5e9, 100e9, 60) },
  },
  inverse(variable, target, _inputs, p) {
    if (variable !== 'D') throw new Error(`cmr/critical-ratio has no variable ${variable}`);
    const [alpha4, s4, beta3] = [p[0] as number, p[1] as number, p[2] as number];
    return tokensPerUnit * invertOffsetPower(alpha4, s4, beta3, target);
  },
};
