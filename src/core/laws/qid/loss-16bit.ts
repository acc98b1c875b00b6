import { grid, ladder, params, regression, tokens } from '../building';
import { joint, jointParameters } from '../kaplan';
import type { Law } from '../law';
import { citation, paper, ranges, rangeWords, reference } from './sources';

/** Fit of the unquantized Pythia models; Ouyang et al., Eq. 3. */
const pythia = { N_c: 4.74e19, D_c: 7.63e10, alpha_N: 0.045, alpha_D: 0.399 };
const pythiaVector = [pythia.N_c, pythia.D_c, pythia.alpha_N, pythia.alpha_D];

/** Loss of a 16-bit Pythia model in nats per token; N and D as raw counts. */
export const loss16Bit = (N: number, D: number): number =>
  joint.evaluate([Math.log(N), Math.log(D)], pythiaVector);

/** [(N_c / N)^(alpha_N / alpha_D) + D_c / D]^alpha_D: the loss before quantization. */
export const loss16BitLaw: Law = {
  id: 'qid/loss-16bit',
  family: 'quantization',
  title: 'Loss before quantization',
  formula: 'L_16bit = ((N_c/N)^(alpha_N/alpha_D) + D_c/D)^alpha_D',
  tex: 'L_{16\\mathrm{bit}}(N, D) = \\left[\\left(\\frac{N_c}{N}\\right)^{\\alpha_N/\\alpha_D} + \\frac{D_c}{D}\\right]^{\\alpha_D}',
  citations: [citation],
  variables: [params('non-embedding parameters'), tokens('training tokens of the checkpoint')],
  parameters: jointParameters('alpha_N', 'alpha_D'),
  outputs: [
    {
      id: 'loss',
      symbol: 'L_{16\\mathrm{bit}}',
      name: 'loss at 16 bits',
      unit: 'nats/token',
      inputs: ['N', 'D'],
      compute: ({ N, D }, p) => joint.evaluate([Math.log(N as number), Math.log(D as number)], p),
    },
  ],
  ...joint,
  presets: [
    {
      id: 'ouyang2024-16bit',
      label: 'Ouyang et al. 2024, Pythia at 16 bits',
      values: pythia,
      status: 'published',
      source: `${paper}, Eq. 3`,
      unpinned: ['D_c'],
    },
  ],
  validity: { words: rangeWords, ranges },
  fittedOn: 'The 16-bit checkpoints of the Pythia suite; the paper does not say how.',
  typical: { N: 12e9, D: 3e11 },
  checks: [
    regression(reference, 'ouyang2024-16bit', 'loss', { N: 12e9, D: 3e11 }, 2.72556),
    regression(reference, 'ouyang2024-16bit', 'loss', { N: 1e9, D: 3e11 }, 3.04189),
  ],
  caveats: [
    'There is no irreducible term, and it is the loss of Pythia: another family has its own.',
  ],
  recommendedDesign: {
    words:
      'Eight sizes from 1e7 to 1e11 parameters, each at eight checkpoints from 1e9 to 1e12 tokens.',
    runs: grid({ N: ladder(1e7, 1e11, 8), D: ladder(1e9, 1e12, 8) }),
  },
};
