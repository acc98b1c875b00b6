import type { Sample, Source } from './importer';
import { characterBoundary, decodeText } from './text';

/** Enough for every format that is told by its first bytes. */
export const HEAD_BYTES = 64;
const SAMPLE_BYTES = 65_536;
const PIECE_BYTES = 262_144;

/** A piece of a text and how many of its bytes have been seen so far. */
export interface TextPiece {
  readonly text: string;
  readonly done: number;
}

/** The text piece by piece, line ends as `\n` (also where a piece would cut `\r\n` in two). */
export function* readPieces(source: Source): Generator<TextPiece, void, void> {
  const { bytes, encoding } = source;
  let carry = '';
  for (let at = source.start; at < bytes.length; ) {
    const end = characterBoundary(bytes, encoding, at + PIECE_BYTES);
    let text = carry + decodeText(bytes, encoding, at, end);
    carry = '';
    if (end < bytes.length && text.endsWith('\r')) {
      carry = '\r';
      text = text.slice(0, -1);
    }
    yield { text: unifyLineEnds(text), done: end };
    at = end;
  }
}

/** The whole text, line ends as `\n`. */
export function readAll(source: Source): string {
  let text = '';
  for (const piece of readPieces(source)) text += piece.text;
  return text;
}

/** The beginning of a source, for telling its format. */
export function takeSample(source: Source): Sample {
  const { bytes, encoding, start } = source;
  const end = characterBoundary(bytes, encoding, start + SAMPLE_BYTES);
  const text = unifyLineEnds(decodeText(bytes, encoding, start, end));
  const complete = end >= bytes.length;
  const lastLine = text.lastIndexOf('\n');
  const head = bytes.subarray(0, HEAD_BYTES);
  return { head, text: complete || lastLine < 0 ? text : text.slice(0, lastLine + 1), complete };
}

function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
