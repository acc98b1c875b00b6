import {
  bindLaw,
  type ColumnSource,
  importFiles,
  type LeftOutRows,
  readTable,
  roles,
  selectSourceRows,
  sha256,
  tableSource,
  toColumnSource,
} from '../core/data';
import type { FitProblem } from '../core/fit';
import { findLaw, type Law } from '../core/laws';
import { runToEnd } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import type { Arguments } from './arguments';
import { type Bindings, chooseBinding } from './bindings';
import { readBundledSource } from './bundled';
import { readChoices, readNamedFiles } from './import-choices';
import type { Io } from './io';
import { readMap } from './map';

/** Rows to fit, and what a person should know of how they came about. */
export interface Runs {
  readonly dataset: ColumnSource;
  /** Ascending indices of the rows in use, before those a law cannot use are taken out. */
  readonly rows: Uint32Array;
  /** What is known of which column plays which part. */
  readonly bindings: Bindings;
  readonly weighted: boolean;
  /** Rows the source itself leaves out. */
  readonly leftOut: number;
  /** Rows of a file that could not be read. */
  readonly rejected: number;
  /** Rows the law cannot use, by reason. */
  readonly unusable: readonly LeftOutRows[];
  /** Parts whose column was a guess that deserves a second look. */
  readonly unsure: readonly string[];
}

/**
 * The rows of FILE or `--dataset ID` under `--map`, `--where` and `--weights`, for the law of `--law` where
 * none is given. Problems: those of `importFiles`, `readChoices`, `readTable`, `bindLaw`, filters and the catalogue;
 * `cli-file-or-dataset`, `cli-unreadable-file` (file, reason), `cli-unknown-dataset` (value, known),
 * `cli-map-without-file`, `cli-no-rows` (where), `cli-weights-missing` (column, known),
 * `cli-weights-incomplete` (column), `bind-bad-map`, `bind-choose-group` (dataset, law, groups, example).
 */
export function readRuns(args: Arguments, io: Io, law = lawOf(args)): Result<Runs> {
  const files = args.positionals;
  const [file] = files;
  const id = args.text('dataset');
  if ((file === undefined) === (id === undefined)) return failure('cli-file-or-dataset');
  const read =
    file !== undefined ? readOwn(files, args, io, law) : readBundled(id as string, args, io, law);
  if (!read.ok) return read;
  const weighed = checkWeights(read.value, args.text('weights'));
  if (!weighed.ok) return weighed;
  const keepSigned = isInResponse(args.text('objective'));
  const runs = { ...weighed.value, bindings: { ...weighed.value.bindings, keepSigned } };
  const chosen = chooseBinding(law, runs.dataset, runs.bindings);
  if (!chosen.ok) return chosen;
  const bound = bindLaw(law, runs.dataset, chosen.value.binding, runs.rows);
  if (!bound.ok) return bound;
  return success({
    ...runs,
    unusable: bound.value.leftOut,
    unsure: [...new Set([...runs.unsure, ...chosen.value.guessed])],
  });
}

/** The rows in use as a problem for the fitter. Problems: those of `bindLaw`. */
export function toProblem(law: Law, { dataset, rows, bindings }: Runs): Result<FitProblem> {
  const chosen = chooseBinding(law, dataset, bindings);
  if (!chosen.ok) return chosen;
  const bound = bindLaw(law, dataset, chosen.value.binding, rows);
  if (!bound.ok) return bound;
  const { variables, response, standardErrors } = bound.value;
  return success({ law, variables, response, ...(standardErrors ? { standardErrors } : {}) });
}

/** An objective of the response itself can use a difference at or below zero; one in logarithms cannot. */
const isInResponse = (objective: string | undefined): boolean =>
  objective === 'mse' || objective === 'huber';

function lawOf(args: Arguments): Law {
  const law = findLaw(args.text('law') ?? 'chinchilla');
  if (!law) throw new Error('the law is read, and refused where there is none, before the runs');
  return law;
}

/** Whether a law is fitted to runs: tables with N, D and a loss, whose units and third quantity are told. */
function needsRuns({ variables, outputs }: Law): boolean {
  const ids = variables.map(({ id }) => id);
  return outputs[0].id === 'loss' && ids.includes('N') && ids.includes('D');
}

function readOwn(paths: readonly string[], args: Arguments, io: Io, law: Law): Result<Runs> {
  const files = readNamedFiles(paths, io);
  if (!files.ok) return files;
  const map = readMap(args.text('map') ?? '', law);
  if (!map.ok) return map;
  const { roleText, named } = map.value;
  const weights = args.text('weights');
  const where = args.text('where') ?? '';
  const shared = { weighted: weights !== undefined, leftOut: 0, unusable: [] };
  if (needsRuns(law)) {
    const parts = [roleText, weights === undefined ? '' : `lossError=${weights}`];
    const choices = readChoices(args);
    if (!choices.ok) return choices;
    const options = { map: parts.filter(Boolean).join(), where, choices: choices.value };
    const imported = importFiles(files.value, options);
    if (!imported.ok) return imported;
    const { dataset, mapping, rejectedCount } = imported.value;
    if (weights !== undefined && !dataset.lossError)
      return failure('cli-weights-incomplete', { column: weights });
    return success({
      ...shared,
      dataset: toColumnSource(dataset),
      rows: Uint32Array.from(dataset.N, (_, row) => row),
      bindings: { named, ...(weights === undefined ? {} : { errors: 'lossError' }) },
      rejected: rejectedCount,
      unsure: mapping.questions.map(({ role }) => role),
    });
  }
  const [read, second] = files.value;
  if (!read || second)
    return failure('cli-extra-argument', { value: second?.name ?? '', command: law.id });
  const { bytes, name: title } = read;
  const table = runToEnd(readTable(bytes, title));
  if (!table.ok) return table;
  const hash = sha256(bytes);
  const origin = { kind: 'own', source: title, notes: [] } as const;
  const source = tableSource(table.value, {
    ...{ id: `own-${hash.slice(0, 12)}`, title, hash, origin },
  });
  const rows = selectSourceRows(source, where);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return failure('cli-no-rows', { where });
  return success({
    ...shared,
    dataset: source,
    rows: rows.value,
    bindings: {
      // Every part of such a law is named by the law's own ids, N and D among them.
      named: { ...map.value.roles, ...named },
      ...(weights === undefined ? {} : { errors: weights }),
    },
    rejected: table.value.rejectedCount,
    unsure: [],
  });
}

function readBundled(id: string, args: Arguments, io: Io, law: Law): Result<Runs> {
  const map = readMap(args.text('map') ?? '', law);
  if (!map.ok) return map;
  const loaded = readBundledSource(id, io);
  if (!loaded.ok) return loaded;
  const { source, leftOut, tableBindings } = loaded.value;
  const isTable = tableBindings !== undefined;
  if (!isTable && map.value.roleText !== '') return failure('cli-map-without-file');
  const where = args.text('where') ?? '';
  const passing = selectSourceRows(source, where);
  if (!passing.ok) return passing;
  const out = new Set(leftOut);
  const rows = passing.value.filter((row) => !out.has(row));
  if (rows.length === 0) return failure('cli-no-rows', { where });
  const weights = args.text('weights');
  return success({
    dataset: source,
    rows,
    bindings: {
      named: isTable ? { ...map.value.roles, ...map.value.named } : map.value.named,
      filtered: where !== '',
      ...(tableBindings ? { tableBindings } : {}),
      ...(weights === undefined ? {} : { errors: weights }),
    },
    weighted: weights !== undefined,
    leftOut: leftOut.length,
    rejected: 0,
    unusable: [],
    unsure: [],
  });
}

/** A column of standard errors must be one of positive numbers for every row in use. */
function checkWeights(runs: Runs, column: string | undefined): Result<Runs> {
  const { dataset, rows, bindings } = runs;
  if (column === undefined || typeof bindings.errors !== 'string') return success(runs);
  const name = dataset.aliases?.[bindings.errors] ?? bindings.errors;
  const found = dataset.columns.find((candidate) => candidate.name === name);
  if (found?.kind !== 'number') {
    const isRole = (other: string) =>
      other !== 'lossError' && (roles as readonly string[]).includes(other);
    const known = dataset.columns
      .filter((other) => other.kind === 'number' && !isRole(other.name))
      .map((other) => headerOf(dataset, other.name));
    return failure('cli-weights-missing', { column, known: known.join(', ') });
  }
  const { values } = found;
  const good = rows.every((row) => {
    const value = values[row] as number;
    return value > 0 && value < Number.POSITIVE_INFINITY;
  });
  return good ? success(runs) : failure('cli-weights-incomplete', { column });
}

function headerOf({ aliases = {} }: ColumnSource, name: string): string {
  return Object.entries(aliases).find(([, column]) => column === name)?.[0] ?? name;
}
