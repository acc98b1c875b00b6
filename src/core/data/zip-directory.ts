import { decodeText, detectEncoding } from './text';

/** One file as a zip archive's directory describes it; the sizes are claims until it is unpacked. */
export interface ZipEntry {
  /** As written, `\` and all. */
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** Bytes it claims to have once unpacked. */
  readonly size: number;
  /** Its packed bytes. */
  readonly packed: Uint8Array;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const ALL_ONES = 0xffffffff;

/** A zip archive, empty or not, by its first bytes. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/**
 * The directory at a zip archive's end, sizes beyond 4 GiB included (APPNOTE 6.3.10, sections 4.3 and 4.5.3).
 * Null where it is cut off or contradicts itself. Stops reading after `most` entries.
 */
export function readZipDirectory(bytes: Uint8Array, most: number): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readEntries(bytes, view, most);
  } catch (error) {
    // An offset that points outside of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readEntries(bytes: Uint8Array, view: DataView, most: number): ZipEntry[] | null {
  const end = findEnd(view);
  if (end < 0) return null;
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === LOCATOR_64) {
    const end64 = Number(view.getBigUint64(end - 12, true));
    if (view.getUint32(end64, true) !== END_64) return null;
    count = Number(view.getBigUint64(end64 + 32, true));
    at = Number(view.getBigUint64(end64 + 48, true));
  }
  const entries: ZipEntry[] = [];
  while (entries.length < Math.min(count, most)) {
    if (view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const { packedSize, size, offset } = readSizes(view, at, at + 46 + nameLength, extraLength);
    if (view.getUint32(offset, true) !== LOCAL) return null;
    const from =
      offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (from + packedSize > bytes.length) return null;
    entries.push({
      path: decodeText(name, detectEncoding(name).encoding),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      size,
      packed: bytes.subarray(from, from + packedSize),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands last, before a comment of unknown length. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

/** Sizes and offset of an entry; those that do not fit into 32 bits stand in its extra field, in this order. */
function readSizes(
  view: DataView,
  at: number,
  extra: number,
  extraLength: number,
): { packedSize: number; size: number; offset: number } {
  let packedSize = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  for (let field = extra; field + 4 <= extra + extraLength; ) {
    let value = field + 4;
    const next = (): number => {
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    if (view.getUint16(field, true) === 1) {
      if (size === ALL_ONES) size = next();
      if (packedSize === ALL_ONES) packedSize = next();
      if (offset === ALL_ONES) offset = next();
    }
    field += 4 + view.getUint16(field + 2, true);
  }
  return { packedSize, size, offset };
}
