import { strFromU8, strToU8 } from 'fflate';
import { deflate } from './block';
import type { ByteReader, ByteWriter } from './byte-stream';
import { fromDecimals, MOST_DIGITS, toDecimals, widthOf } from './decimal-column';

/**
 * Lossless columns of doubles. A column is written as shortest decimal text, as packed decimals
 * (`decimal-column.ts`), or as its eight byte planes (all first bytes, all second bytes, ...), whichever is
 * smallest. Of the planes, those of the sign, the exponent and trailing zeros deflate ("soft"); those of a
 * measured mantissa are noise that a shared Huffman code would only spoil, so they are kept out of the
 * deflated part ("hard").
 */
const TEXT = 0;
const PLANES = 1;
const DECIMALS = 2;

export function writeColumn(soft: ByteWriter, hard: ByteWriter, values: Float64Array): void {
  const text = strToU8(Array.from(values, shortestText).join());
  const planes = splitPlanes(values);
  const isSoft = planes.map((plane) => deflate(plane).length < plane.length);
  const softBytes = planes.filter((_, i) => isSoft[i]);
  const planesSize =
    deflate(concat(softBytes)).length + (planes.length - softBytes.length) * values.length;
  const textSize = deflate(text).length;
  const decimals = toDecimals(values);
  const decimalsSize = decimals
    ? deflate(decimals.powers).length + decimals.packed.length
    : Number.POSITIVE_INFINITY;
  if (decimals && decimalsSize < Math.min(textSize, planesSize)) {
    soft.byte(DECIMALS).byte(decimals.digits).bytes(decimals.powers);
    hard.bytes(decimals.packed);
    return;
  }
  if (textSize <= planesSize) {
    soft.byte(TEXT).varint(text.length).bytes(text);
    return;
  }
  soft.byte(PLANES).byte(isSoft.reduce((mask, on, i) => mask | (on ? 1 << i : 0), 0));
  planes.forEach((plane, i) => {
    (isSoft[i] ? soft : hard).bytes(plane);
  });
}

/** Undefined for bytes `writeColumn` cannot have written. */
export function readColumn(
  soft: ByteReader,
  hard: ByteReader,
  rows: number,
): Float64Array | undefined {
  const mode = soft.byte();
  if (mode === TEXT) {
    const length = soft.varint();
    const text = length === undefined ? undefined : soft.bytes(length);
    return text && readText(strFromU8(text), rows);
  }
  if (mode === DECIMALS) return readDecimals(soft, hard, rows);
  const mask = mode === PLANES ? soft.byte() : undefined;
  if (mask === undefined) return undefined;
  const bytes = new Uint8Array(rows * 8);
  for (let plane = 0; plane < 8; plane++) {
    const part = ((mask >> plane) & 1 ? soft : hard).bytes(rows);
    if (!part) return undefined;
    for (let row = 0; row < rows; row++) bytes[row * 8 + plane] = part[row] as number;
  }
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: rows }, (_, row) => view.getFloat64(row * 8, true));
}

function readDecimals(soft: ByteReader, hard: ByteReader, rows: number): Float64Array | undefined {
  const digits = soft.byte() ?? 0;
  if (digits < 1 || digits > MOST_DIGITS) return undefined;
  const powers = soft.bytes(rows);
  const packed = hard.bytes(Math.ceil((rows * widthOf(digits)) / 8));
  return powers && packed && fromDecimals({ digits, powers, packed });
}

function splitPlanes(values: Float64Array): Uint8Array[] {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, row) => {
    view.setFloat64(row * 8, value, true);
  });
  return Array.from({ length: 8 }, (_, plane) =>
    Uint8Array.from(values, (_, row) => bytes[row * 8 + plane] as number),
  );
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The fewest characters that read back to the same double: `17442e6` for 17442000000, `.25` for 0.25. */
export function shortestText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const plain = String(value)
    .replace('e+', 'e')
    .replace(/^(-?)0\./, '$1.');
  const zeros = /^(-?\d*[1-9])(0{3,})$/.exec(plain);
  return zeros ? `${zeros[1]}e${zeros[2]?.length}` : plain;
}

function readText(text: string, rows: number): Float64Array | undefined {
  const cells = rows === 0 ? [] : text.split(',');
  if (cells.length !== rows) return undefined;
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const cell = cells[row] as string;
    const value = Number(cell);
    if (cell === '' || (Number.isNaN(value) && cell !== 'NaN')) return undefined;
    values[row] = value;
  }
  return values;
}
