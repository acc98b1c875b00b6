import { absolute, check, regression, relative } from '../building';
import type { Check } from '../law';

const hoffmann = 'hoffmann2022-chinchilla';
const besiroglu = 'besiroglu2024-chinchilla-refit';

const tableA3 = (N: number, expected: number, tolerance: number): Check =>
  check({
    reference: hoffmann,
    quantity: 'tokens for which N is compute-optimal',
    preset: 'hoffmann2022-tex',
    output: 'D',
    inputs: { N },
    expected,
    tolerance: relative(tolerance),
    source: 'arXiv 2203.15556, Table A3',
    note: 'The table is 6 to 10 % below the closed form of its own constants.',
    knownMismatch: true,
  });

const table3 = (N: number, D: number, expected: number): Check =>
  check({
    reference: hoffmann,
    quantity: 'training compute C = 6 N D',
    preset: null,
    output: 'C',
    inputs: { N, D },
    expected,
    tolerance: relative(0.012),
    source: 'arXiv 2203.15556, Table 3',
    note: 'C = 6 N D to three digits of C and rounded D.',
  });

/** Every check point of both papers. */
export const checks: readonly Check[] = [
  check({
    reference: hoffmann,
    quantity: 'optimal parameters at the Gopher budget',
    preset: 'hoffmann2022-tex',
    output: 'N',
    inputs: { C: 5.76e23 },
    expected: 40e9,
    tolerance: absolute(0.5e9),
    source: 'arXiv 2203.15556',
    note: 'Two significant digits.',
  }),
  check({
    reference: hoffmann,
    quantity: 'optimal parameters at the Gopher budget',
    preset: 'hoffmann2022',
    output: 'N',
    inputs: { C: 5.76e23 },
    expected: 40e9,
    tolerance: absolute(0.5e9),
    source: 'arXiv 2203.15556',
    note: 'Rounding the exponents moves 40B to 32B.',
    knownMismatch: true,
  }),
  check({
    reference: hoffmann,
    quantity: 'exponent a of optimal parameters',
    preset: 'hoffmann2022-tex',
    output: 'a',
    expected: 0.46,
    tolerance: absolute(0.005),
    source: 'arXiv 2203.15556',
  }),
  check({
    reference: hoffmann,
    quantity: 'exponent a of optimal parameters',
    preset: 'hoffmann2022',
    output: 'a',
    expected: 0.46,
    tolerance: absolute(0.01),
    source: 'arXiv 2203.15556',
    note: 'Rounded inputs.',
  }),
  tableA3(1e9, 27.1e9, 0.002),
  tableA3(1e10, 410.1e9, 0.002),
  tableA3(67e9, 4.1e12, 0.0125),
  table3(1e9, 20.2e9, 1.21e20),
  table3(1e10, 205.1e9, 1.23e22),
  table3(175e9, 3.7e12, 3.85e24),
  regression(hoffmann, 'hoffmann2022', 'loss', { N: 7e10, D: 1.4e12 }, 1.93665),
  regression(hoffmann, 'hoffmann2022', 'loss', { N: 2.8e11, D: 3e11 }, 1.99326),
  regression(hoffmann, 'hoffmann2022', 'G', {}, 1.34471),
  regression(hoffmann, 'hoffmann2022-tex', 'loss', { N: 7e10, D: 1.4e12 }, 1.92085),
  regression(hoffmann, 'hoffmann2022-tex', 'loss', { N: 2.8e11, D: 3e11 }, 1.96724),
  regression(hoffmann, 'hoffmann2022-tex', 'G', {}, 1.30005),
  check({
    reference: besiroglu,
    quantity: 'exponent a of optimal parameters',
    preset: 'besiroglu2024',
    output: 'a',
    expected: 0.513,
    tolerance: absolute(0.001),
    source: 'arXiv 2404.10102',
  }),
  check({
    reference: besiroglu,
    quantity: 'tokens per parameter at the Chinchilla budget',
    preset: 'besiroglu2024',
    output: 'tokensPerParam',
    inputs: { C: 5.76e23 },
    expected: 20,
    tolerance: absolute(2),
    kind: 'qualitative',
    source: 'arXiv 2404.10102: compatible with Approaches 1 and 2',
    note: 'One significant digit.',
  }),
  regression(besiroglu, 'besiroglu2024', 'N', { C: 5.76e23 }, 7.22487e10),
  regression(besiroglu, 'besiroglu2024', 'D', { C: 5.76e23 }, 1.32874e12),
  regression(besiroglu, 'besiroglu2024', 'loss', { N: 7e10, D: 1.4e12 }, 1.97388),
  regression(besiroglu, 'besiroglu2024', 'tokensPerParam', { C: 1e26 }, 16.148),
];
