import { decodeText } from './text';

/** One file of a tar archive. */
export interface TarEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
const NAME = [0, 100] as const;
const SIZE = [124, 12] as const;
const CHECKSUM = [148, 8] as const;
const TYPE = 156;
const MAGIC = 257;
const PREFIX = [345, 155] as const;

/** A tar archive by the checksum of its first header: older ones have no magic word. */
export function looksLikeTar(bytes: Uint8Array): boolean {
  return bytes.length >= BLOCK && bytes[0] !== 0 && hasChecksum(bytes.subarray(0, BLOCK));
}

/**
 * The plain files of a tar archive (POSIX ustar and pax, GNU long names), in their order; at most `most` of them. Null where
 * a header is damaged or a file is cut off.
 */
export function readTar(bytes: Uint8Array, most: number): TarEntry[] | null {
  const entries: TarEntry[] = [];
  let longName = '';
  let at = 0;
  while (at + BLOCK <= bytes.length && entries.length < most) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return entries;
    const size = readSize(header);
    if (!hasChecksum(header) || size === null) return null;
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size) return null;
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(header[TYPE] as number);
    if (type === 'L') longName = text(content, 0, size);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else {
      if (/[0\0]/.test(type)) entries.push({ path: longName || pathOf(header), bytes: content });
      longName = '';
    }
  }
  // Cut off inside a header, or a file that claims more than is there.
  return at === bytes.length || entries.length === most ? entries : null;
}

function pathOf(header: Uint8Array): string {
  const name = text(header, ...NAME);
  const prefix = text(header, MAGIC, 5) === 'ustar' ? text(header, ...PREFIX) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Octal, or base 256 where the first bit is set. */
function readSize(header: Uint8Array): number | null {
  const [from, length] = SIZE;
  if ((header[from] as number) & 0x80) {
    let size = (header[from] as number) & 0x7f;
    for (let i = 1; i < length; i++) size = size * 256 + (header[from + i] as number);
    return size <= Number.MAX_SAFE_INTEGER ? size : null;
  }
  return readOctal(header, from, length);
}

function readOctal(bytes: Uint8Array, from: number, length: number): number | null {
  const digits = text(bytes, from, length).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : null;
}

/** Sum of the header's bytes, the checksum itself counted as blanks. */
function hasChecksum(header: Uint8Array): boolean {
  const [from, length] = CHECKSUM;
  let sum = length * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < from || i >= from + length) sum += header[i] as number;
  return readOctal(header, from, length) === sum;
}

/** `path=` among the records of a pax header, each `LENGTH KEY=VALUE` and a line end. */
function paxPath(records: Uint8Array): string | null {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(decodeText(records, 'utf-8'))?.[1] ?? null;
}

/** A text that ends at the first zero. */
function text(bytes: Uint8Array, from: number, length: number): string {
  const part = bytes.subarray(from, from + length);
  const end = part.indexOf(0);
  return decodeText(end < 0 ? part : part.subarray(0, end), 'utf-8');
}
