import type { LongWork } from '../long-work';
import type { Source } from './importer';
import { readPieces } from './text-lines';

/** A line longer than this is no line of a log; it is cut. */
const LONGEST_LINE = 100_000;

/** A line of a log without colours and without the prefix of who printed it. */
export interface LogLine {
  /** 1-based line of the file; updates of a progress bar count as lines. */
  readonly at: number;
  /** Of the process, as a launcher writes it before each line; empty where there is none. */
  readonly rank: string;
  readonly text: string;
}

/** Hands over the lines of a log one by one, progress bars' carriage returns being line ends. Progress is in bytes. */
export function* readLogLines(source: Source, take: (line: LogLine) => void): LongWork<void> {
  let at = 0;
  let rest = '';
  function give(line: string): void {
    at++;
    if (line !== '') take(cleanLine(line.slice(0, LONGEST_LINE), at));
  }
  for (const piece of readPieces(source)) {
    const lines = (rest + piece.text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) give(line);
    if (rest.length > LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE);
    yield { done: piece.done, total: source.bytes.length };
  }
  give(rest);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with the escape character.
const COLOUR = /\u001b\[[0-9;?]*[A-Za-z]/g;
/** `[default3]:` and `[rank3]:` of torchrun, `3: ` of srun. */
const RANK = /^\s*(?:\[(?:default|rank)(\d+)\]:?|(\d+):(?= ))\s?/;

function cleanLine(line: string, at: number): LogLine {
  const text = line.includes('\u001b') ? line.replace(COLOUR, '') : line;
  const prefix = RANK.exec(text);
  if (!prefix) return { at, rank: '', text };
  return { at, rank: prefix[1] ?? prefix[2] ?? '', text: text.slice(prefix[0].length) };
}

/** Lets one rank speak on each matter: the first that does, where all of them print the same. */
export function createRankFilter(): (matter: string, rank: string) => boolean {
  const speakers = new Map<string, string>();
  return (matter, rank) => {
    const speaker = speakers.get(matter);
    if (speaker === undefined) speakers.set(matter, rank);
    return speaker === undefined || speaker === rank;
  };
}

/** The sample's lines without colours and ranks, for telling a format. */
export function sampleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => cleanLine(line, 0).text)
    .join('\n');
}

/** A number as a log writes it, `nan` and `inf` included as the words a table knows. */
export function readLogNumber(text: string): number | string {
  const number = Number(text);
  if (text !== '' && !Number.isNaN(number)) return number;
  return /^[-+]?(nan|inf(inity)?)$/i.test(text) ? text : text.trim();
}
