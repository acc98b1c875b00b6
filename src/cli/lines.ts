import type { Dataset } from '../core/data';
import type { FitReport, Range } from '../core/export';
import type { CheckOutcome, Inputs, Law } from '../core/laws';
import { type EncodedLink, type ExplorerState, stateKeys } from '../core/permalink';
import { formatPlain } from '../core/units';

/** What the commands print for people, without `--json`. */

type Row = readonly string[];

/** Columns as wide as their widest cell; numbers are handed in as texts. */
function table(rows: readonly Row[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  }
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}

const number = (value: number): string => formatPlain(value, 5);
const range = (interval: Range | null | undefined): string =>
  interval ? `[${number(interval[0])}, ${number(interval[1])}]` : '';
const bullets = (words: readonly string[]): string => words.map((word) => `- ${word}\n`).join('');

export function fitLines(law: Law, report: FitReport): string {
  const { certificate: seen, intervals, optimum } = report;
  const isDrawn = intervals.method === 'bootstrap';
  const source = isDrawn
    ? `${intervals.replicates} bootstrap refits (${intervals.kind}), seed ${intervals.seed}, ${intervals.ends}`
    : intervals.method;
  const head = [
    `${law.title}: ${law.formula}`,
    `${report.n} runs, ${report.objective}, objective ${number(report.value)}, ${report.timeMs.toFixed(1)} ms`,
    `${seen.agreed} of ${seen.starts} starts agree${provenText(seen)}; 95 % intervals: ${source}`,
  ];
  const parameters = law.parameters.map(({ id, unit }) => [
    id,
    number(report.params[id] as number),
    range(report.ci95[id]),
    unit,
  ]);
  const exponents = optimum
    ? [
        ['a', number(optimum.a), range(optimum.ci95?.a), 'N* ~ C^a'],
        ['b', number(optimum.b), range(optimum.ci95?.b), 'D* ~ C^b'],
      ]
    : [];
  const predictions = report.predictions.map(({ inputs, loss, ci95 }) => [
    inputText(inputs),
    number(loss),
    range(ci95),
    law.outputs[0].unit,
  ]);
  const profiles = Object.entries(report.profiles ?? {}).map(([id, { low, high }]) => [
    id,
    'profile',
    range([low, high]),
  ]);
  const profiled = report.predictions.flatMap(({ inputs, profile }) =>
    profile ? [[inputText(inputs), 'profile', range([profile.low, profile.high])]] : [],
  );
  const rows = [...parameters, ...exponents, ...predictions, ...profiles, ...profiled];
  return `${head.join('\n')}\n\n${table(rows)}${
    report.warnings.length > 0 ? `\n${bullets(report.warnings)}` : ''
  }`;
}

function provenText({ provenGap, cells }: FitReport['certificate']): string {
  if (provenGap === undefined) return '';
  return `, optimum proven within ${formatPlain(100 * provenGap, 2)} % (${cells} cells)`;
}

export function predictLines(
  inputs: Inputs,
  found: readonly {
    readonly id: string;
    readonly value: number;
    readonly unit: string;
    readonly name: string;
  }[],
  notes: readonly string[],
): string {
  const rows = found.map(({ id, value, unit, name }) => [id, number(value), unit, name]);
  return `${inputText(inputs)}\n${table(rows)}${bullets(notes)}`;
}

export function optimumLines(
  law: Law,
  plan: {
    readonly N: number;
    readonly D: number;
    readonly loss: number;
    readonly tokensPerParam: number;
    readonly epochs: number;
    readonly bits: number;
    readonly trainingFlops: number;
    readonly servingFlops: number;
    readonly binding: readonly string[];
  },
): string {
  const { unit } = law.outputs[0];
  return table([
    ['N', number(plan.N), 'params'],
    ['D', number(plan.D), 'tokens'],
    ['D/N', number(plan.tokensPerParam), 'tokens/param'],
    ['loss', number(plan.loss), unit],
    ['epochs', number(plan.epochs), ''],
    ['weights', number(plan.bits), 'bits'],
    ['training', number(plan.trainingFlops), 'FLOPs'],
    ['serving', number(plan.servingFlops), 'FLOPs'],
    ['held by', plan.binding.join(', ') || 'nothing', ''],
  ]);
}

export function lawLines(
  laws: readonly {
    readonly id: string;
    readonly formula: string;
    readonly presets: Law['presets'];
    readonly checks: readonly Pick<CheckOutcome, 'outcome'>[];
  }[],
): string {
  const rows = laws.map(({ id, formula, presets, checks }) => {
    const good = checks.filter(({ outcome }) => outcome === 'reproduces').length;
    return [
      id,
      formula,
      presets.map((preset) => preset.id).join(' '),
      `${good}/${checks.length} checks`,
    ];
  });
  return table([['law', 'formula', 'presets', 'reproduced'], ...rows]);
}

export function stateLines(
  state: ExplorerState,
  dataset: Dataset | undefined,
  messages: readonly string[],
): string {
  const keys = Object.keys(stateKeys) as (keyof typeof stateKeys)[];
  const rows = keys.map((key) => [key, stateKeys[key].write(state[key] as never)]);
  const runs = dataset ? [['runs', `${dataset.N.length} in the link: ${dataset.title}`]] : [];
  const excluded = [['excluded', state.excluded.join(' ')]];
  const filled = [...rows, ...runs, ...excluded].filter(([, text]) => text !== '');
  return (
    table([['screen', state.screen], ...filled, ...Object.entries(state.unknown)]) +
    bullets(messages)
  );
}

export function linkLines(base: string, { hash, tooLong }: EncodedLink, warning: string): string {
  return `${base}${hash}\n${tooLong ? bullets([warning]) : ''}`;
}

function inputText(inputs: Inputs): string {
  return Object.entries(inputs)
    .map(([name, value]) => `${name}=${formatPlain(value, 6)}`)
    .join(' ');
}
