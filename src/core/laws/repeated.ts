import {
  absolute,
  check,
  coefficient,
  exponent,
  ladder,
  params,
  powerSum,
  regression,
} from './building';
import type { Citation, Law, Output, ParameterSet, QuotedValue, Vector } from './law';

const reference = 'hernandez2022-repeat';
const source = 'arXiv 2205.10487, read in extracts';

const citation: Citation = {
  key: 'hernandez2022',
  authors: 'Hernandez et al.',
  title: 'Scaling Laws and Interpretability of Learning from Repeated Data',
  year: 2022,
  arxiv: '2205.10487',
};

/** k N^a with both parameters, k and a as printed (a below 0); feature log N. */
const functions = powerSum(2, [{ coefficient: 0, factors: [{ variable: 0, exponent: 1 }] }]);

const edge = ({ N }: Readonly<Record<string, number>>, p: Vector): number =>
  functions.evaluate([Math.log(N as number)], p);

/** Whether so many epochs lie strictly between the edges at which the band of damage is entered and left. */
export function isInsideBand(epochs: number, epochsEnter: number, epochsLeave: number): boolean {
  return epochsEnter < epochs && epochs < epochsLeave;
}

/** N at which an edge lies at `epochs`. */
const sizeAt = (epochs: number, p: Vector): number =>
  (epochs / (p[0] as number)) ** (1 / (p[1] as number));

function inverse(variable: string, target: number, _inputs: unknown, p: Vector): number {
  if (variable !== 'N') throw new Error(`repeated has no variable ${variable}`);
  return sizeAt(target, p);
}

type Side = 'left' | 'right';

const preset = (side: Side, k: number, a: number): ParameterSet => ({
  id: 'hernandez2022',
  label: 'Hernandez et al. 2022',
  values: { [`k_${side}`]: k, [`a_${side}`]: a },
  status: 'published',
  source,
});

const parametersOf = (side: Side, range: readonly [number, number]): Law['parameters'] => [
  coefficient(`k_${side}`, `k_{\\mathrm{${side}}}`, 'factor of the edge', 'epochs', {
    startRange: range,
  }),
  exponent(`a_${side}`, `a_{\\mathrm{${side}}}`, 'exponent of the edge', {
    bounds: [-3, 3],
    startRange: [-1, -0.2],
  }),
];

const validity: Law['validity'] = {
  words:
    'Models of 1.57M to 805M parameters on 100B tokens, 3 to 90 % of them repeated. At 175B parameters the paper extrapolates.',
  ranges: { N: [1.57e6, 805e6] },
};

const fittedOn =
  'Power laws drawn through the edges of the poor region in the map of loss over size and epochs.';

const design: Law['recommendedDesign'] = {
  words: 'The edge at forty sizes from 1.5M to 800M parameters.',
  runs: { N: ladder(1.5e6, 8e8, 40) },
};

const edgeOutput = (side: Side, id: 'epochsEnter' | 'epochsLeave', verb: string): Output => ({
  id,
  symbol: `E_{\\mathrm{${side}}}`,
  name: `epochs on the repeated part at which the model ${verb} the band of damage`,
  unit: 'epochs',
  inputs: ['N'],
  compute: edge,
});

const rightEdge: Law = {
  id: 'repeated/right-edge',
  family: 'data',
  title: 'Repeated data: where the damage ends',
  formula: 'E_right = k_right * N^a_right',
  tex: 'E_{\\mathrm{right}}(N) = k_{\\mathrm{right}} N^{a_{\\mathrm{right}}}',
  citations: [citation],
  variables: [params()],
  parameters: parametersOf('right', [1e7, 1e8]),
  outputs: [
    edgeOutput('right', 'epochsLeave', 'leaves'),
    {
      id: 'left',
      symbol: '\\mathrm{epochs} \\ge E_{\\mathrm{right}}',
      name: 'whether the model is past the band (1 is yes)',
      unit: '',
      inputs: ['N', 'epochs'],
      compute: (inputs, p) => ((inputs.epochs as number) >= edge(inputs, p) ? 1 : 0),
    },
  ],
  ...functions,
  presets: [preset('right', 5.1e7, -0.5)],
  validity,
  fittedOn,
  typical: { N: 8e8, epochs: 100 },
  checks: [regression(reference, 'hernandez2022', 'epochsLeave', { N: 8e8 }, 1803.12)],
  caveats: ['Beyond this edge the repeated part is simply memorised and the model recovers.'],
  recommendedDesign: design,
  inverse,
};

const quoted = (label: string, value: number): QuotedValue => ({
  label,
  value,
  unit: 'effective-size multiplier',
  status: 'published',
  source,
});

/**
 * Band of damage by repeated data: E_left(N) = k_left N^a_left < epochs < E_right(N) = k_right N^a_right.
 * The law is the left edge, its part the right one. Hernandez et al. 2022 (arXiv 2205.10487).
 */
export const repeated: Law = {
  id: 'repeated',
  family: 'data',
  title: 'Repeated data: where the damage begins',
  formula: 'E_left = k_left * N^a_left',
  tex: 'E_{\\mathrm{left}}(N) = k_{\\mathrm{left}} N^{a_{\\mathrm{left}}}',
  citations: [citation],
  variables: [params()],
  parameters: parametersOf('left', [1e6, 1e7]),
  outputs: [
    edgeOutput('left', 'epochsEnter', 'enters'),
    {
      id: 'entered',
      symbol: '\\mathrm{epochs} > E_{\\mathrm{left}}',
      name: 'whether the model has entered the band (1 is yes)',
      unit: '',
      inputs: ['N', 'epochs'],
      compute: (inputs, p) => ((inputs.epochs as number) > edge(inputs, p) ? 1 : 0),
    },
    {
      id: 'effectiveParams',
      symbol: 'm N',
      name: 'size that reaches the same loss without repetition',
      unit: 'params',
      inputs: ['N', 'multiplier'],
      compute: ({ N, multiplier }) => (multiplier as number) * (N as number),
    },
    {
      id: 'multiplier',
      symbol: 'm',
      name: 'effective-size multiplier',
      unit: '',
      inputs: ['N', 'sameLossParams'],
      compute: ({ N, sameLossParams }) => (sameLossParams as number) / (N as number),
    },
    {
      id: 'loss',
      symbol: 'L',
      name: 'training loss over repeated and other tokens together',
      unit: 'nats/token',
      inputs: ['repeatedShare', 'repeatedLoss', 'otherLoss'],
      compute: (inputs) => {
        const share = inputs.repeatedShare as number;
        return share * (inputs.repeatedLoss as number) + (1 - share) * (inputs.otherLoss as number);
      },
    },
  ],
  ...functions,
  presets: [preset('left', 4.2e6, -0.56)],
  validity,
  fittedOn,
  typical: {
    N: 8e8,
    epochs: 100,
    multiplier: 0.5,
    sameLossParams: 4e8,
    repeatedShare: 0.1,
    repeatedLoss: 0,
    otherLoss: 2.2,
  },
  checks: [
    check({
      reference,
      quantity: 'whether 100 epochs lie inside the band at 800M parameters (1 is yes)',
      preset: 'hernandez2022',
      output: 'epochsEnter',
      inputs: { N: 8e8 },
      expected: 1,
      tolerance: absolute(0),
      kind: 'consistency',
      source,
      note: 'The headline case of the paper: 800M parameters, 100 epochs.',
      compute: (evaluate) => {
        const at = { N: 8e8 };
        const enter = evaluate('epochsEnter', at, 'hernandez2022');
        const leave = evaluate('epochsLeave', at, 'hernandez2022');
        return isInsideBand(100, enter, leave) ? 1 : 0;
      },
    }),
    check({
      reference,
      quantity: 'epochs at which a 175B model enters the band',
      preset: 'hernandez2022',
      output: 'epochsEnter',
      inputs: { N: 1.75e11 },
      expected: 2,
      tolerance: absolute(0.5),
      source,
      note: 'One significant digit.',
    }),
    regression(reference, 'hernandez2022', 'epochsEnter', { N: 8e8 }, 43.4029),
    check({
      reference,
      quantity: 'loss mix: nine tenths at 2.2, one tenth memorised',
      preset: null,
      output: 'loss',
      inputs: { repeatedShare: 0.1, repeatedLoss: 0, otherLoss: 2.2 },
      expected: 1.98,
      tolerance: absolute(0.001),
      source,
    }),
  ],
  caveats: [
    'Two edges, not a loss: no closed form of loss against repetition is published, and the curve between them has to be measured.',
    'Epochs count passes over the repeated part only, not over all training tokens.',
    'The headline multiplier is 0.5 in the abstract (800M performs as 400M) and 0.43 in the body (as 340M).',
    'At 3 % repeated tokens copying suffers about threefold in size while the test loss rises by at most 15 %; prefix matching is given in three figures that disagree (32 %, 1.47x, 2x).',
  ],
  quoted: [
    quoted('10 % of tokens repeated 100 times, 800M, abstract', 0.5),
    quoted('10 % of tokens repeated 100 times, 800M, body', 0.43),
    quoted('Python, 50 % of tokens repeated', 0.84),
    quoted('Python, 90 % of tokens repeated', 0.75),
    quoted('10 % of tokens repeated 1,220 times, 10M to 100M', 0.55),
    quoted('10 % of tokens repeated 1,220 times, 1B', 0.8),
    quoted('fine-tuning from the damaged model: penalty in size', 1.6),
  ],
  recommendedDesign: design,
  inverse,
  parts: [rightEdge],
};
