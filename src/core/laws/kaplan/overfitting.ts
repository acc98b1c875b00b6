import { absolute, check, coefficient, exponent, ladder, params, powerSum } from '../building';
import type { Law } from '../law';
import { citation, fittedOn, paper, ranges, rangeWords, reference } from './sources';

/** D_min = c N^e: the tokens a model needs to be limited by its size, not its data; Kaplan et al., Eq. 4.4. */
const functions = powerSum(2, [{ coefficient: 0, factors: [{ variable: 0, exponent: 1 }] }]);

export const overfittingLaw: Law = {
  id: 'kaplan/overfitting',
  family: 'data',
  title: 'Kaplan: tokens against overfitting',
  formula: 'D = D_min_coef * N^exponent',
  tex: 'D_{\\min}(N) = c\\,N^{e}',
  citations: [citation],
  variables: [params('non-embedding parameters')],
  parameters: [
    coefficient('D_min_coef', 'c', 'token coefficient', 'tokens'),
    exponent('exponent', 'e', 'exponent of the parameters'),
  ],
  outputs: [
    {
      id: 'D',
      symbol: 'D_{\\min}',
      name: 'tokens that keep overfitting small',
      unit: 'tokens',
      inputs: ['N'],
      compute: ({ N }, p) => functions.evaluate([Math.log(N as number)], p),
    },
    {
      id: 'N',
      symbol: 'N(D)',
      name: 'largest model these tokens keep from overfitting',
      unit: 'params',
      inputs: ['D'],
      compute: ({ D }, p) => invert(D as number, p),
    },
  ],
  ...functions,
  presets: [
    {
      id: 'kaplan2020-overfitting',
      label: 'Kaplan et al. 2020, overfitting rule',
      values: { D_min_coef: 5000, exponent: 0.74 },
      status: 'published',
      source: `${paper}, overfitting rule`,
      unpinned: ['D_min_coef'],
    },
  ],
  validity: { words: rangeWords, ranges: { N: ranges.N } },
  fittedOn,
  typical: { N: 1e9, D: 2.2e10 },
  checks: [
    check({
      reference,
      quantity: 'growth of the data for eight times the parameters',
      preset: 'kaplan2020-overfitting',
      output: 'D',
      inputs: { N: 1e9 },
      expected: 5,
      tolerance: absolute(0.5),
      source: paper,
      note: 'The text says roughly five times.',
      compute: (evaluate) =>
        evaluate('D', { N: 8e9 }, 'kaplan2020-overfitting') /
        evaluate('D', { N: 1e9 }, 'kaplan2020-overfitting'),
    }),
    check({
      reference,
      quantity: 'tokens needed by a billion parameters',
      preset: 'kaplan2020-overfitting',
      output: 'D',
      inputs: { N: 1e9 },
      expected: 22e9,
      tolerance: absolute(1.5e9),
      kind: 'qualitative',
      source: paper,
      note: 'That 22B tokens suffice below a billion parameters is remembered, not read: unverified.',
    }),
  ],
  caveats: ['A rule for repeated data: with fewer tokens the loss is limited by them.'],
  recommendedDesign: {
    words:
      'Forty sizes from 1e6 to 1e9 parameters, each with the tokens at which overfitting ends.',
    runs: { N: ladder(1e6, 1e9, 40) },
  },
  inverse: (_, target, __, p) => invert(target, p),
};

function invert(tokens: number, p: ArrayLike<number>): number {
  return tokens > 0 ? Math.exp(Math.log(tokens / (p[0] as number)) / (p[1] as number)) : Number.NaN;
}
