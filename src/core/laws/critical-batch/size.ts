import {
  absolute,
  check,
  ladder,
  onePower,
  params,
  relative,
  tokens as tokensVariable,
} from '../building';
import type { Evaluate, Law } from '../law';

import { fits, sequence, source, zhang, zhangCitation } from './sources';

/**
 * Critical batch over sizes, c N_M^p sequences with N_M in millions of parameters, and over tokens; Zhang et al.
 * 2024 (arXiv 2410.21676). Parameters in the order c, p; features log N, log D; response in tokens.
 */
const million = 1e6;

/** Factor and power of the line through the logarithms of the five critical batches: the fit of the notebook. */
function regress(evaluate: Evaluate): { c: number; p: number } {
  const points = fits.map(({ id, N }) => ({
    x: Math.log(N / million),
    y: Math.log(evaluate('batch', {}, id) / sequence),
  }));
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const p = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
  return { c: Math.exp(y - p * x), p };
}

export const size: Law = {
  id: 'critical-batch/size',
  family: 'schedule',
  title: 'Critical batch size by model size',
  formula: 'batch = 512 * c * (N/1e6)^p',
  tex: 'B_{\\mathrm{CBS}}(N) = c\\, N_M^{p}',
  citations: [zhangCitation],
  ...onePower({
    law: 'critical-batch/size',
    variable: params(),
    variableUnit: million,
    response: {
      id: 'batch',
      symbol: 'B_{\\mathrm{CBS}}',
      name: 'critical batch size of a model trained to compute-optimal length',
      unit: 'tokens',
    },
    responseUnit: sequence,
    coefficient: {
      id: 'c',
      symbol: 'c',
      name: 'critical batch at 1M parameters',
      unit: 'sequences',
    },
    exponent: { id: 'p', symbol: 'p', name: 'power of the parameters' },
  }),
  presets: [
    {
      id: 'zhang2024',
      label: 'Zhang et al. 2024, compute-optimal length',
      values: { c: 93.196814, p: 0.46827823 },
      status: 'published',
      source,
    },
  ],
  validity: {
    words: 'Five sizes from 85M to 1.2B parameters, each trained to compute-optimal length.',
    ranges: { N: [85e6, 1.2e9] },
  },
  fittedOn:
    'Least squares in logarithms on the five critical batches; a fit with an offset puts it at zero.',
  typical: { N: 1e9 },
  checks: [
    check({
      reference: zhang,
      quantity: 'coefficient c, from the five critical batches',
      preset: 'zhang2024',
      output: 'batch',
      expected: 93.196814,
      tolerance: relative(0.005),
      source,
      note: 'Least squares in logarithms over the five sizes.',
      compute: (evaluate) => regress(evaluate).c,
    }),
    check({
      reference: zhang,
      quantity: 'exponent p, from the five critical batches',
      preset: 'zhang2024',
      output: 'batch',
      expected: 0.46827823,
      tolerance: absolute(0.0005),
      source,
      note: 'Least squares in logarithms over the five sizes.',
      compute: (evaluate) => regress(evaluate).p,
    }),
    check({
      reference: zhang,
      quantity: 'forecast critical batch size at 2B parameters',
      preset: 'zhang2024',
      output: 'batch',
      inputs: { N: 2e9 },
      expected: 3274.9265 * sequence,
      tolerance: absolute(sequence),
      source,
      note: 'Printed in sequences of 512 tokens.',
    }),
  ],
  caveats: ['Tokens grow with size here: read it as a law of the tokens rather than of the size.'],
  recommendedDesign: {
    words: 'Forty sizes from 10M to 10B parameters.',
    runs: { N: ladder(1e7, 1e10, 40) },
  },
};

export const tokens: Law = {
  id: 'critical-batch/tokens',
  family: 'schedule',
  title: 'Critical batch size by tokens',
  formula: 'batch = 512 * c * (D/1e6)^p',
  tex: 'B_{\\mathrm{CBS}}(D) = c\\, D_M^{p}',
  citations: [zhangCitation],
  ...onePower({
    law: 'critical-batch/tokens',
    variable: tokensVariable(),
    variableUnit: million,
    response: {
      id: 'batch',
      symbol: 'B_{\\mathrm{CBS}}',
      name: 'critical batch size by tokens',
      unit: 'tokens',
    },
    responseUnit: sequence,
    coefficient: { id: 'c', symbol: 'c', name: 'critical batch at 1M tokens', unit: 'sequences' },
    exponent: { id: 'p', symbol: 'p', name: 'power of the tokens' },
  }),
  presets: [
    {
      id: 'zhang2024-tokens',
      label: 'Zhang et al. 2024, by tokens (unverified)',
      values: { c: 22.91, p: 0.47 },
      status: 'unverified',
      source: 'arXiv 2410.21676, from memory, unverified',
      note: 'Tokens in millions and sequences of 512 are inferred: with 20 tokens a parameter it then meets the law by size.',
      unpinned: ['c', 'p'],
    },
  ],
  validity: {
    words: 'Tokens of the compute-optimal plans of 85M to 1.2B parameters.',
    ranges: { D: [1.7e9, 24e9] },
  },
  fittedOn: 'Not known: the coefficients are from memory.',
  typical: { D: 2e10 },
  checks: [],
  caveats: ['From memory, unverified, and its units are inferred: use it for the trend alone.'],
  recommendedDesign: {
    words: 'Forty token counts from 1B to 1T.',
    runs: { D: ladder(1e9, 1e12, 40) },
  },
};
