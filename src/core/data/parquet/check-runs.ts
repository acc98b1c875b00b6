/** Writers fill up a run to a whole group of eight, some to a block. */
const PADDING = 1024;

/**
 * Walks the run lengths of Parquet's hybrid of repeated and bit-packed values (its `Encodings.md`, RLE = 3)
 * between two places in a page: false where one is longer than the values there are, or than its bytes.
 */
export function checkRuns(
  page: Uint8Array,
  from: number,
  to: number,
  width: number,
  values: number,
): boolean {
  let at = from;
  let seen = 0;
  while (at < to && seen < values) {
    let header = 0;
    let shift = 0;
    for (;;) {
      const byte = page[at++];
      if (byte === undefined || shift > 28) return false;
      header += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
      shift += 7;
    }
    const length = Math.floor(header / 2);
    const packed = header % 2 === 1;
    seen += packed ? length * 8 : length;
    if (seen > values + PADDING) return false;
    at += packed ? length * width : (width + 7) >> 3;
  }
  return true;
}
