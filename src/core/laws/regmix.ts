import { absolute, check } from './building';
import { designMixtures, shareVariables } from './data-mixing';
import type { Check, Law } from './law';

const table = 'arXiv 2407.01492; data files of github.com/sail-sg/regmix (MIT)';

const rankCorrelation = (
  size: string,
  expected: number,
  kind: 'published' | 'published-unverified',
  note: string,
): Check =>
  check({
    reference: 'liu2024-regmix',
    quantity: `rank correlation of linear predictions and losses of ${size} models on Pile-CC`,
    preset: null,
    output: 'loss',
    expected,
    tolerance: absolute(0.005),
    kind,
    source: table,
    note,
    notRun: 'needs source data',
  });

const rounded = 'Two digits are printed; the paper regularises its regression.';

/**
 * Linear RegMix over n domains: L = w_1 r_1 + ... + w_n r_n. The intercept of the regression is left out: with
 * shares that sum to 1 it only shifts every weight. Liu et al. 2024 (arXiv 2407.01492).
 */
export function createRegmixLaw(domains: number): Law {
  const variables = shareVariables(domains);
  const dot = (r: ArrayLike<number>, w: ArrayLike<number>): number => {
    let sum = 0;
    for (let j = 0; j < domains; j++) sum += (w[j] as number) * (r[j] as number);
    return sum;
  };
  return {
    id: domains === 3 ? 'regmix' : `regmix/${domains}-domains`,
    family: 'mixture',
    title: domains === 3 ? 'RegMix, linear' : `RegMix of ${domains} domains, linear`,
    formula: `L = ${variables.map(({ id }) => `w${id.slice(1)} * ${id}`).join(' + ')}`,
    tex: `L(r) = \\sum_{j=1}^{${domains}} w_j r_j, \\quad \\sum_{j=1}^{${domains}} r_j = 1`,
    citations: [
      {
        key: 'liu2024',
        authors: 'Liu et al.',
        title: 'RegMix: Data Mixture as Regression for Language Model Pre-training',
        year: 2024,
        arxiv: '2407.01492',
      },
    ],
    variables,
    parameters: variables.map(({ id }) => ({
      id: `w${id.slice(1)}`,
      symbol: `w_{${id.slice(1)}}`,
      name: `loss with domain ${id.slice(1)} alone, as the plane has it`,
      unit: 'nats/token',
      transform: 'identity',
      bounds: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      linear: true,
      startRange: [2, 5],
    })),
    outputs: [
      {
        id: 'loss',
        symbol: 'L',
        name: 'validation loss of the target domain',
        unit: 'nats/token',
        inputs: variables.map(({ id }) => id),
        compute: (inputs, p) =>
          dot(
            variables.map(({ id }) => inputs[id] as number),
            p,
          ),
      },
    ],
    evaluate: dot,
    derivatives(r, w, gradient, hessian) {
      for (let j = 0; j < domains; j++) gradient[j] = r[j] as number;
      hessian?.fill(0, 0, (domains * (domains + 1)) / 2);
      return dot(r, w);
    },
    featureDerivatives(r, w, gradient) {
      for (let j = 0; j < domains; j++) gradient[j] = w[j] as number;
      return dot(r, w);
    },
    presets: [],
    validity: {
      words:
        'Proxies of 1M parameters on 1B tokens each over 17 Pile domains; ranks tested at 1M, 60M and 1B parameters.',
      ranges: Object.fromEntries(variables.map(({ id }) => [id, [0, 1] as const])),
    },
    fittedOn:
      'Ridge regression, and gradient-boosted trees, on 512 proxies whose mixtures were drawn from Dirichlet distributions around the token counts.',
    typical: Object.fromEntries(variables.map(({ id }) => [id, 1 / domains])),
    checks: [
      rankCorrelation('1M', 0.9, 'published', rounded),
      rankCorrelation('60M', 0.893, 'published-unverified', 'The value is from memory.'),
      rankCorrelation('1B', 0.88, 'published', rounded),
    ],
    caveats: [
      'Made to rank mixtures, not to say their loss: a plane has no diminishing returns, so its best mixture is always one domain alone.',
      'The paper averages the best 100 of many simulated mixtures, and prefers boosted trees to the plane.',
      `Give shares that sum to 1. The paper has 17 domains; here there are ${domains === 3 ? 'three' : domains}.`,
    ],
    recommendedDesign: designMixtures(domains),
  };
}

/** Linear RegMix over three domains. */
export const regmix: Law = createRegmixLaw(3);
