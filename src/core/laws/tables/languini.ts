import { check, relative } from '../building';
import type { ReferenceTable, TableCheck } from './reference-table';

const id = 'stanic2023-languini';
const source =
  'arXiv 2309.11197 and the README files of github.com/languini-kitchen/languini-kitchen';

/** Length of its sequences, in tokens. */
const sequence = 512;

/** A best configuration of a compute class: tokens a second on the reference machine, batch in sequences. */
interface Configuration {
  readonly model: string;
  readonly throughput: number;
  readonly hours: number;
  readonly batch: number;
  readonly steps: number;
}

const tokensOfSteps = ({ batch, steps }: Configuration): number => batch * sequence * steps;
const tokensOfTime = ({ throughput, hours }: Configuration): number => throughput * 3600 * hours;

const checked: readonly Configuration[] = [
  { model: 'GPT small', throughput: 55416, hours: 6, batch: 128, steps: 18265 },
  { model: 'GPT medium', throughput: 16618, hours: 48, batch: 256, steps: 21908 },
  { model: 'quasi-LSTM tiny', throughput: 36930, hours: 12, batch: 80, steps: 38950 },
  { model: 'quasi-LSTM small', throughput: 11143, hours: 96, batch: 160, steps: 47010 },
];

const spent = (configuration: Configuration): TableCheck => {
  const { model, hours, throughput, batch, steps } = configuration;
  return {
    ...check({
      reference: id,
      quantity: `tokens of ${model} in ${hours} hours, by throughput and by steps`,
      preset: null,
      output: 'D',
      inputs: { throughput, hours, batch: batch * sequence, steps },
      expected: tokensOfSteps(configuration),
      tolerance: relative(0.005),
      source,
      note: 'Steps are rounded.',
    }),
    compute: () => tokensOfTime(configuration),
  };
};

/** Stanic et al. 2023: compute classes in hours of one accelerator. */
export const languini: ReferenceTable = {
  id,
  title: 'Languini Kitchen: compute classes in accelerator hours',
  citations: [
    {
      key: 'stanic2023',
      authors: 'Stanic et al.',
      title:
        'The Languini Kitchen: Enabling Language Modelling Research at Different Scales of Compute',
      year: 2023,
      arxiv: '2309.11197',
    },
  ],
  formula:
    'A compute class is a number of hours on one reference accelerator: tokens = tokens per second x 3600 x hours = batch x 512 x steps. Perplexity falls as a power of the hours, with constants that are not published.',
  facts: [
    {
      label: 'Accelerator hours at which the quasi-LSTM and GPT trends meet',
      value: 50000,
      unit: 'hours',
      status: 'published',
      source,
    },
  ],
  caveats: [
    'Six to 96 accelerator hours on books: the crossing at about 50,000 hours is an extrapolation by a factor of 500.',
  ],
  checks: checked.map(spent),
};
