import { catalogue, findCatalogueEntry, loadCatalogueDataset } from '../core/catalogue';
import { type Dataset, importFile, parseWhere, selectRows } from '../core/data';
import type { FitProblem } from '../core/fit';
import type { Law } from '../core/laws';
import { failure, type Result, success } from '../core/result';
import type { Arguments } from './arguments';
import type { Io } from './io';

/** Rows to fit, and what a person should know of how they came about. */
export interface Runs {
  readonly dataset: Dataset;
  /** Ascending indices of the rows in use. */
  readonly rows: Uint32Array;
  readonly weighted: boolean;
  /** Rows the source itself leaves out. */
  readonly leftOut: number;
  readonly rejected: number;
  /** Roles whose column was a guess that deserves a second look. */
  readonly unsure: readonly string[];
}

/**
 * The runs of FILE or `--dataset ID` under `--map`, `--where` and `--weights`. Problems: those of
 * `importFile`, `parseWhere`, `selectRows` and `loadCatalogueDataset`; `cli-file-or-dataset`,
 * `cli-unreadable-file` (file, reason), `cli-unknown-dataset` (value, known), `cli-map-without-file`,
 * `cli-no-rows` (where), `cli-weights-missing` (column, known), `cli-weights-incomplete` (column).
 */
export function readRuns(args: Arguments, io: Io): Result<Runs> {
  const file = args.positionals[0];
  const id = args.text('dataset');
  if ((file === undefined) === (id === undefined)) return failure('cli-file-or-dataset');
  return file !== undefined ? readOwn(file, args, io) : readBundled(id as string, args, io);
}

function readOwn(file: string, args: Arguments, io: Io): Result<Runs> {
  const read = io.readFile(file);
  if ('reason' in read) return failure('cli-unreadable-file', { file, reason: read.reason });
  const weights = args.text('weights');
  const map = [args.text('map'), weights === undefined ? undefined : `lossError=${weights}`];
  const imported = importFile(read.bytes, file.replace(/^.*[\\/]/, ''), {
    map: map.filter((part) => part !== undefined).join(),
    where: args.text('where') ?? '',
  });
  if (!imported.ok) return imported;
  const { dataset, mapping, rejectedCount } = imported.value;
  if (weights !== undefined && !dataset.lossError) {
    return failure('cli-weights-incomplete', { column: weights });
  }
  return success({
    dataset,
    rows: Uint32Array.from(dataset.N, (_, row) => row),
    weighted: weights !== undefined,
    leftOut: 0,
    rejected: rejectedCount,
    unsure: mapping.questions.map(({ role }) => role),
  });
}

/** A bundled dataset by id, as its source uses it. */
function loadBundled(id: string, io: Io): Result<Dataset> {
  const entry = findCatalogueEntry(id);
  if (!entry) {
    const known = catalogue.map((other) => other.id).join(', ');
    return failure('cli-unknown-dataset', { value: id, known });
  }
  const path = `data/${entry.file}`;
  const read = io.readBundled(path);
  if ('reason' in read) return failure('cli-unreadable-file', { file: path, reason: read.reason });
  return loadCatalogueDataset(entry, read.bytes);
}

function readBundled(id: string, args: Arguments, io: Io): Result<Runs> {
  if (args.has('map')) return failure('cli-map-without-file');
  const loaded = loadBundled(id, io);
  if (!loaded.ok) return loaded;
  const weighed = withWeights(loaded.value, args.text('weights'));
  if (!weighed.ok) return weighed;
  const dataset = weighed.value;
  const text = args.text('where') ?? '';
  const where = parseWhere(text);
  if (!where.ok) return where;
  const passing = selectRows(dataset, where.value);
  if (!passing.ok) return passing;
  const leftOut = new Set(dataset.leftOut);
  const rows = passing.value.filter((row) => !leftOut.has(row));
  if (rows.length === 0) return failure('cli-no-rows', { where: text });
  return success({
    dataset,
    rows,
    weighted: args.has('weights'),
    leftOut: leftOut.size,
    rejected: 0,
    unsure: [],
  });
}

function withWeights(dataset: Dataset, column: string | undefined): Result<Dataset> {
  if (column === undefined) return success(dataset);
  const { lossError, headers = {}, extra } = dataset;
  if (lossError && (column === 'lossError' || column === headers.lossError))
    return success(dataset);
  const found = extra.find(({ name }) => name === column);
  if (found?.kind !== 'number') {
    const numbers = extra.filter(({ kind }) => kind === 'number').map(({ name }) => name);
    const known = [...(lossError ? [headers.lossError ?? 'lossError'] : []), ...numbers].join(', ');
    return failure('cli-weights-missing', { column, known });
  }
  if (!found.values.every((value) => value > 0 && value < Number.POSITIVE_INFINITY)) {
    return failure('cli-weights-incomplete', { column });
  }
  return success({ ...dataset, lossError: found.values });
}

/** The rows in use as a problem for the fitter. Problem: `cli-missing-variable` (law, variable). */
export function toProblem(law: Law, { dataset, rows, weighted }: Runs): Result<FitProblem> {
  const take = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] as number);
  const variables: Float64Array[] = [];
  for (const { id } of law.variables) {
    const column = variableColumn(dataset, id);
    if (!column) return failure('cli-missing-variable', { law: law.id, variable: id });
    variables.push(take(column));
  }
  const response = take(dataset.loss);
  const errors = weighted ? dataset.lossError : undefined;
  return success({ law, variables, response, ...(errors ? { standardErrors: take(errors) } : {}) });
}

function variableColumn(dataset: Dataset, id: string): Float64Array | undefined {
  if (id === 'N' || id === 'D') return dataset[id];
  const extra = dataset.extra.find(({ name }) => name === id);
  return extra?.kind === 'number' ? extra.values : undefined;
}
