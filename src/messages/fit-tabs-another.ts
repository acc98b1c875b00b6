import type { MultiverseAnswer, Untried } from '../core/diagnose';
import type { Objective } from '../core/fit';
import { formatCount, formatFlops, formatPlain } from '../core/units';

/** Sentences of the tab `Another way?`. */

type Method = 'envelope' | 'parabolas' | 'parametric';

export const approaches = {
  what: 'approaches',
  heading: 'Approaches side by side',
  methods: {
    envelope: 'Approach 1, envelope of curves',
    parabolas: 'Approach 2, parabolas',
    parametric: 'Approach 3, the law',
  },
  title(exponents: readonly { method: Method; exponent: number }[]): string {
    const said = exponents.map(
      ({ method, exponent }) => `${short[method]} says C^${exponent.toFixed(3)}`,
    );
    const [only] = exponents;
    return exponents.length === 1 && only
      ? `Only ${short[only.method]} can be stated: N* grows as C^${only.exponent.toFixed(3)}`
      : `N* by ${said.join(', ')}`;
  },
  subtitle: (budgets: number, outside: number, compute: number): string =>
    `Squares: minima of ${budgets} budgets${
      outside > 0
        ? `, hollow where the minimum lies outside the sizes tried (${outside}, not used)`
        : ''
    }. Bars at the right: 95 % intervals of N* at ${formatFlops(compute)} FLOPs.`,
  alternative: (lines: readonly string[]): string =>
    `Lines of the compute-optimal size over compute: ${lines.join('; ')}.`,
  line: (method: Method, params: number): string =>
    `${short[method]} ends at ${formatCount(params)}`,
  axisC: 'training compute C, FLOPs',
  axisN: 'compute-optimal parameters N*',
  table: 'Approaches',
  columns: {
    method: 'Approach',
    exponent: 'Exponent a',
    interval: '95 % interval',
    params: 'N* at your budget',
    rests: 'Rests on',
    compute: 'Compute',
    size: 'Parameters',
    low: 'Low',
    high: 'High',
    count: 'count',
  },
  from: {
    'resampled-curves': 'resampled curves',
    student: 'Student\u2019s t',
    bootstrap: 'bootstrap',
    none: 'no interval',
  },
  points: (method: Method, points: number): string =>
    `${points} ${method === 'parametric' ? 'runs' : method === 'parabolas' ? 'budgets' : 'envelope points'}`,
  noCurves: 'Approach 1 needs loss curves of the runs, which this dataset does not have.',
  noParabolas:
    'Approach 2 needs two budgets with three sizes or more and the minimum inside; these runs do not have them.',
  bias: 'Your own bias',
  biasName: 'Own bias',
  biasExponent: 'Own bias of the exponent',
  noBias:
    'It cannot be said what Approach 2 would miss here: fewer than two budgets have their minimum inside.',
} as const;

const short: Readonly<Record<Method, string>> = {
  envelope: 'Approach 1',
  parabolas: 'Approach 2',
  parametric: 'Approach 3',
};

export const tournament = {
  what: 'tournament',
  heading: 'Tournament of laws and forms',
  by: 'Hold out',
  units: { budget: 'budgets', size: 'sizes', cluster: 'families' },
  options: {
    auto: 'What the runs suggest',
    budget: 'Whole budgets',
    size: 'Whole sizes',
    cluster: 'Whole families',
  },
  table: 'Tournament',
  columns: {
    place: 'Place',
    law: 'Law',
    error: 'Held-out error',
    parameters: 'Free parameters',
    aicc: 'AICc above the best',
    weight: 'Akaike weight',
  },
  zeroFloor: (law: string): string => `${law} with E = 0`,
  sameAs: (law: string): string => `says the same as ${law}`,
  failed: 'a fold could not be fitted',
  clustered:
    'AICc is not shown: the runs come in families, so their residuals are not independent.',
  method:
    'Held-out error: mean over the groups left out of the mean absolute log error. AICc from squares of the log loss of every form on the same rows.',
} as const;

const objectives: Readonly<Record<Objective, string>> = {
  'huber-log': 'Huber, log loss',
  'log-mse': 'squares, log loss',
  huber: 'Huber, loss',
  mse: 'squares, loss',
};

interface Choice {
  readonly law: string;
  readonly objective: Objective;
  readonly delta: number | null;
  readonly floor: 'free' | 'zero' | { readonly value: number };
  readonly rows: string;
  readonly size: string;
  readonly loss: string;
}

/** Ways to count parameters and compute, by the ids of `core/data`; `N` is the one a dataset came with. */
const sizeWords: Readonly<Record<string, string>> = {
  given: 'N as given',
  with: 'N with embeddings',
  without: 'N without embeddings',
  total: 'N of all experts',
  active: 'N active for a token',
  measured: 'C as measured',
  kaplan: 'C by Kaplan 2020',
  chowdhery: 'C by Chowdhery 2022',
  hoffmann: 'C by Hoffmann 2022',
};

const saySize = (id: string): string => sizeWords[id] ?? id;

const sayLoss = (id: string): string => (id === 'smoothed' ? 'smoothed loss' : 'loss as logged');

const sayFloor = (floor: Choice['floor']): string =>
  floor === 'free' ? 'E free' : floor === 'zero' ? 'E = 0' : `E = ${formatPlain(floor.value)}`;

function sayRows(id: string): string {
  const [kind = '', value = '', count = ''] = id.split(':');
  const runs = count === '1' ? '1 run' : `${count} runs`;
  if (kind === 'as-given') return 'rows as given';
  if (kind === 'none-excluded') return 'no row left out';
  if (kind === 'highest-loss')
    return value === '1' ? 'without highest loss' : `without ${value} highest`;
  if (kind === 'without-budget') return `without ${value} FLOPs`;
  if (kind === 'least-compute') return `no C < ${formatFlops(Number(value), 2)} (${runs})`;
  if (kind === 'least-tokens') return `no D < ${formatCount(Number(value), 2)} (${runs})`;
  if (kind === 'last-of-run') return 'last of each run';
  return id;
}

const untriedWords: Readonly<Record<Untried, string>> = {
  'inner-budgets': 'leaving out an inner budget',
  'edge-budgets': 'leaving out the first or last budget',
  'highest-1-5': 'leaving out one or five highest losses',
  deltas: 'other widths than delta 0.001',
  cuts: 'leaving out the fewest tokens',
};

const answerWords: Readonly<Record<MultiverseAnswer, string>> = {
  loss: 'Loss at the point',
  params: 'N* at the budget',
  exponent: 'Exponent a',
};

const writeAnswer = (answer: MultiverseAnswer, value: number, digits = 4): string =>
  answer === 'params' ? formatCount(value, digits - 1) : formatPlain(value, digits);

export const multiverse = {
  what: 'multiverse',
  heading: 'Multiverse',
  answer: 'Answer',
  options: (['loss', 'params', 'exponent'] as const).map((value) => ({
    value,
    label: answerWords[value],
  })),
  others: 'Other laws too',
  groups: {
    law: 'law',
    objective: 'objective',
    delta: 'delta',
    floor: 'floor',
    rows: 'rows',
    size: 'N and C count',
    loss: 'loss taken',
  },
  sizes: 'Other counts of N and C too',
  saySize,
  sayLoss,
  objectives,
  sayFloor,
  sayRows,
  sayDelta: (delta: number | null): string =>
    delta === null ? 'no delta' : `delta ${formatPlain(delta)}`,
  write: writeAnswer,
  title: (answer: MultiverseAnswer, count: number, spread: readonly [number, number]): string =>
    `${answerWords[answer]}: nine in ten of ${count} defensible choices say ${writeAnswer(answer, spread[0])} to ${writeAnswer(answer, spread[1])}`,
  subtitle: (failed: number): string =>
    `Every combination, sorted; below, who chose what. Ring: your choices. Click a dot to adopt its choices.${
      failed > 0 ? ` ${failed} could not be fitted.` : ''
    }`,
  alternative: (answer: MultiverseAnswer, low: number, high: number, median: number): string =>
    `A specification curve from ${writeAnswer(answer, low)} to ${writeAnswer(answer, high)}, median ${writeAnswer(answer, median)}.`,
  axis: (answer: MultiverseAnswer, lossUnit: string): string =>
    ({
      loss: `loss at the point, ${lossUnit}`,
      params: 'compute-optimal parameters N*',
      exponent: 'exponent a of N* ~ C^a',
    })[answer],
  median: (answer: MultiverseAnswer, value: number): string =>
    `median ${writeAnswer(answer, value)}, shaded: nine in ten`,
  along: 'Specification on plot',
  say: (answer: MultiverseAnswer, value: number, place: number, count: number, choice: string) =>
    `${answerWords[answer]} ${writeAnswer(answer, value)}, ${place + 1} of ${count}: ${choice}`,
  choice: ({ law, objective, delta, floor, rows, size, loss }: Choice, title: string): string =>
    [
      title || law,
      objectives[objective],
      ...(delta === null ? [] : [`delta ${formatPlain(delta)}`]),
      sayFloor(floor),
      sayRows(rows),
      ...(size in sizeWords ? [saySize(size)] : []),
      ...(loss === 'as-given' ? [] : [sayLoss(loss)]),
    ].join(', '),
  adopted: (choice: string): string => `Adopted: ${choice}. Undo brings the earlier choices back.`,
  adoptedRest: (choice: string): string =>
    `Adopted but for the smoothed loss: ${choice}. To fit smoothed losses, import the logs again and take the mean of their end.`,
  untried: (ids: readonly Untried[]): string =>
    `Not tried, so that there are at most 500 for a law: ${ids.map((id) => untriedWords[id]).join('; ')}.`,
  oneLoss:
    'Last or smoothed loss is no choice here: this dataset keeps one loss a run. Import the logs with every checkpoint to compare both.',
  specifications: 'Specifications',
  medianName: 'Median of the choices',
  columns: {
    answer: 'Answer',
    law: 'Law',
    objective: 'Objective',
    delta: 'Delta',
    floor: 'Floor',
    rows: 'Rows',
    size: 'N and C count',
    loss: 'Loss taken',
    count: 'Number of rows',
  },
} as const;
