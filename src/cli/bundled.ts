import {
  catalogue,
  findCatalogueEntry,
  findTableEntry,
  loadCatalogueDataset,
  loadTable,
  type TableBinding,
  tables,
} from '../core/catalogue';
import { type ColumnSource, toColumnSource } from '../core/data';
import { failure, type Result, success } from '../core/result';
import type { Io } from './io';

export interface BundledSource {
  readonly source: ColumnSource;
  /** Rows the dataset's own source leaves out. */
  readonly leftOut: readonly number[];
  /** For a table: how its columns are read for each law. */
  readonly tableBindings?: readonly TableBinding[];
}

/** A bundled dataset or table by id. Problems: `cli-unknown-dataset`, `cli-unreadable-file`, `catalogue-file-changed`. */
export function readBundledSource(id: string, io: Io): Result<BundledSource> {
  const runs = findCatalogueEntry(id);
  const table = findTableEntry(id);
  const file = (runs ?? table)?.file;
  if (file === undefined) {
    const known = [...catalogue, ...tables].map((entry) => entry.id).join(', ');
    return failure('cli-unknown-dataset', { value: id, known });
  }
  const path = `data/${file}`;
  const read = io.readBundled(path);
  if ('reason' in read) return failure('cli-unreadable-file', { file: path, reason: read.reason });
  if (runs) {
    const loaded = loadCatalogueDataset(runs, read.bytes);
    if (!loaded.ok) return loaded;
    return success({ source: toColumnSource(loaded.value), leftOut: loaded.value.leftOut });
  }
  if (!table) throw new Error(`${id} is neither runs nor a table`);
  const loaded = loadTable(table, read.bytes);
  if (!loaded.ok) return loaded;
  return success({ source: loaded.value, leftOut: [], tableBindings: table.bindings });
}
