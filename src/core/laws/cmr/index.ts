import { absolute, check, exponent, floor, ladder, linearVariable } from '../building';
import type { Check, Law, ParameterSet } from '../law';
import { criticalRatio } from './critical-ratio';
import { domainChange, generalChange } from './loss-over-tokens';
import { invertOffsetPower, offsetPowers } from './offset-powers';
import { citation, reference, signedFactor } from './shared';

export {
  type Feasibility,
  type FeasibilityRule,
  findCriticalRatio,
  type MixtureCurves,
} from './feasibility';
export { findShareWithin } from './largest-share';

const functions = offsetPowers(1, { log: Math.log, slope: (ratio) => 1 / ratio });

const table2 = 'arXiv 2407.17467, Table 2';

const preset = (size: string, alpha: number, s: number, beta: number): ParameterSet => ({
  id: `gu2024-${size.toLowerCase()}-ratio`,
  label: `Gu et al. 2024, ${size}, loss by ratio`,
  values: { alpha, s, beta },
  status: 'derived',
  source: `Least squares on the ratios 100, 75, 50 and 33 % of ${table2}`,
  note: 'The paper does not print these constants.',
});

const heldOut = (size: string, expected: number): Check =>
  check({
    reference,
    quantity: 'measured domain loss at a ratio of 0.25, which was held out',
    preset: `gu2024-${size}-ratio`,
    output: 'loss',
    inputs: { ratio: 0.25 },
    expected,
    tolerance: absolute(0.0005),
    kind: 'measurement',
    source: table2,
    note: 'The prediction of the paper itself misses by up to 0.0008.',
  });

/**
 * L(R) = alpha R^s + beta: domain loss after continual pre-training against the share of domain tokens.
 * Gu et al. 2024 (arXiv 2407.17467). Its parts are the critical ratio over tokens and the two loss curves
 * over tokens the feasibility rule (`findCriticalRatio`) works on.
 */
export const cmr: Law = {
  id: 'cmr',
  family: 'mixture',
  title: 'Critical mixture ratio',
  formula: 'L = alpha * ratio^s + beta',
  tex: 'L(R) = \\alpha R^{s} + \\beta',
  citations: [citation],
  variables: [
    linearVariable('ratio', 'share of domain tokens', 'fraction', [0, 1], { symbol: 'R' }),
  ],
  parameters: [
    signedFactor('alpha', '\\alpha', 'factor of the ratio', 'nats/token', [-0.6, -0.2]),
    exponent('s', 's', 'exponent of the ratio'),
    floor('beta', '\\beta', 'loss without domain data', 'nats/token', { startRange: [1.5, 2] }),
  ],
  outputs: [
    {
      id: 'loss',
      symbol: 'L',
      name: 'domain loss',
      unit: 'nats/token',
      inputs: ['ratio'],
      compute: ({ ratio }, p) => functions.evaluate([ratio as number], p),
    },
    {
      id: 'ratio',
      symbol: 'R',
      name: 'ratio at which the domain loss meets a target',
      unit: 'fraction',
      inputs: ['targetLoss'],
      compute: ({ targetLoss }, p) =>
        invertOffsetPower(p[0] as number, p[1] as number, p[2] as number, targetLoss as number),
    },
  ],
  ...functions,
  presets: [
    preset('460M', -0.426126, 0.178146, 1.88902),
    preset('940M', -0.370955, 0.178773, 1.74329),
    preset('1.6B', -0.312449, 0.198293, 1.63667),
    preset('3.1B', -0.356857, 0.162698, 1.61541),
  ],
  validity: {
    words:
      'Models of 460M to 3.1B parameters pre-trained on 200B tokens, then about 20B tokens with 25 to 100 % finance data; the rest Chinese, English and code (44, 36, 20 %).',
    ranges: { ratio: [0.25, 1] },
  },
  fittedOn:
    'Constants derived here from the four ratios of Table 2 that the paper fitted on; the fifth, 25 %, is a check point.',
  typical: { ratio: 0.25, targetLoss: 1.5 },
  checks: [
    heldOut('460m', 1.5561),
    heldOut('940m', 1.4538),
    heldOut('1.6b', 1.3994),
    heldOut('3.1b', 1.3305),
  ],
  caveats: [
    'The loss at a ratio of 0 is an extrapolation of a steep curve; the smallest measured ratio is 25 %.',
    'The constants of the two loss curves over tokens are not published: the rule that defines the critical ratio needs runs of your own.',
    'Constant learning rate after warm-up: a schedule with decay lowers the general loss by itself.',
  ],
  recommendedDesign: {
    words: 'Sixty runs of one length with 0.1 to 100 % domain data.',
    runs: { ratio: ladder(0.001, 1, 60) },
  },
  inverse(variable, target, _inputs, p) {
    if (variable !== 'ratio') throw new Error(`cmr has no variable ${variable}`);
    const [alpha, s, beta] = [p[0] as number, p[1] as number, p[2] as number];
    return invertOffsetPower(alpha, s, beta, target);
  },
  parts: [criticalRatio, domainChange, generalChange],
};
