import type { LongWork } from '../long-work';
import { failure, type Problem, type Result, success } from '../result';
import { applyChoices } from './apply-choices';
import {
  type BuiltDataset,
  buildDatasetSlowly,
  type DataNote,
  inspectTable,
} from './build-dataset';
import { describeColumns } from './describe-columns';
import type { ImportChoices, ImportedFileReport, ImportView } from './import-choices';
import { type ImportedRunsTable, tabulate } from './import-tables';
import { type ListedRuns, listRuns } from './list-runs';
import type { Mapping } from './mapping';
import type { OpenedFile } from './open-files';
import { readTable } from './read-table';
import { REJECTED_KEPT, type ReadTable } from './types';
import type { Where } from './where';

/** What reading a file came to. */
export interface FileRead {
  readonly name: string;
  readonly result: Result<ReadTable>;
}

/** Runs, how their columns were read, and what was guessed and found on the way. */
export interface ImportedRuns
  extends BuiltDataset,
    Pick<ImportView, 'files' | 'shape' | 'guesses' | 'flags' | 'questions'> {
  readonly mapping: Mapping;
}

/** Files as read, looked at and built under the choices of a person as often as they change their mind. */
export interface ImportSession {
  view(choices: ImportChoices): LongWork<ImportView>;
  /** Problems: those of `buildDataset`, and why no file could be read. */
  build(choices: ImportChoices, where?: Where): LongWork<Result<ImportedRuns>>;
  /** Every run as numbers, those included that are not yet known in full. Problem: why no file could be read. */
  list(choices: ImportChoices): Result<ImportList>;
}

/** What the files hold, run by run. */
export interface ImportList
  extends Pick<ImportView, 'files' | 'shape' | 'guesses' | 'flags' | 'lossColumns' | 'notes'>,
    ListedRuns {
  /** Ids of the importers, joined by commas. */
  readonly format: string;
  readonly columns: ImportView['columns'];
  readonly mapping: Mapping;
}

/** Reads files one after the other; one that cannot be read does not stop the others. Progress is in bytes. */
export function* readFiles(files: readonly OpenedFile[]): LongWork<FileRead[]> {
  const sizes = files.map(({ content }) => (content.ok ? content.value.length : 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const reads: FileRead[] = [];
  let before = 0;
  for (const [i, { name, content }] of files.entries()) {
    if (!content.ok) {
      reads.push({ name, result: content });
      continue;
    }
    const work = readTable(content.value, name);
    let step = work.next();
    for (; !step.done; step = work.next()) yield { done: before + step.value.done, total };
    reads.push({ name, result: step.value });
    before += sizes[i] as number;
    yield { done: before, total };
  }
  return reads;
}

/** A session over files that were read. */
export function createImportSession(reads: readonly FileRead[]): ImportSession {
  const tables = reads.flatMap(({ name, result }) =>
    result.ok ? [{ name, read: result.value }] : [],
  );
  const unread = reads.find(({ result }) => !result.ok)?.result;
  const refusal: Problem =
    unread && !unread.ok
      ? unread.problem
      : failure(tables.length > 0 ? 'data-only-configs' : 'data-no-files').problem;

  return {
    *view(choices) {
      yield { done: 0, total: 1 };
      const runs = tabulate(tables, choices);
      const files = reads.map((file) => reportFile(file, runs));
      if (!runs) return emptyView(files, refusal);
      const { read, lossColumns, guesses, flags, shape } = runs;
      const mapping = mapRuns(runs, choices);
      const inspected = inspectTable(read, mapping);
      const found = inspected.ok ? inspected.value : null;
      return {
        files,
        shape,
        columns: describeColumns(read.table),
        rowCount: read.table.rowCount,
        preview: read.preview,
        mapping,
        questions: mapping.questions,
        guesses,
        flags,
        conversions: found?.conversions ?? [],
        notes: withSizeNote(found?.notes ?? [], choices),
        lossColumns,
        usable: found?.usable.length ?? 0,
        rejected: found?.rejected ?? read.rejected.slice(0, REJECTED_KEPT),
        rejectedCount: found?.rejectedCount ?? read.rejectedCount,
        problem: inspected.ok ? null : (askedFor(runs) ?? inspected.problem),
      };
    },
    list(choices) {
      const runs = tabulate(tables, choices);
      if (!runs) return { ok: false, problem: refusal };
      const { read, guesses, flags, shape, lossColumns } = runs;
      const mapping = mapRuns(runs, choices);
      const inspected = inspectTable(read, mapping);
      return success({
        format: read.format,
        files: reads.map((file) => reportFile(file, runs)),
        columns: describeColumns(read.table),
        mapping,
        ...listRuns(read, mapping),
        guesses,
        flags,
        shape,
        lossColumns,
        notes: withSizeNote(inspected.ok ? inspected.value.notes : [], choices),
      });
    },
    *build(choices, where) {
      yield { done: 0, total: 1 };
      const runs = tabulate(tables, choices);
      if (!runs) return { ok: false, problem: refusal };
      const files = reads.map((file) => reportFile(file, runs));
      const { guesses, flags, shape } = runs;
      const mapping = mapRuns(runs, choices);
      const source = sourceOf(reads);
      const built = yield* buildDatasetSlowly(runs.read, mapping, {
        title: choices.title ?? source,
        source,
        kind: 'own',
        ...(where ? { where } : {}),
      });
      const problem = built.ok ? null : askedFor(runs);
      if (problem) return { ok: false, problem };
      if (!built.ok) return built;
      const notes = withSizeNote(built.value.notes, choices);
      const { dataset } = built.value;
      const origin = { ...dataset.origin, notes };
      return success({
        ...built.value,
        notes,
        dataset: { ...dataset, origin },
        mapping,
        files,
        shape,
        guesses,
        flags,
        questions: mapping.questions,
      });
    },
  };
}

/** What logs are turned into is in base units, however small its numbers. */
const runColumns = {
  N: { column: 'params', unit: 'one' },
  D: { column: 'tokens', unit: 'one' },
} as const;

/** What a person chose, else what the logs were found to be, else what the headers say. */
function mapRuns({ read, loss, questions }: ImportedRunsTable, choices: ImportChoices): Mapping {
  const roles =
    loss === null ? choices.roles : { ...runColumns, loss: { column: loss }, ...choices.roles };
  const mapping = applyChoices(read.table, { roles });
  const asked = questions.filter(({ role }) => choices.roles[role]?.column === undefined);
  return { ...mapping, questions: [...asked, ...mapping.questions] };
}

/** That no file says the size, or the tokens, of any run. */
function askedFor({ questions, read }: ImportedRunsTable): Problem | null {
  const unknown = questions.find(
    ({ kind, candidates }) => kind === 'which-value' && candidates.length > 0,
  );
  if (!unknown) return null;
  const code = unknown.role === 'N' ? 'data-unknown-params' : 'data-unknown-tokens';
  return { code, data: { runs: unknown.candidates.length, rows: read.table.rowCount } };
}

function withSizeNote(
  notes: readonly DataNote[],
  { embeddings }: ImportChoices,
): readonly DataNote[] {
  return embeddings === undefined ? notes : [...notes, `size-${embeddings}-embeddings`];
}

/** The file, the archive they are all from, or the first and how many more. */
function sourceOf(reads: readonly FileRead[]): string {
  const names = reads.map(({ name }) => name);
  const [first = ''] = names;
  const archive = /^.*?\.(zip|tar)(?=\/)/i.exec(first)?.[0];
  if (archive !== undefined && names.every((name) => name.startsWith(`${archive}/`)))
    return archive;
  return names.length > 1 ? `${first} + ${names.length - 1}` : first;
}

function reportFile(
  { name, result }: FileRead,
  runs: ImportedRunsTable | null,
): ImportedFileReport {
  if (!result.ok) return { name, format: null, rows: 0, problem: result.problem };
  const { format, table } = result.value;
  const aside = runs?.aside.get(name);
  const problem = aside ? failure(aside, { file: name }).problem : null;
  return { name, format, rows: table.rowCount, problem };
}

function emptyView(files: readonly ImportedFileReport[], problem: Problem): ImportView {
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
    problem,
  };
}
