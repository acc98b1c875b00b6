import { readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { parquetMetadata, parquetSchema } from 'hyparquet/src/metadata.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, getTreePath } from 'hyparquet/src/schema.js';
import type { LongWork } from '../../long-work';
import { failure, type Result, success } from '../../result';
import { guessLog } from '../guess-log';
import { type Cell, createTableBuilder } from '../table-builder';
import type { ReadTable } from '../types';
import { type UnpackBudget, unpackPages } from './unpack-pages';

/** More cells than a tab can hold: at 8 bytes each 400 MB. */
const MOST_CELLS = 50_000_000;
const MOST_BYTES = 1024 * 1024 * 1024;
const LONGEST_TEXT = 2000;

type Metadata = ReturnType<typeof parquetMetadata>;
type RowGroup = Metadata['row_groups'][number];

/**
 * Reads a Parquet file's columns that have one value a row; lists and maps are left aside. Row group by row group,
 * so that memory holds one of them beside the table. The data of a column whose pages cannot be what they claim is
 * never unpacked.
 *
 * Problems: `data-incomplete-log` (format, missing: `footer` or `pages`), `data-too-large` (rows, columns),
 * `data-no-rows`.
 */
export function* decodeParquet(
  bytes: Uint8Array,
  format: string,
  file: string,
): LongWork<Result<ReadTable>> {
  const incomplete = (missing: string) => failure('data-incomplete-log', { file, format, missing });
  yield { done: 0, total: bytes.length };
  const footer = readFooter(bytes);
  if (!footer) return incomplete('footer');
  const { metadata, columns } = footer;
  const rows = Number(metadata.num_rows);
  if (rows === 0 || columns.length === 0) return failure('data-no-rows', { file });
  if (!(rows > 0) || rows * columns.length > MOST_CELLS)
    return failure('data-too-large', { file, rows, columns: columns.length });
  const budget: UnpackBudget = { left: MOST_BYTES };
  const table = createTableBuilder(
    columns.map(({ name }) => name),
    'dot',
  );
  let line = 0;
  let done = 0;
  for (const group of metadata.row_groups) {
    const count = Number(group.num_rows);
    const cells: Cells[] = [];
    for (const { index, path } of columns) {
      const column = readChunk(bytes, group, index, path, budget);
      if (!column) return incomplete('pages');
      cells.push(column);
      done += Number(group.columns[index]?.meta_data?.total_compressed_size ?? 0);
      yield { done: Math.min(done, bytes.length), total: bytes.length };
    }
    for (let row = 0; row < count; row++) {
      line++;
      table.add(
        line,
        cells.map((column) => toCell(column(row))),
      );
      if (line % 20_000 === 0) yield { done: Math.min(done, bytes.length), total: bytes.length };
    }
  }
  return success(guessLog(table.finish(format)));
}

type Cells = (row: number) => unknown;

interface FlatColumn {
  readonly name: string;
  /** Place among the columns of a row group. */
  readonly index: number;
  readonly path: ReturnType<typeof getTreePath>;
}

/** Null where the footer is none, or names row groups that do not add up to its rows. */
function readFooter(bytes: Uint8Array): { metadata: Metadata; columns: FlatColumn[] } | null {
  try {
    const metadata = parquetMetadata(bytes, { geoparquet: false });
    const sum = metadata.row_groups.reduce((rows, group) => rows + Number(group.num_rows), 0);
    if (sum !== Number(metadata.num_rows)) return null;
    const schema = parquetSchema(metadata);
    const chunks = metadata.row_groups[0]?.columns ?? [];
    const columns = chunks.flatMap(({ meta_data: meta }, index) => {
      if (!meta) return [];
      const path = getTreePath(schema, meta.path_in_schema);
      const name = meta.path_in_schema.join('.');
      return getMaxRepetitionLevel(path) > 0 ? [] : [{ name, index, path }];
    });
    return { metadata, columns };
  } catch {
    // Whatever a damaged footer makes the library throw.
    return null;
  }
}

/** The values of one column in one row group; null where they cannot be unpacked or do not add up. */
function readChunk(
  bytes: Uint8Array,
  group: RowGroup,
  index: number,
  schemaPath: FlatColumn['path'],
  budget: UnpackBudget,
): Cells | null {
  const meta = group.columns[index]?.meta_data;
  const element = schemaPath.at(-1)?.element;
  const rows = Number(group.num_rows);
  if (!meta || !element || Number(meta.num_values) !== rows) return null;
  const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const end = start + Number(meta.total_compressed_size);
  if (!(start >= 4) || !(end <= bytes.length)) return null;
  const chunk = bytes.subarray(start, end);
  try {
    const compressors = unpackPages(chunk, meta, rows, getMaxDefinitionLevel(schemaPath), budget);
    if (!compressors) return null;
    const { data } = readColumn(
      { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 },
      { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows },
      {
        ...meta,
        pathInSchema: meta.path_in_schema,
        element,
        schemaPath,
        parsers: DEFAULT_PARSERS,
        compressors,
      },
    );
    return data.reduce((sum, part) => sum + part.length, 0) === rows ? pickFrom(data) : null;
  } catch {
    // Whatever damaged or lying pages make the library throw.
    return null;
  }
}

/** The row's value in parts that follow one another; rows are asked for in their order. */
function pickFrom(parts: readonly ArrayLike<unknown>[]): Cells {
  let part = 0;
  let before = 0;
  return (row) => {
    while (row - before >= (parts[part]?.length ?? Number.POSITIVE_INFINITY)) {
      before += parts[part]?.length ?? 0;
      part++;
    }
    return parts[part]?.[row - before];
  };
}

/** A value as a cell: counts beyond 2^53 as they stand, times as ISO texts, structures as JSON. */
function toCell(value: unknown): Cell {
  // Optional groups come as lists of one.
  while (Array.isArray(value)) value = value[0];
  if (typeof value === 'number' || value === null || value === undefined) return value;
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) return null;
  const text = JSON.stringify(value) ?? '';
  return text.replace(/^"(.*)"$/, '$1').slice(0, LONGEST_TEXT);
}
