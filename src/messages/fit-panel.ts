import type { Objective } from '../core/fit';
import type { Problem } from '../core/result';
import { formatCount, formatExact, formatPercent, formatPlain, formatPower } from '../core/units';
import { describeProblem } from './describe-problem';

/** Sentences of the panel that fits a law to columns. Functions take plain numbers. */

const many = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** A filter of a table as one reads it: `params==85000000 and bits==4` is `params = 85M, bits = 4`. */
function readable(filter: string): string {
  return filter
    .replaceAll(/[()]/g, '')
    .split(' and ')
    .map((part) => {
      const [, name = part, sign = '', value = ''] =
        /^(\w+)\s*(==|<=|>=|<|>)\s*(.+)$/.exec(part) ?? [];
      if (sign === '') return part;
      const number = Number(value);
      const written = Number.isFinite(number) && number >= 1e4 ? formatCount(number) : value;
      return `${name} ${signs[sign] ?? sign} ${written.replaceAll("'", '')}`;
    })
    .join(', ');
}

const signs: Readonly<Record<string, string>> = { '==': '=', '<=': '\u2264', '>=': '\u2265' };

/** Units of tables as the laws write them. */
function sameUnit(unit: string): string {
  return unitNames[unit] ?? unit.replace(' per ', '/');
}

const unitNames: Readonly<Record<string, string>> = {
  parameters: 'params',
  share: 'fraction',
  weights: 'elements',
};

interface Closeness {
  readonly worst: number;
  readonly middle: number;
  readonly rows: number;
  readonly response: string;
}

/** Percent to two digits, rounded up, so that "within" holds. */
function within(share: number): string {
  const percent = share * 100;
  if (!(percent > 0.01)) return '0.01 %';
  const step = 10 ** (Math.floor(Math.log10(percent)) - 1);
  return `${formatPlain(Math.ceil(percent / step) * step, 2)} %`;
}

export const fitPanel = {
  title: 'Fit to data',
  form: 'Form to fit',
  data: 'Data to fit',
  offers: {
    made: 'Simulated in this tab',
    table: 'Tables for this law',
    'in-use': 'Dataset in use',
    runs: 'Bundled runs',
    own: 'On this device',
  },
  rows: 'Rows',
  /** Where the numbers are from, and what to know before fitting. */
  about: (source: string, notes: readonly string[]): string =>
    [/[.!?]$/.test(source) ? source : `${source}.`, ...notes].join(' '),
  allRows: 'All rows',
  group: readable,
  close: 'Close',
  open: 'Fit',
  openHint: 'Fits this law to a table of its own, or to the runs chosen under Dataset',
  parts: 'Fit a part',
  simulate: 'Simulate',
  simulateHint: 'Makes runs as this law would give them, with noise',
  loading: 'Loading the table\u2026',
  columns: 'Columns',
  quantity: 'Quantity',
  column: 'Column',
  columnOf: (name: string): string => `Column of ${name}`,
  factor: 'Times',
  factorOf: (name: string): string => `Factor of ${name}`,
  refuseFactor: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no factor. Enter a number other than 0, like 512 or 1e9.`,
  offset: (offset: number): string =>
    `then ${offset < 0 ? '\u2212' : '+'} ${formatPlain(Math.abs(offset), 4)}`,
  conversion: (from: string, to: string): string =>
    from === '' || to === '' || sameUnit(from) === sameUnit(to)
      ? to || from
      : `${from} \u2192 ${to}`,
  choose: 'choose a column',
  usual: (value: number): string => `none: ${formatPlain(value, 4)} for every row`,
  constant: (value: number): string => `${formatPlain(value, 4)} for every row`,
  weighted: (column: string): string => `Weight rows by their standard error (${column})`,
  predictions: 'predictions',
  simulated: 'simulated',
  objectiveNames: {
    'huber-log': 'Huber on the logarithm',
    'log-mse': 'Squares of the logarithm',
    huber: 'Huber',
    mse: 'Squares',
  },
  fit: 'Fit',
  cancel: 'Cancel',
  fitting: (done: number, total: number): string => `Fitting: ${done} of ${total} refits`,
  busy: 'Fitting\u2026',
  stale: 'The result below is of an earlier choice. Press Fit for this one.',
  result: 'Result',
  heading: (rows: number, all: number, group: string | null): string =>
    `Fitted to ${rows === all ? many(rows, 'row') : `${rows} of ${many(all, 'row')}`}${
      group === null ? '' : `: ${readable(group)}`
    }`,
  from: (title: string): string => `Data: ${title}`,
  parameter: 'Parameter',
  fitted: 'Fitted',
  interval: '95 % interval',
  published: 'Published',
  compareWith: 'Compare with',
  nothing: 'nothing',
  inside: 'inside',
  outside: 'outside',
  intervalWords: (low: string, high: string): string => `${low} to ${high}`,
  none: 'none',
  value: (value: number, objective: Objective, delta: number, response: string): string =>
    `Objective ${formatPower(value, 6)}: ${summed(objective, delta)} of ${
      objective.endsWith('-log') || objective.startsWith('log')
        ? `the logarithm of ${response}`
        : response
    }. Do not compare it with one of another space.`,
  method: (replicates: number, seed: number): string =>
    `95 % percentile intervals, ${replicates} case-bootstrap refits, seed ${formatExact(seed)}`,
  weakly:
    'Not identified: these rows barely tell the parameters apart, so quote the curve and not its coefficients',
  unused: (count: number): string => `${many(count, 'row')} of other groups or outside the filter`,
  saveFit: 'Save fit as JSON',
  plot: {
    title({ worst, middle, rows, response }: Closeness): string {
      if (worst <= 0.5)
        return `Fitted within ${within(worst)} of all ${rows} values of ${response}`;
      return `Fitted within ${within(middle)} of half the ${rows} values of ${response}; the worst is ${formatPercent(worst)} off`;
    },
    subtitle: (data: string, published: string | null): string =>
      `Dots: ${data}.${published === null ? '' : ` Squares: ${published} for the same rows.`}`,
    alternative: (rows: number, worst: number): string =>
      `Predicted against measured values of ${many(rows, 'row')}; the largest relative difference is ${formatPercent(worst)}.`,
    measured: (...parts: readonly string[]): string =>
      ['measured', ...parts].filter((part) => part !== '').join(', '),
    predicted: 'fitted',
    equality: 'equal',
    row: (row: number, measured: string, fitted: string): string =>
      `Row ${row}: ${measured} measured, ${fitted} fitted`,
    columns: {
      row: 'Row',
      measured: 'Measured',
      fitted: 'Fitted',
      residual: 'Fitted over measured, minus 1',
    },
  },
} as const;

/** Why there is no fit, in the words of the panel. */
export function describeFitProblem(problem: Problem): string {
  const { code, data } = problem;
  if (code === 'bind-variable-missing')
    return `No column is known to be ${data.name}. Choose one under \u201c${fitPanel.columnOf(String(data.name))}\u201d, or other data.`;
  if (code === 'bind-response-missing')
    return `No column is known to be ${data.name}, which this law is fitted to. Choose one under \u201c${fitPanel.columnOf(String(data.name))}\u201d, or other data.`;
  return describeProblem(problem);
}

/** What is summed over the rows. */
function summed(objective: Objective, delta: number): string {
  return objective.startsWith('huber')
    ? `sum of Huber with delta ${formatPlain(delta)}`
    : 'sum of squares';
}
