import type { LongWork } from '../core/long-work';
import { columnKeys, type RunColumn } from './runs-columns';
import { sortRows } from './runs-sort';

const BATCH = 20_000;

export interface RunsQuery {
  /** Rows of the dataset in all. */
  readonly count: number;
  /** Those that pass the filter, ascending. */
  readonly passing: Uint32Array;
  /** Words a name must hold, in any order and any case. */
  readonly search: string;
  nameOf(row: number): string;
  readonly sort: { readonly column: RunColumn; readonly descending: boolean } | null;
}

/** The rows a table shows, in its order. */
export function* viewRuns(query: RunsQuery): LongWork<Uint32Array> {
  const found = yield* searchNames(query);
  if (!query.sort) return found;
  const { column, descending } = query.sort;
  const keys = yield* columnKeys(column, query.count);
  return yield* sortRows(found, keys, descending);
}

function* searchNames({ passing, search, nameOf }: RunsQuery): LongWork<Uint32Array> {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return passing;
  const found = new Uint32Array(passing.length);
  let count = 0;
  for (let i = 0; i < passing.length; i++) {
    if (i % BATCH === 0) yield { done: i, total: passing.length };
    const row = passing[i] as number;
    const name = nameOf(row).toLowerCase();
    if (words.every((word) => name.includes(word))) found[count++] = row;
  }
  return found.slice(0, count);
}
