/** Ways of packing that are told by their first bytes and not opened here, by the name a person knows them by. */
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['LZ4', [0x04, 0x22, 0x4d, 0x18]],
];

/** The name of a packed format that cannot be opened here; null for anything else. */
export function namePackedFormat(bytes: Uint8Array): string | null {
  const starts = (magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);
  return MAGIC.find(([, magic]) => starts(magic))?.[0] ?? null;
}

/** A gzip stream (RFC 1952) that is deflated, as all are. */
export function looksLikeGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}
