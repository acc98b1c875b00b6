import { failure, type Result, success } from '../result';
import { damaged, deflate, inflate, openBlock, sealBlock } from './block';
import { ByteReader, ByteWriter } from './byte-stream';
import type { ExclusionReason } from './explorer-state';

const KEY = 'x';
/** Row numbers alone, and with reasons after them; each as it is and deflated. */
const CODECS = { rows: { plain: 'v', deflated: 'z' }, reasons: { plain: 'r', deflated: 's' } };
const MOST_BYTES = 1_000_000;
const MOST_REASONS = 1000;
/** Characters of a reason. */
export const LONGEST_REASON = 200;

export interface Exclusions {
  /** Ascending and without repeats. */
  readonly rows: readonly number[];
  readonly reasons: readonly ExclusionReason[];
}

/**
 * The block `x`: row indices as differences, then the reasons with the rows of each; deflated where that is
 * smaller. Without reasons it is the block that links have always had.
 */
export function encodeExclusions(
  rows: readonly number[],
  reasons: readonly ExclusionReason[] = [],
): string {
  const writer = writeAscending(new ByteWriter(), rows);
  if (reasons.length > 0) {
    writer.varint(reasons.length);
    for (const { text, rows: of } of reasons) writeAscending(writer.text(text), of);
  }
  const codec = reasons.length > 0 ? CODECS.reasons : CODECS.rows;
  const plain = writer.finish();
  const packed = deflate(plain);
  return packed.length < plain.length
    ? sealBlock({ codec: codec.deflated, bytes: packed })
    : sealBlock({ codec: codec.plain, bytes: plain });
}

/** Problems: those of `openBlock` and `inflate`, `link-block-codec`. */
export function decodeExclusions(text: string): Result<Exclusions> {
  const block = openBlock(KEY, text);
  if (!block.ok) return block;
  const { codec, bytes } = block.value;
  const known = Object.values(CODECS).find(
    ({ plain, deflated }) => codec === plain || codec === deflated,
  );
  if (!known) return failure('link-block-codec', { key: KEY, codec });
  const plain = codec === known.plain ? success(bytes) : inflate(KEY, bytes, MOST_BYTES);
  if (!plain.ok) return plain;
  const reader = new ByteReader(plain.value);
  const rows = readAscending(reader, reader.left);
  const reasons = rows && (known === CODECS.reasons ? readReasons(reader) : []);
  if (!rows || !reasons || reader.left > 0) return damaged(KEY);
  return success({ rows, reasons: keepReasons(reasons, rows) });
}

/** The reasons of the rows named, both ascending; of two for one row the first counts. */
export function keepReasons(
  reasons: readonly ExclusionReason[],
  rows: readonly number[],
): readonly ExclusionReason[] {
  if (reasons.length === 0) return reasons;
  const open = new Set(rows);
  const kept = reasons.map(({ text, rows: of }) => ({
    text,
    rows: of.filter((row) => open.delete(row)),
  }));
  return kept.filter(({ text, rows: of }) => text !== '' && of.length > 0);
}

function readReasons(reader: ByteReader): ExclusionReason[] | undefined {
  const count = reader.varint();
  if (count === undefined || count > MOST_REASONS) return undefined;
  const reasons: ExclusionReason[] = [];
  for (let i = 0; i < count; i++) {
    const text = reader.text();
    const rows = text === undefined ? undefined : readAscending(reader, reader.left);
    if (text === undefined || !rows) return undefined;
    reasons.push({ text: text.slice(0, LONGEST_REASON), rows });
  }
  return reasons;
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
