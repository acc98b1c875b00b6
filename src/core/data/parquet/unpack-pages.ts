import type { ColumnMetaData, Compressors } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { snappyUncompress } from 'hyparquet/src/snappy.js';
import {
  type CompressionCodec,
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from 'hyparquet-compressors';
import { checkRuns } from './check-runs';

/** Bytes that may still be unpacked, over the whole file. */
export interface UnpackBudget {
  left: number;
}

type Unpack = (input: Uint8Array, size: number) => Uint8Array;
type Header = ReturnType<typeof parquetHeader>;

const codecs: Readonly<Partial<Record<CompressionCodec, Unpack>>> = {
  SNAPPY: (input, size) => {
    const output = new Uint8Array(size);
    snappyUncompress(input, output);
    return output;
  },
  GZIP: decompressGzip,
  ZSTD: (input, size) => decompressZstd(input, new Uint8Array(size)),
  BROTLI: decompressBrotli,
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

/**
 * Unpacks the pages of a column chunk once they are known to be what they claim: within the chunk, within the
 * budget, with as many values as the footer says and no run longer than that. Gives the decompressors that hand
 * them over in their order, or null: a few bytes could otherwise claim billions of values.
 */
export function unpackPages(
  chunk: Uint8Array,
  { codec }: ColumnMetaData,
  values: number,
  levels: number,
  budget: UnpackBudget,
): Compressors | null {
  const reader = {
    view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength),
    offset: 0,
  };
  const unpacked: Uint8Array[] = [];
  const unpack = codecs[codec];
  if (!unpack && codec !== 'UNCOMPRESSED') return null;
  let found = 0;
  while (found < values) {
    if (reader.offset >= chunk.length - 1) return null;
    const header = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: size } = header;
    const count = countOf(header);
    if (!(packed >= 0) || !(size >= 0) || !(count >= 0)) return null;
    if (!((header.dictionary_page_header?.num_values ?? 0) <= size)) return null;
    const body = chunk.subarray(reader.offset, reader.offset + packed);
    budget.left -= size;
    found += count;
    if (body.length < packed || budget.left < 0 || found > values) return null;
    reader.offset += packed;
    // Of a page of the second version the levels stand before what is packed.
    const v2 = header.data_page_header_v2;
    const before = v2 ? v2.definition_levels_byte_length + v2.repetition_levels_byte_length : 0;
    if (!(before >= 0) || before > size || before > packed) return null;
    let page = body.subarray(before);
    if (unpack && v2?.is_compressed !== false) {
      page = unpack(page, size - before);
      unpacked.push(page);
    }
    if (v2) {
      const { definition_levels_byte_length: length, num_values } = v2;
      if (levels > 0 && !checkRuns(body, before - length, before, widthOf(levels), num_values))
        return null;
    }
    if (!checkValues(page, header, v2 ? 0 : levels)) return null;
  }
  return unpack ? { [codec]: () => unpacked.shift() } : {};
}

function countOf(header: Header): number {
  return header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0;
}

/** Runs of levels and of places in a dictionary; other encodings give a value for bytes they have. */
function checkValues(page: Uint8Array, header: Header, levels: number): boolean {
  const data = header.data_page_header ?? header.data_page_header_v2;
  if (!data) return true;
  let at = 0;
  if (levels > 0) {
    if (page.length < 4) return false;
    at = 4 + new DataView(page.buffer, page.byteOffset).getUint32(0, true);
    if (!checkRuns(page, 4, Math.min(at, page.length), widthOf(levels), data.num_values))
      return false;
  }
  if (!/DICTIONARY|^RLE$/.test(data.encoding)) return true;
  // Truth values have their length before them, places in a dictionary their width.
  if (data.encoding === 'RLE') return checkRuns(page, at + 4, page.length, 1, data.num_values);
  const width = page[at] ?? 0;
  return width <= 32 && checkRuns(page, at + 1, page.length, width, data.num_values);
}

function widthOf(levels: number): number {
  return 32 - Math.clz32(levels);
}
