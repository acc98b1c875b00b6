import type { Texts } from '../core/data';
import type { LongWork } from '../core/long-work';
import { columnKeys, type RunColumn } from './runs-columns';
import { searchTexts } from './runs-search';
import { sortRows } from './runs-sort';

export interface RunsQuery {
  readonly names: Texts;
  /** Rows that pass the filter, ascending. */
  readonly passing: Uint32Array;
  /** Words a name must hold, in any order and any case. */
  readonly search: string;
  readonly sort: { readonly column: RunColumn; readonly descending: boolean } | null;
}

/** The rows a table shows, in its order. */
export function* viewRuns({ names, passing, search, sort }: RunsQuery): LongWork<Uint32Array> {
  const found = yield* searchTexts(names, passing, search);
  if (!sort) return found;
  const keys = yield* columnKeys(sort.column, names.length);
  return yield* sortRows(found, keys, sort.descending);
}
