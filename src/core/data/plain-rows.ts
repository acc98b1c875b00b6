/** What a byte is to a row: part of a cell, its end, or a sign that only a parser of quotes and text can read. */
const CELL = 0;
const END = 1;
const RETURN = 2;
const OTHER = 3;

const [TAB, LINE_FEED, RETURN_BYTE, BLANK, QUOTE] = [9, 10, 13, 32, 34];

/** Where the cells of a row stand in the bytes, blanks around them cut off: `from` and `to` in turn. Valid until the next row. */
export type CellPlaces = Uint32Array;

/**
 * Cuts rows out of bytes that need no parser: ASCII without quotes, lines ended by `\n` or `\r\n`. Gives where it
 * stopped: before the first row that is not such, or before one that is not whole. A million rows in a table are
 * mostly of this kind, and are never made strings.
 *
 * @param delimiter the byte between cells.
 * @param take gets each row: its cells, how many they are, and the bytes it stands in.
 */
export function readPlainRows(
  bytes: Uint8Array,
  start: number,
  end: number,
  delimiter: number,
  take: (cells: CellPlaces, count: number, from: number, to: number) => void,
): number {
  const kinds = kindsOfBytes(delimiter);
  let cells = new Uint32Array(64);
  let row = start;
  let cell = start;
  let count = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    const kind = kinds[byte];
    if (kind === CELL) continue;
    if (kind === OTHER || (kind === RETURN && bytes[at + 1] !== LINE_FEED)) return row;
    if (kind === RETURN) continue;
    if (count + 2 > cells.length) {
      const larger = new Uint32Array(2 * cells.length);
      larger.set(cells);
      cells = larger;
    }
    let from = cell;
    let to = at;
    while (from < to && isBlank(bytes[from] as number)) from++;
    while (to > from && isBlank(bytes[to - 1] as number)) to--;
    cells[count++] = from;
    cells[count++] = to;
    cell = at + 1;
    if (byte !== LINE_FEED) continue;
    take(cells, count / 2, row, at > row && bytes[at - 1] === RETURN_BYTE ? at - 1 : at);
    count = 0;
    row = cell;
  }
  return row;
}

function kindsOfBytes(delimiter: number): Uint8Array {
  const kinds = new Uint8Array(256).fill(CELL, 0, 127).fill(OTHER, 127);
  kinds[QUOTE] = OTHER;
  kinds[RETURN_BYTE] = RETURN;
  kinds[LINE_FEED] = END;
  kinds[delimiter] = END;
  return kinds;
}

/** What `trim` takes off a text of ASCII. */
const isBlank = (byte: number): boolean => byte === BLANK || (byte >= TAB && byte <= RETURN_BYTE);
