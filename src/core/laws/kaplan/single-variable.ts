import {
  coefficient,
  exponent,
  ladder,
  logVariable,
  params,
  regression,
  tokens,
} from '../building';
import type { Check, Law, ParameterSet, Variable } from '../law';
import { ratioPower } from './ratio-power';
import { citation, fittedOn, noFloor, paper, ranges, rangeWords, reference } from './sources';

/** FLOPs in a PF-day: 1e15 FLOPs a second for 86,400 seconds. */
const flopsPerPfDay = 8.64e19;

interface Single {
  readonly part: string;
  readonly title: string;
  readonly variable: Variable;
  /** Parameter ids and the unit of the scale; `unit` is its size in base units. */
  readonly scale: string;
  readonly power: string;
  readonly scaleUnit: string;
  readonly unit?: number;
  readonly scaleStart: readonly [number, number];
  readonly presets: readonly ParameterSet[];
  readonly checks?: readonly Check[];
  readonly validity: Law['validity'];
  readonly typical: Law['typical'];
  readonly caveats: readonly string[];
  readonly design: readonly [number, number];
  readonly letter: string;
}

/** L(X) = (X_c / X)^a: the loss where only X limits it; Kaplan et al., Eqs. 1.1 to 1.3. */
function singleVariable(form: Single): Law {
  const { variable, scale, power, unit = 1, letter } = form;
  const functions = ratioPower(unit);
  const { id } = variable;
  return {
    id: `kaplan/${form.part}`,
    family: 'compute',
    title: form.title,
    formula: `L = (${scale}/${unit === 1 ? id : `(${id}/${unit.toExponential().replace('+', '')})`})^${power}`,
    tex: `L(${letter}) = \\left(\\frac{${letter}_c}{${letter}}\\right)^{\\alpha_${id}}`,
    citations: [citation],
    variables: [variable],
    parameters: [
      coefficient(scale, `${letter}_c`, 'scale', form.scaleUnit, {
        linear: false,
        startRange: form.scaleStart,
      }),
      exponent(power, `\\alpha_${id}`, 'exponent', {
        bounds: [0.005, 3],
        startRange: [0.03, 0.3],
      }),
    ],
    outputs: [
      {
        id: 'loss',
        symbol: 'L',
        name: 'loss',
        unit: 'nats/token',
        inputs: [id],
        compute: (inputs, p) => functions.evaluate([Math.log(inputs[id] as number)], p),
      },
      {
        id,
        symbol: `${letter}(L)`,
        name: `${variable.name} that reach a loss`,
        unit: variable.unit,
        inputs: ['targetLoss'],
        compute: ({ targetLoss }, p) => invert(targetLoss as number, p, unit),
      },
    ],
    ...functions,
    presets: form.presets,
    validity: form.validity,
    fittedOn,
    typical: form.typical,
    checks: form.checks ?? [],
    caveats: form.caveats,
    recommendedDesign: {
      words: 'Forty runs in equal ratios, nothing else limiting the loss.',
      runs: { [id]: ladder(...form.design, 40) },
    },
    inverse: (_, target, __, p) => invert(target, p, unit),
  };
}

function invert(target: number, p: ArrayLike<number>, unit: number): number {
  return target > 0
    ? unit * (p[0] as number) * Math.exp(-Math.log(target) / (p[1] as number))
    : Number.NaN;
}

const published = (
  id: string,
  label: string,
  values: ParameterSet['values'],
  unpinned: readonly string[] = Object.keys(values),
): ParameterSet => ({
  id,
  label,
  values,
  status: 'published',
  source: `${paper}, single-variable fits`,
  unpinned,
});

export const paramsLaw = singleVariable({
  part: 'params',
  title: 'Kaplan: loss of the model size',
  variable: params('non-embedding parameters'),
  scale: 'N_c',
  power: 'aN',
  scaleUnit: 'params',
  scaleStart: [1e11, 1e16],
  presets: [
    published('kaplan2020-params', 'Kaplan et al. 2020, L(N)', { N_c: 8.8e13, aN: 0.076 }, []),
  ],
  checks: [
    regression(reference, 'kaplan2020-params', 'loss', { N: 1e8 }, 2.82996, { quantity: 'L(N)' }),
  ],
  validity: { words: rangeWords, ranges: { N: ranges.N } },
  typical: { N: 1e8, targetLoss: 3 },
  caveats: [
    noFloor,
    'Parameters do not count embeddings; models trained to convergence on enough data.',
  ],
  design: [1e3, 1.5e9],
  letter: 'N',
});

export const tokensLaw = singleVariable({
  part: 'tokens',
  title: 'Kaplan: loss of the data',
  variable: tokens('training tokens'),
  scale: 'D_c',
  power: 'aD',
  scaleUnit: 'tokens',
  scaleStart: [1e11, 1e16],
  presets: [published('kaplan2020-tokens', 'Kaplan et al. 2020, L(D)', { D_c: 5.4e13, aD: 0.095 })],
  validity: { words: rangeWords, ranges: { D: ranges.D } },
  typical: { D: 2.2e10, targetLoss: 3 },
  caveats: [noFloor, 'Large models stopped early: only the data limits them.'],
  design: [22e6, 23e9],
  letter: 'D',
});

export const computeLaw = singleVariable({
  part: 'compute',
  title: 'Kaplan: loss of the compute',
  variable: logVariable('C', 'non-embedding training compute', 'FLOPs', { domain: [1, 1e40] }),
  scale: 'C_c',
  power: 'aC',
  scaleUnit: 'PF-days',
  unit: flopsPerPfDay,
  scaleStart: [1e4, 1e12],
  presets: [
    published('kaplan2020-compute-min', 'Kaplan et al. 2020, L(C_min)', {
      C_c: 3.1e8,
      aC: 0.05,
    }),
    {
      ...published('kaplan2020-compute', 'Kaplan et al. 2020, L(C)', { C_c: 1.6e7, aC: 0.057 }),
      note: 'Compute as spent at one fixed batch size, not the least that would have done.',
    },
  ],
  validity: {
    words: 'Budgets of the runs at the best model size; compute without embeddings.',
    ranges: {},
  },
  typical: { C: 8.64e19, targetLoss: 3 },
  caveats: [
    noFloor,
    'The published scale is in PF-days (8.64e19 FLOPs); compute here is in FLOPs.',
    'C_min is compute at a batch far below the critical one: what a run would have needed at least.',
  ],
  design: [1e13, 1e21],
  letter: 'C',
});
