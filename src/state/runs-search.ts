import { encodeUtf8, type Texts, textAt } from '../core/data';
import type { LongWork } from '../core/long-work';

const BATCH = 20_000;

/** Rows, of those given, whose text holds every word, in any order and any case; in the order given. */
export function* searchTexts(
  texts: Texts,
  rows: Uint32Array,
  search: string,
): LongWork<Uint32Array> {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  const holds = makeTest(texts, words);
  const found = new Uint32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    if (i % BATCH === 0) yield { done: i, total: rows.length };
    const row = rows[i] as number;
    if (holds(row)) found[count++] = row;
  }
  return found.slice(0, count);
}

function makeTest(texts: Texts, words: readonly string[]): (row: number) => boolean {
  const test = (text: string): boolean => {
    const low = text.toLowerCase();
    return words.every((word) => low.includes(word));
  };
  if ('kind' in texts && texts.kind === 'coded') {
    const passes = texts.words.map(test);
    return (row) => passes[texts.codes[row] as number] === true;
  }
  // Other letters have cases that only decoded text knows.
  const isPlain = words.every((word) => /^[\u0020-\u007e]+$/.test(word));
  if ('kind' in texts && texts.kind === 'stored' && isPlain) {
    const { bytes, ends } = texts;
    const needles = words.map((word) => encodeUtf8(word));
    return (row) => {
      const start = row === 0 ? 0 : (ends[row - 1] as number);
      const end = ends[row] as number;
      return needles.every((needle) => holdsBytes(bytes, start, end, needle));
    };
  }
  return (row) => test(textAt(texts, row));
}

/** Whether bytes hold others, capital Latin letters taken as small ones. */
function holdsBytes(bytes: Uint8Array, start: number, end: number, needle: Uint8Array): boolean {
  const last = end - needle.length;
  for (let at = start; at <= last; at++) {
    let k = 0;
    while (k < needle.length && lower(bytes[at + k] as number) === needle[k]) k++;
    if (k === needle.length) return true;
  }
  return false;
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
