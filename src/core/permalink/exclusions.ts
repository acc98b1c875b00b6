import { failure, type Result, success } from '../result';
import { damaged, deflate, inflate, openBlock, sealBlock } from './block';
import { ByteReader, ByteWriter } from './byte-stream';

const KEY = 'x';
const PLAIN = 'v';
const DEFLATED = 'z';
const MOST_BYTES = 1_000_000;

/** Row indices, ascending and without repeats, as the block `x`: differences, deflated where that is smaller. */
export function encodeExclusions(rows: readonly number[]): string {
  const plain = writeAscending(new ByteWriter(), rows).finish();
  const packed = deflate(plain);
  return packed.length < plain.length
    ? sealBlock({ codec: DEFLATED, bytes: packed })
    : sealBlock({ codec: PLAIN, bytes: plain });
}

/** Problems: those of `openBlock` and `inflate`, `link-block-codec`. */
export function decodeExclusions(text: string): Result<readonly number[]> {
  const block = openBlock(KEY, text);
  if (!block.ok) return block;
  const { codec, bytes } = block.value;
  if (codec !== PLAIN && codec !== DEFLATED)
    return failure('link-block-codec', { key: KEY, codec });
  const plain = codec === PLAIN ? success(bytes) : inflate(KEY, bytes, MOST_BYTES);
  if (!plain.ok) return plain;
  const reader = new ByteReader(plain.value);
  const rows = readAscending(reader, reader.left);
  return rows && reader.left === 0 ? success(rows) : damaged(KEY);
}

/** The gap to the row before, less one: a run of neighbours is a run of zeros. */
function writeAscending(writer: ByteWriter, rows: readonly number[]): ByteWriter {
  writer.varint(rows.length);
  let before = -1;
  for (const row of rows) {
    writer.varint(row - before - 1);
    before = row;
  }
  return writer;
}

/** Undefined where the bytes end early or claim more than `most` rows. */
function readAscending(reader: ByteReader, most: number): number[] | undefined {
  const count = reader.varint();
  if (count === undefined || count > most) return undefined;
  const rows: number[] = [];
  let row = -1;
  for (let i = 0; i < count; i++) {
    const gap = reader.varint();
    if (gap === undefined) return undefined;
    row += gap + 1;
    if (row > 0xffffffff) return undefined;
    rows.push(row);
  }
  return rows;
}
