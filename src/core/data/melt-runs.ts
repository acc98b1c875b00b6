import { packTexts } from './text-packer';
import { textAt } from './texts';
import type { NumberColumn, RawColumn, ReadTable } from './types';

/** One column of a wide table: a metric of a run. */
export interface Series {
  /** Empty where the table is of one run. */
  readonly run: string;
  readonly metric: string;
  readonly column: RawColumn;
}

const PREVIEW_ROWS = 20;

/**
 * A wide table (an axis, and a column for each run and metric) as a long one: a row for each run and place that has
 * a value, run by run, with the columns `run` (where runs are named), the axis, and each metric.
 */
export function meltRuns(read: ReadTable, axis: RawColumn, series: readonly Series[]): ReadTable {
  const runs = [...new Set(series.map(({ run }) => run))];
  const metrics = [...new Set(series.map(({ metric }) => metric))];
  const named = runs.some((run) => run !== '');
  const rows: { run: string; row: number; of: readonly (RawColumn | undefined)[] }[] = [];
  for (const run of runs) {
    const of = metrics.map(
      (metric) => series.find((one) => one.run === run && one.metric === metric)?.column,
    );
    for (let row = 0; row < read.table.rowCount; row++)
      if (of.some((column) => column && isFilled(column, row))) rows.push({ run, row, of });
  }
  const column = (name: string, pick: (i: number) => RawColumn | undefined): NumberColumn => {
    const values = new Float64Array(rows.length);
    const odd = new Map<number, string>();
    rows.forEach(({ row }, i) => {
      const from = pick(i);
      values[i] = from?.kind === 'number' ? (from.values[row] ?? Number.NaN) : Number.NaN;
      const written =
        from?.kind === 'number' ? from.odd?.get(row) : from ? textAt(from.values, row) : '';
      if (written) odd.set(i, written);
    });
    return { name, kind: 'number', values, ...(odd.size > 0 ? { odd } : {}) };
  };
  const columns: RawColumn[] = [
    ...(named
      ? [{ name: 'run', kind: 'text', values: packTexts(rows.map(({ run }) => run)) } as const]
      : []),
    column(axis.name, () => axis),
    ...metrics.map((metric, m) => column(metric, (i) => rows[i]?.of[m])),
  ];
  const lines = Uint32Array.from(rows, ({ row }) => read.table.lines[row] as number);
  const preview = rows.slice(0, PREVIEW_ROWS).map((_, i) => columns.map((one) => textOf(one, i)));
  return { ...read, table: { columns, rowCount: rows.length, lines }, preview };
}

function isFilled(column: RawColumn, row: number): boolean {
  return textOf(column, row) !== '';
}

function textOf(column: RawColumn, row: number): string {
  if (column.kind === 'text') return textAt(column.values, row);
  const value = column.values[row] as number;
  return Number.isNaN(value) ? (column.odd?.get(row) ?? '') : String(value);
}
