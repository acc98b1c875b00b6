import { absolute, check, regression } from '../building';
import type { Check } from '../law';
import { effectiveEpochs, geometricEpochs } from './outputs';

const reference = 'muennighoff2023-data-constrained';
const preset = 'muennighoff2023';
const source = 'arXiv 2305.16264, Appendix A';

const loss = (N: number, D: number, unique: number, expected: number): Check =>
  regression(reference, preset, 'loss', { N, D, unique }, expected);

/** The worked examples of the appendix and our own evaluations. */
export const checks: readonly Check[] = [
  check({
    reference,
    quantity: 'parameters that are optimal for one unique token',
    preset,
    output: 'paramsPerUnique',
    expected: 0.051,
    tolerance: absolute(0.0005),
    source,
    note: 'Three decimals.',
  }),
  check({
    reference,
    quantity: 'effective over unique data after 5 epochs, each worth a quarter less',
    preset: null,
    output: 'effectiveTokens',
    inputs: { epochs: 5 },
    expected: 3.05,
    tolerance: absolute(0.005),
    source,
    note: 'Worked example with geometric decay.',
    compute: () => geometricEpochs(5, 0.25),
  }),
  check({
    reference,
    quantity: 'effective over unique data after 5 epochs with R_D = 3',
    preset: null,
    output: 'effectiveTokens',
    inputs: { epochs: 5 },
    expected: 3.21,
    tolerance: absolute(0.005),
    source,
    note: 'Worked example with exponential decay.',
    compute: () => effectiveEpochs(5, 3),
  }),
  regression(reference, preset, 'dataWorth', { epochs: 4 }, 0.931418),
  loss(8.7e9, 178e9, 44e9, 2.2073),
  loss(8.7e9, 178e9, 25e9, 2.22685),
  loss(2.8e9, 55e9, 13.75e9, 2.37778),
  loss(2.8e9, 55e9, 1.25e9, 2.70121),
];
