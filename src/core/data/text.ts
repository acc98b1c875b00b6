/** Text encodings a table can come in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1';

const SAMPLE = 65_536;
const REPLACEMENT = 0xfffd;

/** The encoding, told by the byte order mark or else by the first bytes, and where the text starts. */
export function detectEncoding(bytes: Uint8Array): { encoding: Encoding; start: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', start: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', start: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', start: 2 };
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++)
    if (sample[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const many = sample.length / 8;
  // Mostly Western text in two bytes a character has a zero in every second place.
  if ((zeros[1] ?? 0) > many && zeros[0] === 0) return { encoding: 'utf-16le', start: 0 };
  if ((zeros[0] ?? 0) > many && zeros[1] === 0) return { encoding: 'utf-16be', start: 0 };
  return { encoding: isUtf8(sample) ? 'utf-8' : 'latin-1', start: 0 };
}

/** Decodes bytes from `from` to `to`; what is no character becomes U+FFFD. Never throws. */
export function decodeText(
  bytes: Uint8Array,
  encoding: Encoding,
  from = 0,
  to = bytes.length,
): string {
  if (encoding === 'latin-1') return fromCodes(bytes.subarray(from, to));
  if (encoding === 'utf-8') return decodeUtf8(bytes, from, to);
  const codes = new Uint16Array((to - from) >> 1);
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let i = 0; i < codes.length; i++) {
    const at = from + 2 * i;
    codes[i] = (bytes[at + low] as number) | ((bytes[at + 1 - low] as number) << 8);
  }
  return fromCodes(codes);
}

/** The last place at or before `end` that does not cut a character in two. */
export function characterBoundary(bytes: Uint8Array, encoding: Encoding, end: number): number {
  if (end >= bytes.length) return bytes.length;
  if (encoding === 'latin-1') return end;
  if (encoding !== 'utf-8') return end - (end % 2);
  for (let at = end; at > end - 4; at--) if (((bytes[at] as number) & 0xc0) !== 0x80) return at;
  return end;
}

/** UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    let code = text.codePointAt(i) as number;
    if (code > 0xffff) i++;
    else if (code >= 0xd800 && code <= 0xdfff) code = REPLACEMENT;
    const extra = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    bytes[length++] = ([0, 0xc0, 0xe0, 0xf0][extra] as number) | (code >> (6 * extra));
    for (let k = extra - 1; k >= 0; k--) bytes[length++] = 0x80 | ((code >> (6 * k)) & 0x3f);
  }
  return bytes.slice(0, length);
}

function isUtf8(sample: Uint8Array): boolean {
  // A character cut at the end of the sample says nothing.
  const end = characterBoundary(sample, 'utf-8', sample.length - 1);
  let lone = 0;
  for (let i = 0; i < end; ) {
    const size = sequenceLength(sample, i, end);
    if (size === 0) lone++;
    i += size || 1;
  }
  return lone === 0;
}

/** Length of the well-formed UTF-8 sequence at `at`, 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + size > to) return 0;
  for (let k = 1; k < size; k++) if (((bytes[at + k] as number) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  return size;
}

function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  const codes = new Uint16Array(to - from);
  let length = 0;
  for (let i = from; i < to; ) {
    const first = bytes[i] as number;
    if (first < 0x80) {
      codes[length++] = first;
      i++;
      continue;
    }
    const size = sequenceLength(bytes, i, to);
    if (size === 0) {
      codes[length++] = REPLACEMENT;
      i++;
      continue;
    }
    let code = first & (0xff >> (size + 1));
    for (let k = 1; k < size; k++) code = (code << 6) | ((bytes[i + k] as number) & 0x3f);
    if (code > 0xffff) {
      codes[length++] = 0xd7c0 + (code >> 10);
      codes[length++] = 0xdc00 | (code & 0x3ff);
    } else codes[length++] = code;
    i += size;
  }
  return fromCodes(codes.subarray(0, length));
}

function fromCodes(codes: Uint8Array | Uint16Array): string {
  const pieces: string[] = [];
  // An argument list has a limit; this is well below it in every engine.
  for (let at = 0; at < codes.length; at += 8192)
    pieces.push(
      String.fromCharCode.apply(null, codes.subarray(at, at + 8192) as unknown as number[]),
    );
  return pieces.join('');
}
