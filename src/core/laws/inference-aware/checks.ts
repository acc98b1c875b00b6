import { absolute, check } from '../building';
import type { Check } from '../law';

const reference = 'sardana2024-inference';
const source = 'arXiv 2401.00448, example of 30B-Chinchilla quality with 10T tokens served';

const why: Readonly<Record<string, string>> = {
  'hoffmann2022-tex': '2 to 5 % off: the exact target loss of the paper is not known.',
  hoffmann2022: 'Far off: the exponents are rounded.',
};

const example = (
  preset: string,
  output: string,
  quantity: string,
  expected: number,
  tolerance: number,
): Check =>
  check({
    reference,
    quantity,
    preset,
    output,
    inputs: { N: 30e9, served: 1e13 },
    expected,
    tolerance: absolute(tolerance),
    source,
    note: why[preset] as string,
    knownMismatch: true,
  });

const exampleOf = (preset: string): Check[] => [
  example(preset, 'N', 'cheapest size as good as the Chinchilla-optimal 30B', 13.6e9, 0.05e9),
  example(preset, 'tokensRatio', 'training tokens over those of the 30B model', 2.84, 0.005),
  example(preset, 'saving', 'compute saved in total', 0.28, 0.005),
];

/** The worked example, which no set of constants known to us gives, and its limit. */
export const checks: readonly Check[] = [
  ...exampleOf('hoffmann2022-tex'),
  ...exampleOf('hoffmann2022'),
  check({
    reference,
    quantity: 'with nothing served the reference is the cheapest',
    preset: 'hoffmann2022-tex',
    output: 'N',
    inputs: { N: 30e9, served: 0 },
    expected: 30e9,
    tolerance: absolute(0.05e9),
    kind: 'algebra',
    source: 'internal consistency',
  }),
];
