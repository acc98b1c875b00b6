import { findCatalogueEntry } from '../../core/catalogue';
import { bindLaw, type ColumnSource, cellAt, readTable, tableSource } from '../../core/data';
import {
  findCurveSize,
  type LossCurve,
  type RunRows,
  rowsOf,
  type SizeChoice,
} from '../../core/diagnose';
import type { FitProblem } from '../../core/fit';
import type { Law } from '../../core/laws';
import { runToEnd } from '../../core/long-work';
import { failure, type Result, success } from '../../core/result';
import type { Arguments } from '../arguments';
import { chooseBinding } from '../bindings';
import { readBundledSource } from '../bundled';
import type { Io } from '../io';
import { readRuns } from '../runs';

/** Runs to be diagnosed, in the order of the problem. */
export interface DiagnosedRuns {
  readonly problem: FitProblem;
  readonly rows: RunRows;
  readonly names: readonly string[];
  /** The same and the rows the source leaves out, for choices that put them back. */
  readonly all: RunRows;
  /** Indices into `all` of the runs in use. */
  readonly given: Int32Array;
  /** Ways to count parameters, the one in use first: further columns that hold some, one entry a row of `all`. */
  readonly sizes: readonly SizeChoice[];
}

/**
 * The runs of FILE or `--dataset ID` for a law of N and D, with the labels of `--cluster`. Problems: those of `readRuns`, `diagnose-no-clusters` (column, known).
 */
export function readDiagnosedRuns(args: Arguments, io: Io, law: Law): Result<DiagnosedRuns> {
  const bound = bindRuns(args, io, law);
  if (!bound.ok) return bound;
  const { source, problem, at, all, every, given } = bound.value;
  const rows = rowsOf(problem);
  if (!rows || !all) return failure('diagnose-no-plane', { law: law.id });
  const names = readLabels(source, 'name', at) ?? Array.from(at, (row) => `row ${row + 1}`);
  const sizes = findSizes(source, all, every);
  const found = { problem, rows, names, all, given, sizes };
  const cluster = args.text('cluster');
  if (cluster === undefined) return success(found);
  const clusters = readLabels(source, cluster, at);
  if (!clusters) {
    const known = source.columns.map(({ name }) => name).join(', ');
    return failure('diagnose-no-clusters', { column: cluster, known });
  }
  return success({ ...found, rows: { ...rows, clusters } });
}

/** The runs of another recipe: a bundled dataset by its id, else a file, read with the same columns and filter. */
export function readAgainst(name: string, args: Arguments, io: Io, law: Law): Result<RunRows> {
  const isBundled = findCatalogueEntry(name) !== undefined;
  const other: Arguments = {
    positionals: isBundled ? [] : [name],
    has: (flag) => args.has(flag),
    many: (flag) => args.many(flag),
    text: (flag) => (flag === 'dataset' ? (isBundled ? name : undefined) : args.text(flag)),
  };
  const runs = readDiagnosedRuns(other, io, law);
  return runs.ok ? success(runs.value.rows) : runs;
}

interface BoundRuns {
  readonly source: ColumnSource;
  readonly problem: FitProblem;
  /** The source's row of each run, and of each row of `all`. */
  readonly at: Uint32Array;
  readonly every: Uint32Array;
  readonly all: RunRows | null;
  readonly given: Int32Array;
}

function bindRuns(args: Arguments, io: Io, law: Law): Result<BoundRuns> {
  const runs = readRuns(args, io, law);
  if (!runs.ok) return runs;
  const { dataset, rows, bindings } = runs.value;
  const chosen = chooseBinding(law, dataset, bindings);
  if (!chosen.ok) return chosen;
  const used = bindLaw(law, dataset, chosen.value.binding, rows);
  if (!used.ok) return used;
  // A filter is a person's own choice of rows; what the source leaves out is a choice that can be undone.
  const every = args.has('where') ? used : bindLaw(law, dataset, chosen.value.binding);
  if (!every.ok) return every;
  const place = new Map(Array.from(every.value.rows, (row, i) => [row, i]));
  return success({
    source: dataset,
    problem: { law, ...columnsOf(used.value) },
    at: used.value.rows,
    every: every.value.rows,
    all: rowsOf({ law, ...columnsOf(every.value) }),
    given: Int32Array.from(used.value.rows, (row) => place.get(row) as number),
  });
}

function columnsOf({
  variables,
  response,
  standardErrors,
}: Omit<FitProblem, 'law'>): Omit<FitProblem, 'law'> {
  return { variables, response, ...(standardErrors ? { standardErrors } : {}) };
}

/** The other columns that count parameters: named so, filled for every row, and of the size of those in use. */
function findSizes(source: ColumnSource, { N }: RunRows, every: Uint32Array): SizeChoice[] {
  const others = source.columns.flatMap((column): SizeChoice[] => {
    if (
      column.kind !== 'number' ||
      !/^(n_)?param(s|eters)?\b|^(n_)?param(s|eters)?_/i.test(column.name)
    )
      return [];
    const params = Float64Array.from(every, (row) => column.values[row] as number);
    const isCount = params.every((value, i) => {
      const ratio = value / (N[i] as number);
      return ratio > 0.1 && ratio < 10;
    });
    const differs = params.some((value, i) => Math.abs(value / (N[i] as number) - 1) > 1e-6);
    return isCount && differs ? [{ id: column.name, params }] : [];
  });
  return [{ id: 'N', params: N }, ...others];
}

/** A column as labels, one a run; undefined where there is none of the name. */
function readLabels(
  source: ColumnSource,
  name: string,
  at: Uint32Array,
): readonly string[] | undefined {
  const wanted = source.aliases?.[name] ?? name;
  const column = source.columns.find((candidate) => candidate.name === wanted);
  return column && Array.from(at, (row) => String(cellAt(column, row)));
}

/**
 * The training curves of `--curves ID|FILE`: a table with a text column of names, tokens and a loss (validation
 * before training). A curve has the size of the runs its name begins like. Problems: those of reading, and
 * `diagnose-no-curves` (curves, reason).
 */
export function readCurves(name: string, io: Io, runs: DiagnosedRuns): Result<LossCurve[]> {
  const table = readCurveTable(name, io);
  if (!table.ok) return table;
  const { columns, rowCount } = table.value;
  const refuse = (reason: string) => failure('diagnose-no-curves', { curves: name, reason });
  const label = columns.find(({ kind }) => kind === 'text');
  const numbers = columns.flatMap((column) => (column.kind === 'number' ? [column] : []));
  const tokens = numbers.find((column) => /^(tokens|D)\b/i.test(column.name));
  const loss =
    numbers.find((column) => /val.*loss|loss.*val/i.test(column.name)) ??
    numbers.find((column) => /loss/i.test(column.name));
  if (!label || !tokens || !loss) return refuse('a column of names, tokens or loss is missing');
  const byName = new Map<string, number[]>();
  for (let row = 0; row < rowCount; row++) {
    const id = String(cellAt(label, row));
    byName.set(id, [...(byName.get(id) ?? []), row]);
  }
  const curves = [...byName].flatMap(([id, rows]): LossCurve[] => {
    const params = findCurveSize(id, runs.names, runs.rows.N);
    if (params === undefined) return [];
    const pick = (values: Float64Array) => rows.map((row) => values[row] as number);
    return [{ id, params, tokens: pick(tokens.values), loss: pick(loss.values) }];
  });
  return curves.length > 0 ? success(curves) : refuse('no name begins like that of a run');
}

function readCurveTable(name: string, io: Io): Result<ColumnSource> {
  const read = io.readFile(name);
  if ('reason' in read) {
    const bundled = readBundledSource(name, io);
    return bundled.ok ? success(bundled.value.source) : bundled;
  }
  const table = runToEnd(readTable(read.bytes, name));
  if (!table.ok) return table;
  const origin = { kind: 'own', source: name, notes: [] } as const;
  return success(tableSource(table.value, { id: name, title: name, hash: '', origin }));
}
