import { decodeText, encodeUtf8 } from './text';

/**
 * Many texts, in the order of rows. Short lists are plain arrays; long ones are packed into a few buffers, which move
 * between threads at no cost and are decoded one text at a time. `textAt` reads either.
 */
export type Texts = readonly string[] | PackedTexts;

type PackedTexts = CodedTexts | StoredTexts | NumberedTexts;

/** Few different texts: each row has the number of its own. */
interface CodedTexts {
  readonly kind: 'coded';
  readonly length: number;
  readonly words: readonly string[];
  readonly codes: Uint16Array;
}

/** UTF-8, one after the other; row `i` ends before byte `ends[i]`. */
interface StoredTexts {
  readonly kind: 'stored';
  readonly length: number;
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** `prefix` and a number: names nobody gave. */
interface NumberedTexts {
  readonly kind: 'numbered';
  readonly length: number;
  readonly prefix: string;
  readonly numbers: Uint32Array;
}

/** Lists up to this long stay plain arrays. */
export const PLAIN = 5000;

/** The text of a row; empty beyond the last. */
export function textAt(texts: Texts, row: number): string {
  if (isPlain(texts)) return texts[row] ?? '';
  if (row < 0 || row >= texts.length) return '';
  if (texts.kind === 'coded') return texts.words[texts.codes[row] as number] ?? '';
  if (texts.kind === 'numbered') return `${texts.prefix}${texts.numbers[row]}`;
  const from = row === 0 ? 0 : (texts.ends[row - 1] as number);
  const to = texts.ends[row] as number;
  return decodeShort(texts.bytes, from, to) ?? decodeText(texts.bytes, 'utf-8', from, to);
}

/** The text of a few ASCII bytes, as most names are: these need no table of codes. Null for any other text. */
export function decodeShort(bytes: Uint8Array, from: number, to: number): string | null {
  if (to - from > 40) return null;
  let text = '';
  for (let at = from; at < to; at++) {
    const code = bytes[at] as number;
    if (code >= 0x80) return null;
    text += String.fromCharCode(code);
  }
  return text;
}

/** The texts of some rows as the inside of a JSON array, UTF-8; the same bytes however they are kept. */
export function jsonOfTexts(texts: Texts, from: number, to: number): Uint8Array {
  if (!isPlain(texts) && texts.kind === 'stored') return jsonOfStored(texts, from, to);
  const list: string[] = [];
  for (let row = from; row < to; row++) list.push(textAt(texts, row));
  return encodeUtf8(JSON.stringify(list).slice(1, -1));
}

function jsonOfStored(texts: StoredTexts, from: number, to: number): Uint8Array {
  const { bytes, ends } = texts;
  let at = from === 0 ? 0 : (ends[from - 1] as number);
  const json = new Uint8Array((ends[to - 1] as number) - at + 3 * (to - from));
  let length = 0;
  for (let row = from; row < to; row++) {
    const end = ends[row] as number;
    json[length++] = 0x22;
    for (; at < end; at++) {
      const code = bytes[at] as number;
      // Quotes, backslashes, controls and what is not ASCII are written by the engine.
      if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c)
        return encodeUtf8(JSON.stringify(listTexts(texts, range(from, to))).slice(1, -1));
      json[length++] = code;
    }
    json[length++] = 0x22;
    json[length++] = 0x2c;
  }
  return json.subarray(0, length - 1);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** The cell of a column of either kind: a number, or a text as written. */
export function cellAt(
  column: { readonly values: Texts | Float64Array },
  row: number,
): string | number {
  const { values } = column;
  return values instanceof Float64Array ? (values[row] ?? Number.NaN) : textAt(values, row);
}

/** Every text, or those of some rows in their order, as a plain array. */
export function listTexts(texts: Texts, rows?: ArrayLike<number>): string[] {
  const length = rows?.length ?? texts.length;
  const list: string[] = new Array(length);
  for (let i = 0; i < length; i++) list[i] = textAt(texts, rows ? (rows[i] as number) : i);
  return list;
}

/** The texts of some rows, in the order given: in buffers of their own, or the very same where they are all there are. */
export function takeTexts(texts: Texts, rows: Uint32Array): Texts {
  if (isEveryRow(rows, texts.length)) return texts;
  if (isPlain(texts) || rows.length <= PLAIN) return listTexts(texts, rows);
  const { length } = rows;
  if (texts.kind === 'coded') {
    const codes = new Uint16Array(length);
    for (let i = 0; i < length; i++) codes[i] = texts.codes[rows[i] as number] as number;
    return { ...texts, length, codes };
  }
  if (texts.kind === 'numbered') {
    const numbers = new Uint32Array(length);
    for (let i = 0; i < length; i++) numbers[i] = texts.numbers[rows[i] as number] as number;
    return { ...texts, length, numbers };
  }
  const ends = new Uint32Array(length);
  const start = (row: number): number => (row === 0 ? 0 : (texts.ends[row - 1] as number));
  let size = 0;
  for (let i = 0; i < length; i++) {
    const row = rows[i] as number;
    size += (texts.ends[row] as number) - start(row);
    ends[i] = size;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (let i = 0; i < length; i++) {
    const row = rows[i] as number;
    const to = texts.ends[row] as number;
    // Most texts are a few bytes: a loop is quicker than a view on each.
    for (let from = start(row); from < to; from++) bytes[at++] = texts.bytes[from] as number;
  }
  return { ...texts, length, bytes, ends };
}

/** Whether rows are all there are, in their order. */
export function isEveryRow(rows: Uint32Array, count: number): boolean {
  if (rows.length !== count) return false;
  for (let i = 0; i < count; i++) if (rows[i] !== i) return false;
  return true;
}

/** Whether some row has no text at all. */
export function hasEmpty(texts: Texts): boolean {
  if (isPlain(texts)) return texts.includes('');
  if (texts.kind === 'coded') return texts.words.includes('');
  if (texts.kind === 'numbered') return false;
  const { ends, length } = texts;
  for (let row = 0; row < length; row++) if (ends[row] === (row && ends[row - 1])) return true;
  return false;
}

/** `prefix` and one more than the number of each row. */
export function numberTexts(prefix: string, rows: Uint32Array): Texts {
  const numbers = rows.map((row) => row + 1);
  const texts: NumberedTexts = { kind: 'numbered', length: rows.length, prefix, numbers };
  return rows.length <= PLAIN ? listTexts(texts) : texts;
}

function isPlain(texts: Texts): texts is readonly string[] {
  return Array.isArray(texts);
}
