import type { Sample, Source } from './importer';
import { characterBoundary, decodeText } from './text';

/** Enough for every format that is told by its first bytes. */
export const HEAD_BYTES = 64;
const SAMPLE_BYTES = 65_536;
export const PIECE_BYTES = 262_144;
const LINE_END = 10;

/** A piece of a text and how many of its bytes have been seen so far. */
export interface TextPiece {
  readonly text: string;
  readonly done: number;
}

/** The text piece by piece, line ends as `\n`. */
export function* readPieces(source: Source): Generator<TextPiece, void, void> {
  for (let at = source.start; at < source.bytes.length; ) {
    const piece = takePiece(source, at);
    yield piece;
    at = piece.done;
  }
}

/** The piece that begins at a byte: whole lines where lines are no longer than a piece. */
export function takePiece({ bytes, encoding }: Source, at: number): TextPiece {
  let end = characterBoundary(bytes, encoding, at + PIECE_BYTES);
  if (end < bytes.length && (encoding === 'utf-8' || encoding === 'latin-1')) {
    const line = bytes.lastIndexOf(LINE_END, end - 1) + 1;
    if (line > at) end = line;
  }
  let text = decodeText(bytes, encoding, at, end);
  // `\r\n` is not cut in two: the next piece begins with both.
  if (end < bytes.length && text.endsWith('\r')) {
    text = text.slice(0, -1);
    end -= encoding.startsWith('utf-16') ? 2 : 1;
  }
  return { text: unifyLineEnds(text), done: end };
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
