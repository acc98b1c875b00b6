import { cutOff } from './growable';
import { decodeText, encodeUtf8 } from './text';
import { decodeShort, PLAIN, type Texts } from './texts';

/** More different texts than this have no number of two bytes each. */
const MOST_WORDS = 65_536;

/** Takes texts one by one and packs them as they come. */
export interface TextPacker {
  readonly length: number;
  push(text: string): void;
  /** The same of a text that lies in ASCII bytes: one that is stored as bytes is never made a string. */
  pushAscii(bytes: Uint8Array, from: number, to: number): void;
  finish(): Texts;
}

/** @param expected about how many texts will come: room for them is asked for at once. */
export function createTextPacker(expected = 0): TextPacker {
  let plain: string[] | null = [];
  let words: WordList | null = createWordList();
  let codes = new Uint16Array(0);
  let bytes = new Uint8Array(0);
  let ends = new Uint32Array(0);
  let size = 0;
  let length = 0;

  function makeRoom(more: number): void {
    if (size + more > bytes.length) {
      // As many more as are expected, a little longer than those so far.
      const whole = length === 0 ? 0 : 1.05 * (size / length) * expected;
      const larger = new Uint8Array(Math.max(whole, 2 * (size + more) + 65_536));
      larger.set(bytes.subarray(0, size));
      bytes = larger;
    }
    if (length < ends.length) return;
    const larger = new Uint32Array(Math.max(expected, 2 * length + 1024));
    larger.set(ends);
    ends = larger;
  }

  function store(text: string): void {
    makeRoom(3 * text.length);
    size = writeUtf8(text, bytes, size);
    ends[length++] = size;
  }

  function code(number: number): void {
    if (length === codes.length) {
      const larger = new Uint16Array(Math.max(expected, 2 * length + 1024));
      larger.set(codes);
      codes = larger;
    }
    codes[length++] = number;
  }

  /** Whether texts still repeat; where they do not they are stored one by one from now on. */
  function areWords(known: WordList): boolean {
    const { list } = known;
    if (list.length < MOST_WORDS && 2 * list.length <= length) return true;
    const [coded, count] = [codes, length];
    words = null;
    codes = new Uint16Array(0);
    length = 0;
    for (let row = 0; row < count; row++) store(list[coded[row] as number] as string);
    return false;
  }

  function push(text: string): void {
    if (plain) {
      plain.push(text);
      if (plain.length <= PLAIN || !words) return;
      for (const each of plain) code(words.find(each));
      plain = null;
    } else if (words && areWords(words)) code(words.find(text));
    else store(text);
  }

  return {
    get length() {
      return plain ? plain.length : length;
    },
    push,
    pushAscii(from, start, end) {
      if (plain) push(asciiText(from, start, end));
      else if (words && areWords(words)) code(words.findAscii(from, start, end));
      else {
        makeRoom(end - start);
        for (let at = start; at < end; at++) bytes[size++] = from[at] as number;
        ends[length++] = size;
      }
    },
    finish() {
      if (plain) return plain;
      if (words) return { kind: 'coded', length, words: words.list, codes: cutOff(codes, length) };
      return { kind: 'stored', length, bytes: cutOff(bytes, size), ends: cutOff(ends, length) };
    },
  };
}

/** Packs a list of texts. */
export function packTexts(list: Iterable<string>): Texts {
  const packer = createTextPacker();
  for (const text of list) packer.push(text);
  return packer.finish();
}

/** The text of ASCII bytes. */
export function asciiText(bytes: Uint8Array, from: number, to: number): string {
  return decodeShort(bytes, from, to) ?? decodeText(bytes, 'latin-1', from, to);
}

interface WordList {
  /** Different texts in the order they came. */
  readonly list: string[];
  /** The number of a text; a new one if it has none. */
  find(text: string): number;
  findAscii(bytes: Uint8Array, from: number, to: number): number;
}

function createWordList(): WordList {
  const list: string[] = [];
  const numbers = new Map<string, number>();
  /** The last word of each sum of bytes: a look at its letters says whether it is the one. */
  const bySum = new Map<number, number>();

  function find(text: string): number {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const word = detach(text);
    numbers.set(word, list.length);
    return list.push(word) - 1;
  }

  return {
    list,
    find,
    findAscii(bytes, from, to) {
      let sum = to - from;
      for (let at = from; at < to; at++) sum = (Math.imul(sum, 31) + (bytes[at] as number)) | 0;
      const known = bySum.get(sum);
      if (known !== undefined && isText(list[known] as string, bytes, from, to)) return known;
      const number = find(asciiText(bytes, from, to));
      bySum.set(sum, number);
      return number;
    },
  };
}

function isText(text: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}

/** A text cut from a large piece keeps the whole piece in memory; a copy does not. */
function detach(text: string): string {
  return text.length < 13 ? text : decodeText(encodeUtf8(text), 'utf-8');
}

function writeUtf8(text: string, bytes: Uint8Array, from: number): number {
  let at = from;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) {
      const whole = encodeUtf8(text);
      bytes.set(whole, from);
      return from + whole.length;
    }
    bytes[at++] = unit;
  }
  return at;
}
