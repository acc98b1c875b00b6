import { coefficient, exponent, floor } from '../building';
import type { Citation, Law, Vector } from '../law';
import { designMixtures, shareVariables } from './shares';

export const citation: Citation = {
  key: 'ye2024',
  authors: 'Ye et al.',
  title: 'Data Mixing Laws: Optimizing Data Mixtures by Predicting Language Modeling Performance',
  year: 2024,
  arxiv: '2403.16952',
};

/**
 * Loss over all validation domains: sum_i s_i L_i, weights s_i as given (they need not sum to 1).
 * Ye et al. 2024 (arXiv 2403.16952).
 */
export function totalLoss(weights: Vector, losses: Vector): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (losses[i] as number);
  return sum;
}

type Functions = Pick<Law, 'evaluate' | 'derivatives' | 'featureDerivatives'>;

/**
 * L = c + k exp(t_2 r_2 + ... + t_n r_n) over the shares of n training domains, with exact derivatives.
 * Parameters c, k, t_2, ..., t_n. Because the shares sum to 1, adding one number to every t_j of the paper and
 * dividing k by its exponential changes nothing; t_1 = 0 removes that freedom and makes k the loss above
 * c of a model that sees the first domain only.
 */
function mixingFunctions(domains: number): Functions {
  const size = domains + 1;

  const excess = (r: Vector, p: Vector): number => {
    let sum = 0;
    for (let j = 1; j < domains; j++) sum += (p[j + 1] as number) * (r[j] as number);
    return Math.exp(sum);
  };

  return {
    evaluate: (r, p) => (p[0] as number) + (p[1] as number) * excess(r, p),

    derivatives(r, p, gradient, hessian) {
      const u = excess(r, p);
      const ku = (p[1] as number) * u;
      gradient[0] = 1;
      gradient[1] = u;
      for (let j = 1; j < domains; j++) gradient[j + 1] = ku * (r[j] as number);
      if (hessian) {
        hessian.fill(0, 0, (size * (size + 1)) / 2);
        for (let a = 1; a < domains; a++) {
          const row = ((a + 1) * (a + 2)) / 2;
          hessian[row + 1] = u * (r[a] as number);
          for (let b = 1; b <= a; b++)
            hessian[row + b + 1] = ku * (r[a] as number) * (r[b] as number);
        }
      }
      return (p[0] as number) + ku;
    },

    featureDerivatives(r, p, gradient) {
      const ku = (p[1] as number) * excess(r, p);
      gradient[0] = 0;
      for (let j = 1; j < domains; j++) gradient[j] = (p[j + 1] as number) * ku;
      return (p[0] as number) + ku;
    },
  };
}

/** The form for n >= 2 training domains: a law over shares r1 ... rn that sum to 1, with no published values. */
export function createMixingLaw(domains: number): Law {
  const functions = mixingFunctions(domains);
  const variables = shareVariables(domains);
  const sensitivities = variables
    .slice(1)
    .map(({ id, symbol }) =>
      exponent(
        `t${id.slice(1)}`,
        symbol.replace('r', 't'),
        `sensitivity to domain ${id.slice(1)} beside domain 1`,
        { bounds: [-50, 50], startRange: [-4, 1] },
      ),
    );
  const even = Object.fromEntries(variables.map(({ id }) => [id, 1 / domains]));
  return {
    id: `data-mixing/${domains}-domains`,
    family: 'mixture',
    title: `Data mixing of ${domains} domains`,
    formula: `L = c + k * exp(${sensitivities.map(({ id }) => `${id} * r${id.slice(1)}`).join(' + ')})`,
    tex: `L(r) = c + k \\exp\\Bigl(\\sum_{j=2}^{${domains}} t_j r_j\\Bigr), \\quad \\sum_{j=1}^{${domains}} r_j = 1`,
    citations: [citation],
    variables,
    parameters: [
      floor('c', 'c', 'loss no mixture goes below', 'nats/token', { startRange: [1, 3] }),
      coefficient('k', 'k', 'excess loss with domain 1 alone', 'nats/token', {
        startRange: [0.5, 2],
      }),
      ...sensitivities,
    ],
    outputs: [
      {
        id: 'loss',
        symbol: 'L',
        name: 'validation loss',
        unit: 'nats/token',
        inputs: variables.map(({ id }) => id),
        compute: (inputs, p) =>
          functions.evaluate(
            variables.map(({ id }) => inputs[id] as number),
            p,
          ),
      },
    ],
    ...functions,
    presets: [],
    validity: {
      words:
        'Any mixture of the domains. Published for RedPajama mixtures with 70M to 410M parameters and 30B tokens; the fitted values were not found.',
      ranges: Object.fromEntries(variables.map(({ id }) => [id, [0, 1] as const])),
    },
    fittedOn:
      'Huber loss (delta 0.01) by L-BFGS with a strong Wolfe line search in the code of the paper.',
    typical: even,
    checks: [],
    caveats: [
      'Give shares that sum to 1: the share of domain 1 is what the others leave.',
      'Shares that sum to 1 leave one sensitivity free; domain 1 has 0 here, so only differences from it mean anything.',
      'One fit for each validation domain; the total loss is their weighted sum.',
    ],
    recommendedDesign: designMixtures(domains),
  };
}
