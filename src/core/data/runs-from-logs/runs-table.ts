import type { Guess, ImportChoices, RunFlag } from '../import-choices';
import type { LogLayout } from '../log-layout';
import type { Question } from '../mapping';
import { textAt } from '../texts';
import type { NamedTable, NumberColumn, RawColumn, ReadTable } from '../types';
import { listLosses } from './choose-loss';
import { readCurve } from './curve';
import { measure } from './measure';
import { type RunReading, readRun } from './read-run';
import { splitLogs } from './split-logs';
import { findFlops } from './tokens';

/** Logs as a table of runs: one row a run, or one a checkpoint, under headers the mapping knows. */
export interface LogRuns {
  readonly read: ReadTable;
  /** Header of the column that holds the loss taken. */
  readonly loss: string | null;
  readonly lossColumns: readonly string[];
  readonly guesses: readonly Guess[];
  readonly flags: readonly RunFlag[];
  readonly questions: readonly Question[];
}

const PREVIEW = 20;
/** Header of the loss taken where it is not the same column in every run. */
const MIXED = 'final loss';

/** Turns logs into runs under a person's choices. The logs are not changed. */
export function runsFromLogs(
  tables: readonly (NamedTable & { readonly log: LogLayout })[],
  choices: ImportChoices,
): LogRuns {
  const split = splitLogs(tables).map((run) => ({ run, curve: readCurve(run.parts) }));
  const ordered = listLosses(split.map(({ run, curve }) => ({ losses: run.losses, curve })));
  const runs = split.map(({ run, curve }) => readRun(run, curve, ordered, choices));
  const rows = runs.flatMap((run) => rowsOf(run));
  const own = new Set(runs.flatMap(({ loss }) => (loss ? [loss.column] : [])));
  const loss = own.size > 1 ? MIXED : ([...own][0] ?? null);
  const columns = makeColumns(
    rows,
    loss,
    ordered.map(({ column }) => column),
    choices,
  );
  const table = {
    columns,
    rowCount: rows.length,
    lines: Uint32Array.from(rows, ({ line }) => line),
  };
  const preview = rows
    .slice(0, PREVIEW)
    .map((_, row) => columns.map((column) => textOf(column, row)));
  const formats = new Set(tables.map(({ read }) => read.format));
  return {
    read: {
      format: [...formats].join(', '),
      table,
      preview,
      rejected: tables.flatMap(({ read }) => read.rejected),
      rejectedCount: tables.reduce((sum, { read }) => sum + read.rejectedCount, 0),
    },
    loss,
    lossColumns: ordered.map(({ column }) => column),
    guesses: runs.flatMap(({ guesses }) => guesses),
    flags: runs.flatMap(({ flags }) => flags),
    questions: listQuestions(runs),
  };
}

interface Row {
  readonly run: RunReading;
  readonly name: string;
  readonly line: number;
  readonly step: number;
  readonly tokens: number;
  readonly loss: number;
  readonly averaged: number;
  readonly since: number;
  /** Entry of the curve; -1 for a run without a loss. */
  readonly at: number;
}

function rowsOf(run: RunReading): Row[] {
  const { curve, tokens, taken } = run;
  const last = curve.steps.length - 1;
  const none = {
    step: curve.steps[last] ?? Number.NaN,
    loss: Number.NaN,
    line: curve.lines[last] ?? 0,
  };
  const measured =
    taken.length > 0 ? taken : [{ ...none, at: last, averaged: 1, since: none.step }];
  return measured.map((each) => ({
    ...each,
    run,
    name: measured.length > 1 ? `${run.name} @ ${each.step}` : run.name,
    tokens: tokens?.at(each.step) ?? Number.NaN,
  }));
}

function makeColumns(
  rows: readonly Row[],
  loss: string | null,
  losses: readonly string[],
  { take = 'final', lossColumn }: ImportChoices,
): RawColumn[] {
  const columns: RawColumn[] = [];
  const number = (name: string, value: (row: Row) => number | undefined): void => {
    const values = Float64Array.from(rows, (row) => value(row) ?? Number.NaN);
    if (values.some((each) => !Number.isNaN(each))) columns.push({ name, kind: 'number', values });
  };
  const always = (name: string, value: (row: Row) => number): void => {
    columns.push({ name, kind: 'number', values: Float64Array.from(rows, value) });
  };
  const text = (name: string, value: (row: Row) => string): void => {
    columns.push({ name, kind: 'text', values: rows.map(value) });
  };
  text('name', ({ name }) => name);
  always('params', ({ run }) => run.params?.params ?? Number.NaN);
  number('total_params', ({ run }) => run.params?.total);
  always('tokens', ({ tokens }) => tokens);
  if (loss !== null) always(loss, (row) => row.loss);
  if (loss === MIXED) text('loss taken', ({ run }) => run.loss?.column ?? '');
  for (const other of losses) {
    if (other === loss || other === lossColumn) continue;
    if (take === 'checkpoints') number(other, ({ run, at }) => run.curve.columns.get(other)?.[at]);
    else number(other, ({ run }) => measure(run.curve, other, take).at(-1)?.loss);
  }
  number('steps', ({ step }) => step);
  if (take === 'smoothed') {
    number('averaged values', ({ averaged }) => averaged);
    number('averaged since step', ({ since }) => since);
  }
  if (take === 'checkpoints') text('run', ({ run }) => run.name);
  number('training FLOPs', ({ run, at }) => run.config.flops ?? findFlops(run.curve)?.[at]);
  number('batch_tokens', ({ run }) => run.config.batchTokens);
  number('n_layers', ({ run }) => run.config.shape?.layers);
  number('d_model', ({ run }) => run.config.shape?.width);
  number('n_heads', ({ run }) => run.config.shape?.heads);
  number('d_ff', ({ run }) => run.config.shape?.feedForward);
  number('vocab_size', ({ run }) => run.config.shape?.vocabulary);
  number('seq_len', ({ run }) => run.config.sequence);
  return columns;
}

/** What no file says: the size of some runs, or the tokens of a step. */
function listQuestions(runs: readonly RunReading[]): Question[] {
  const without = (part: 'params' | 'tokens'): string[] =>
    runs.filter((run) => !run[part]).map(({ name }) => name);
  const sizes = without('params');
  const tokens = without('tokens');
  return [
    ...(sizes.length > 0 ? [{ kind: 'which-value', role: 'N', candidates: sizes } as const] : []),
    ...(tokens.length > 0 ? [{ kind: 'which-value', role: 'D', candidates: tokens } as const] : []),
  ];
}

function textOf(column: RawColumn, row: number): string {
  if (column.kind === 'text') return textAt(column.values, row);
  const value = (column as NumberColumn).values[row] as number;
  return Number.isNaN(value) ? '' : String(value);
}
