import { type LongWork, runToEnd } from '../long-work';
import { failure, type Result, success } from '../result';
import { type BoundRoles, bindRoles } from './bind-roles';
import { isPerByte } from './column-units';
import { type Conversion, describeConversions } from './conversions';
import { hashColumnsSlowly } from './hash-columns';
import type { Mapping } from './mapping';
import { everyRowRejected, sortRows } from './row-faults';
import { selectRows } from './select-rows';
import { takeContent, takeErrors } from './take-content';
import type { Dataset, DatasetOrigin, ReadTable, RejectedRow } from './types';
import type { Where } from './where';

export interface BuildOptions {
  readonly title: string;
  /** Citation, or the file's name. */
  readonly source: string;
  readonly kind: DatasetOrigin['kind'];
  /** Catalogue id; without it the id is `own-` and the first digits of the content hash. */
  readonly id?: string;
  readonly licence?: string;
  /** Sentences of a bundled dataset; without them the codes of `DataNote`. */
  readonly notes?: readonly string[];
  /** Rows that do not pass are left out of the dataset altogether. */
  readonly where?: Where;
}

/** What was done to the table, as codes; `messages/` has the sentences. */
export type DataNote =
  | 'tokens-from-compute'
  | 'params-from-compute'
  | 'compute-not-used'
  | 'loss-per-byte'
  | 'loss-error-incomplete'
  /** What a person said N counts. */
  | 'size-with-embeddings'
  | 'size-without-embeddings';

export interface BuiltDataset {
  readonly dataset: Dataset;
  /** Rows left out, in the order of the file, those the reader turned away included; at most `REJECTED_KEPT`. */
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
  /** Rows the filter left out. */
  readonly filteredCount: number;
  readonly conversions: readonly Conversion[];
  readonly notes: readonly DataNote[];
}

/**
 * Runs from a table and a mapping, however few or alike: what they cannot carry is the design check's to say. The
 * table is not changed; a failure leaves nothing behind.
 *
 * Problems: `data-no-numeric-column`, `data-no-loss-column`, `data-needs-two`, `data-unknown-column`,
 * `data-no-rows`, `data-all-rejected`, `data-none-pass`, `where-unknown-column`.
 */
export function buildDataset(
  read: ReadTable,
  mapping: Mapping,
  options: BuildOptions,
): Result<BuiltDataset> {
  return runToEnd(buildDatasetSlowly(read, mapping, options));
}

/** The same in steps, for a million rows. */
export function* buildDatasetSlowly(
  read: ReadTable,
  mapping: Mapping,
  options: BuildOptions,
): LongWork<Result<BuiltDataset>> {
  const inspected = inspectTable(read, mapping);
  if (!inspected.ok) return inspected;
  const { roles, usable, ...report } = inspected.value;
  yield { done: 1, total: 10 };

  let rows = usable;
  let content = yield* quietly(takeContent(read.table, roles, rows), 2);
  if (options.where?.root) {
    const passing = selectRows(content, options.where);
    if (!passing.ok) return passing;
    rows = passing.value.map((index) => usable[index] as number);
    content = yield* quietly(takeContent(read.table, roles, rows), 2);
  }
  const filteredCount = usable.length - rows.length;
  if (rows.length === 0) {
    return failure('data-none-pass', { rejected: report.rejectedCount, filtered: filteredCount });
  }

  const { errorIncomplete: _, ...columns } = content;
  const hashing = hashColumnsSlowly(columns);
  let hashed = hashing.next();
  for (; !hashed.done; hashed = hashing.next()) {
    const { done, total } = hashed.value;
    yield { done: 2 + (8 * done) / total, total: 10 };
  }
  const hash = hashed.value;
  const dataset: Dataset = {
    id: options.id ?? `own-${hash.slice(0, 12)}`,
    title: options.title,
    hash,
    ...columns,
    leftOut: [],
    origin: {
      kind: options.kind,
      source: options.source,
      ...(options.licence ? { licence: options.licence } : {}),
      notes: options.notes ?? report.notes,
    },
    lossPer: isPerByte(roles.loss.choice.unit) ? 'byte' : 'token',
  };
  return success({ ...report, dataset, filteredCount });
}

/** Steps of a part of the work, told as one place in the whole of ten. */
function* quietly<T>(work: LongWork<T>, done: number): LongWork<T> {
  let step = work.next();
  for (; !step.done; step = work.next()) yield { done, total: 10 };
  return step.value;
}

/** What building would come to, without building: quick, whatever the number of columns. */
export interface Inspection
  extends Pick<BuiltDataset, 'rejected' | 'rejectedCount' | 'conversions' | 'notes'> {
  readonly roles: BoundRoles;
  /** Rows that can be used, ascending. */
  readonly usable: Uint32Array;
}

/** Problems: those of `buildDataset` but for its filter. */
export function inspectTable(read: ReadTable, mapping: Mapping): Result<Inspection> {
  const bound = bindRoles(read.table, mapping);
  if (!bound.ok) return bound;
  const roles = bound.value;
  const used = usedColumns(roles);
  const sorted = sortRows(read.table, used, read.rejected, read.rejectedCount);
  if (sorted.usable.length === 0) return everyRowRejected(sorted);
  const { usable, rejected, rejectedCount } = sorted;
  const incomplete = roles.lossError !== undefined && !takeErrors(roles, usable);
  return success({
    roles,
    usable,
    rejected,
    rejectedCount,
    conversions: describeConversions(read, used, usable),
    notes: takeNotes(roles, incomplete),
  });
}

/** The columns a run cannot do without. C counts only where N or D is missing. */
function usedColumns({ N, D, C, loss }: BoundRoles) {
  return [N, D, N && D ? undefined : C, loss].filter((part) => part !== undefined);
}

function takeNotes({ N, D, C, loss }: BoundRoles, errorIncomplete: boolean): DataNote[] {
  const notes: DataNote[] = [];
  if (!D) notes.push('tokens-from-compute');
  if (!N) notes.push('params-from-compute');
  if (N && D && C) notes.push('compute-not-used');
  if (isPerByte(loss.choice.unit)) notes.push('loss-per-byte');
  if (errorIncomplete) notes.push('loss-error-incomplete');
  return notes;
}
