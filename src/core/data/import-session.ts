import type { LongWork } from '../long-work';
import { failure, type Problem, type Result, success } from '../result';
import { applyChoices } from './apply-choices';
import { type BuiltDataset, buildDataset } from './build-dataset';
import { describeColumns } from './describe-columns';
import type { ImportChoices, ImportedFileReport, ImportView } from './import-choices';
import { joinTables } from './join-tables';
import type { Mapping } from './mapping';
import { readTable } from './read-table';
import type { ReadTable } from './types';
import type { Where } from './where';

/** A file a person handed over, or one that lies in an archive. */
export interface ImportFile {
  /** Path inside an archive after `archive.zip/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why it could not be opened; `bytes` is empty then. */
  readonly unreadable?: string;
}

/** What reading a file came to. */
export interface FileRead {
  readonly name: string;
  readonly result: Result<ReadTable>;
}

/** Runs, and how their columns were read. */
export interface ImportedRuns extends BuiltDataset {
  readonly mapping: Mapping;
}

/** Files as read, looked at and built under the choices of a person as often as they change their mind. */
export interface ImportSession {
  view(choices: ImportChoices): LongWork<ImportView>;
  /** Problems: those of `buildDataset`, and why no file could be read. */
  build(choices: ImportChoices, where?: Where): LongWork<Result<ImportedRuns>>;
}

/** Reads files one after the other; one that cannot be read does not stop the others. Progress is in bytes. */
export function* readFiles(files: readonly ImportFile[]): LongWork<FileRead[]> {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const reads: FileRead[] = [];
  let before = 0;
  for (const { name, bytes, unreadable } of files) {
    if (unreadable !== undefined) {
      reads.push({
        name,
        result: failure('file-not-readable', { file: name, reason: unreadable }),
      });
      continue;
    }
    const work = readTable(bytes, name);
    let step = work.next();
    for (; !step.done; step = work.next()) yield { done: before + step.value.done, total };
    reads.push({ name, result: step.value });
    before += bytes.length;
    yield { done: before, total };
  }
  return reads;
}

/** A session over files that were read. */
export function createImportSession(reads: readonly FileRead[]): ImportSession {
  const files = reads.map(reportFile);
  const tables = reads.flatMap(({ name, result }) =>
    result.ok ? [{ name, read: result.value }] : [],
  );
  const joined = tables.length === 0 ? null : joinTables(tables);
  const firstProblem = files.find(({ problem }) => problem)?.problem ?? null;

  return {
    *view(choices) {
      yield { done: 0, total: 1 };
      if (!joined) return emptyView(files, firstProblem);
      const mapping = applyChoices(joined.table, choices);
      const built = buildDataset(joined, mapping, options(choices, files));
      return {
        files,
        shape: 'table',
        columns: describeColumns(joined.table),
        rowCount: joined.table.rowCount,
        preview: joined.preview,
        mapping,
        questions: mapping.questions,
        guesses: [],
        flags: [],
        conversions: built.ok ? built.value.conversions : [],
        notes: built.ok ? built.value.notes : [],
        lossColumns: [],
        usable: built.ok ? built.value.dataset.N.length : 0,
        rejected: built.ok ? built.value.rejected : joined.rejected,
        rejectedCount: built.ok ? built.value.rejectedCount : joined.rejectedCount,
        problem: built.ok ? null : built.problem,
      };
    },
    *build(choices, where) {
      yield { done: 0, total: 1 };
      if (!joined) return { ok: false, problem: firstProblem ?? noFiles().problem };
      const mapping = applyChoices(joined.table, choices);
      const built = buildDataset(joined, mapping, {
        ...options(choices, files),
        ...(where ? { where } : {}),
      });
      return built.ok ? success({ ...built.value, mapping }) : built;
    },
  };
}

function options({ title }: ImportChoices, files: readonly ImportedFileReport[]) {
  const name = files[0]?.name ?? '';
  const source = files.length > 1 ? `${name} + ${files.length - 1}` : name;
  return { title: title ?? source, source, kind: 'own' } as const;
}

function reportFile({ name, result }: FileRead): ImportedFileReport {
  return result.ok
    ? { name, format: result.value.format, rows: result.value.table.rowCount, problem: null }
    : { name, format: null, rows: 0, problem: result.problem };
}

function noFiles() {
  return failure('data-no-files');
}

function emptyView(files: readonly ImportedFileReport[], problem: Problem | null): ImportView {
  return {
    files,
    shape: 'table',
    columns: [],
    rowCount: 0,
    preview: [],
    mapping: { roles: {}, questions: [] },
    questions: [],
    guesses: [],
    flags: [],
    conversions: [],
    notes: [],
    lossColumns: [],
    usable: 0,
    rejected: [],
    rejectedCount: 0,
    problem: problem ?? noFiles().problem,
  };
}
