import Papa from 'papaparse';

/** The delimiters a table can have; the last one stands for runs of blanks. */
export const delimiters = [',', '\t', ';', '|', ' '] as const;
export type Delimiter = (typeof delimiters)[number];

export interface DelimiterGuess {
  readonly delimiter: Delimiter;
  /** Cells of the commonest row; 1 where nothing divides the lines. */
  readonly cells: number;
  /** Share of the lines that have as many. */
  readonly agreement: number;
}

const LINES = 60;

/** The delimiter that cuts most of the first lines into equally many cells. */
export function guessDelimiter(text: string): DelimiterGuess {
  const declared = /^sep=([,;|\t])\n/i.exec(text)?.[1] as Delimiter | undefined;
  const lines = firstLines(text);
  let best: DelimiterGuess = { delimiter: ',', cells: 1, agreement: 1 };
  for (const delimiter of delimiters) {
    if (declared && delimiter !== declared) continue;
    // Blanks stand in names and headers, so they divide only where nothing else does.
    if (delimiter === ' ' && best.cells > 1) continue;
    const guess = judge(lines, delimiter);
    if (guess.cells < 2 || guess.agreement < 0.5) continue;
    if (best.cells < 2 || score(guess) > score(best)) best = guess;
  }
  return best;
}

/**
 * Splits complete rows off a text; `rest` is where the first incomplete one begins.
 *
 * @param quotes whether a cell may be quoted (not with blanks as delimiter).
 */
export function splitRows(
  text: string,
  delimiter: Delimiter,
  quotes = true,
): { rows: string[][]; rest: number } {
  if (delimiter !== ' ') {
    const parser = new Papa.Parser({
      delimiter,
      newline: '\n',
      fastMode: quotes ? undefined : true,
    });
    const { data, meta } = parser.parse(text, 0, true);
    return { rows: data, rest: meta.cursor };
  }
  const end = text.lastIndexOf('\n') + 1;
  const rows = text.slice(0, end).split('\n').slice(0, -1);
  return { rows: rows.map((line) => line.trim().split(/\s+/)), rest: end };
}

function judge(lines: string, delimiter: Delimiter): DelimiterGuess {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const row of splitRows(lines, delimiter).rows) {
    if (row.every((cell) => cell.trim() === '')) continue;
    filled++;
    counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  }
  let cells = 1;
  let most = 0;
  for (const [count, rows] of counts) {
    if (rows > most || (rows === most && count > cells)) {
      cells = count;
      most = rows;
    }
  }
  return { delimiter, cells, agreement: filled > 0 ? most / filled : 0 };
}

/** Agreement decides; among equals, more cells (a decimal comma cuts a few, the true delimiter all). */
function score(guess: DelimiterGuess): number {
  return Math.round(guess.agreement * 20) + guess.cells / 1000;
}

function firstLines(text: string): string {
  let at = 0;
  for (let n = 0; n < LINES; n++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.endsWith('\n') ? text : `${text}\n`;
    at = next + 1;
  }
  return text.slice(0, at);
}
