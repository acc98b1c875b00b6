import { absolute, check, ladder, logVariable, onePower } from '../building';
import type { Check, Law } from '../law';

import { batch, learningRate } from './hyper-parameters';
import {
  deepseekCitation,
  hoffmannCitation,
  porian,
  porianCitation,
  presetsOf,
  quotedParams,
} from './sources';
import { tokens } from './tokens';

/**
 * N* = n0 C^a: the parameters a budget is best spent on, as measured along isoFLOP profiles or envelopes.
 * Parameters in the order n0, a; feature log C. The tokens, D* = d0 C^b, are a part with the same presets.
 */
const pieces = onePower({
  law: 'allocation',
  variable: logVariable('C', 'training compute', 'FLOPs'),
  response: { id: 'N', symbol: 'N^*', name: 'compute-optimal parameters', unit: 'params' },
  coefficient: { id: 'n0', symbol: 'n_0', name: 'size coefficient', unit: 'params FLOPs^-a' },
  exponent: { id: 'a', symbol: 'a', name: 'power of the compute' },
});

const source = 'github.com/formll/resolving-scaling-law-discrepancies, result files';

/** Six times the product of the coefficients is 1 where N* and D* spend the budget exactly. */
const product = (preset: string, tolerance: number, note: string): Check =>
  check({
    reference: porian,
    quantity: 'product of the coefficients of N* and D*',
    preset,
    output: 'N',
    inputs: { C: 1 },
    expected: 0.1666666667,
    tolerance: absolute(tolerance),
    kind: 'consistency',
    source,
    note,
    compute: (evaluate) => evaluate('N', { C: 1 }, preset) * evaluate('D', { C: 1 }, preset),
  });

export const allocation: Law = {
  id: 'allocation',
  family: 'compute',
  title: 'Compute-optimal allocation',
  formula: 'N = n0 * C^a',
  tex: 'N^*(C) = n_0\\, C^{a}',
  citations: [porianCitation, hoffmannCitation, deepseekCitation],
  ...pieces,
  outputs: [
    pieces.outputs[0],
    {
      id: 'tokensPerParam',
      symbol: 'D^*/N^*',
      name: 'compute-optimal tokens per parameter, with C = 6 N D',
      unit: 'tokens/param',
      inputs: ['C'],
      compute: ({ C }, p) => {
        const N = pieces.evaluate([Math.log(C as number)], p);
        return (C as number) / 6 / N / N;
      },
    },
    {
      id: 'C',
      symbol: 'C',
      name: 'compute for which so many parameters are optimal',
      unit: 'FLOPs',
      inputs: ['N'],
      compute: ({ N }, p) => pieces.inverse('C', N as number, {}, p),
    },
    {
      id: 'a',
      symbol: 'a',
      name: 'exponent of optimal parameters in compute',
      unit: '',
      inputs: [],
      compute: (_, p) => p[1] as number,
    },
  ],
  presets: presetsOf('params'),
  validity: {
    words:
      'Porian et al.: sixteen sizes from 5.2M to 902M parameters without input embedding, with head. Hoffmann et al.: 6e18 to 3e21 FLOPs. DeepSeek: 1e17 to 3e20 FLOPs (from memory, unverified).',
    ranges: { C: [1e17, 3e21] },
  },
  fittedOn:
    'Minima of isoFLOP profiles by interpolation, then a weighted regression in logarithms (Porian et al., bootstrap medians); the table rows of Hoffmann et al.',
  typical: { C: 1e20, N: 1e9 },
  checks: [
    product('porian2024-refinedweb', 0.001, 'C = 6 N D at every C asks for 1/6; four digits.'),
    product('porian2024-owt2', 0.012, 'The coefficients are separate bootstrap medians.'),
    check({
      reference: porian,
      quantity: 'sum of the exponents of N* and D*',
      preset: 'porian2024-refinedweb',
      output: 'a',
      expected: 1,
      tolerance: absolute(0.0002),
      kind: 'consistency',
      source,
      note: 'C = 6 N D at every C asks for 1; four decimals.',
      compute: (evaluate) =>
        evaluate('a', {}, 'porian2024-refinedweb') + evaluate('b', {}, 'porian2024-refinedweb'),
    }),
  ],
  caveats: [
    'Sources count parameters differently: without embeddings (Kaplan), with head only (Porian), with all (Hoffmann).',
    'The exponent 0.73 of Kaplan et al. comes down to 0.50 once head FLOPs, warmup, decay and tuning are put right.',
    'Exponents without a factor are quoted, not offered as presets: no size follows from them.',
  ],
  quoted: quotedParams,
  recommendedDesign: {
    words: 'Forty budgets from 1e17 to 1e22 FLOPs, each with the size at its minimum.',
    runs: { C: ladder(1e17, 1e22, 40) },
  },
  parts: [tokens, learningRate, batch],
};
