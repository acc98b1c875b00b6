import type { LongWork } from '../../long-work';
import { failure, type Result, success } from '../../result';
import { type Delimiter, guessDelimiter, splitRows } from '../delimiter';
import { guessLog } from '../guess-log';
import { findHeader } from '../header-row';
import type { Importer, ImportOptions, Source } from '../importer';
import { type CellPlaces, readPlainRows } from '../plain-rows';
import { createTableBuilder, type TableBuilder } from '../table-builder';
import { decodeText } from '../text';
import { PIECE_BYTES, takePiece, takeSample } from '../text-lines';
import type { ReadTable } from '../types';

/** A quoted cell longer than this has lost its closing quote. */
const LONGEST_OPEN_ROW = 1_000_000;
/** A file with this many of them does not use quotes as quotes. */
const MOST_OPEN_QUOTES = 20;

export const delimited: Importer = {
  id: 'delimited',
  title: 'Table with a delimiter (CSV, TSV)',
  sniff({ text }) {
    if (text.trim() === '') return 0;
    const { cells, agreement } = guessDelimiter(text);
    return cells > 1 ? 0.3 + 0.3 * agreement : 0.05;
  },
  *parse(source, options) {
    const sample = takeSample(source).text;
    const { delimiter } = guessDelimiter(sample);
    const header = findHeader(
      splitRows(sample.endsWith('\n') ? sample : `${sample}\n`, delimiter).rows,
      options.fileName,
    );
    if (!header.ok) return header;
    const { names, line } = header.value;
    const rows = estimateRows(source.bytes.length, sample);
    const table = createTableBuilder(names, delimiter === ',' ? 'dot' : 'comma', rows);
    return yield* readRows(source, options, delimiter, table, names, line);
  },
};

/** About as many rows as the whole has, a little more, by the lines of its beginning. */
function estimateRows(bytes: number, sample: string): number {
  return Math.ceil((1.1 * bytes * sample.split('\n').length) / Math.max(1, sample.length)) + 16;
}

function* readRows(
  source: Source,
  options: ImportOptions,
  delimiter: Delimiter,
  table: TableBuilder,
  names: readonly string[],
  headerLine: number,
): LongWork<Result<ReadTable>> {
  const { bytes, encoding } = source;
  const total = bytes.length;
  const width = names.length;
  let line = 1;
  let rowCount = 0;
  let rest = '';
  let openQuotes = 0;

  function take(rows: readonly string[][], quoted: boolean): void {
    for (const row of rows) {
      const at = line;
      line += 1 + (quoted ? innerLineEnds(row) : 0);
      if (at <= headerLine) continue;
      if (row.every((cell) => cell.trim() === '')) continue;
      if (row.length > width && row.slice(width).some((cell) => cell.trim() !== '')) {
        table.reject(at, '', row.join(delimiter), 'too-many-cells');
        continue;
      }
      rowCount++;
      table.add(at, row);
    }
  }

  /** A row that needs no parser, as `take` would take it. */
  function takePlain(cells: CellPlaces, count: number, from: number, to: number): void {
    const at = line++;
    if (at <= headerLine || areEmpty(cells, 0, count)) return;
    if (count > width && !areEmpty(cells, width, count)) {
      table.reject(at, '', decodeText(bytes, 'latin-1', from, to), 'too-many-cells');
      return;
    }
    rowCount++;
    table.addAscii(at, bytes, cells, count);
  }

  /** Gives up on a row whose quote never closes: its first line is turned away, reading goes on after it. */
  function skipLine(): void {
    const end = rest.indexOf('\n');
    table.reject(line, '', rest.slice(0, end), 'unclosed-quote');
    line++;
    openQuotes++;
    rest = rest.slice(end + 1);
  }

  function drain(longest: number): void {
    for (;;) {
      const quotes = openQuotes < MOST_OPEN_QUOTES;
      const { rows, rest: from } = splitRows(rest, delimiter, quotes);
      take(rows, quotes && rest.includes('"'));
      rest = rest.slice(from);
      if (rest.length <= longest || !rest.includes('\n')) return;
      skipLine();
    }
  }

  const isAsciiLike = delimiter !== ' ' && (encoding === 'utf-8' || encoding === 'latin-1');
  for (let at = source.start; at < total; ) {
    const before = at;
    if (isAsciiLike && rest === '') {
      const end = Math.min(total, at + PIECE_BYTES);
      at = readPlainRows(bytes, at, end, delimiter.charCodeAt(0), takePlain);
    }
    if (at === before) {
      const piece = takePiece(source, at);
      rest += piece.text;
      drain(LONGEST_OPEN_ROW);
      at = piece.done;
    }
    yield { done: at, total };
  }
  if (rest !== '') rest += '\n';
  drain(0);
  const read = table.finish(delimited.id);
  if (rowCount === 0 && read.rejectedCount === 0)
    return failure('data-no-rows', { file: options.fileName });
  return success(guessLog(read));
}

/** Whether the cells from one place to another hold nothing. */
function areEmpty(cells: CellPlaces, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (cells[2 * i] !== cells[2 * i + 1]) return false;
  return true;
}

function innerLineEnds(row: readonly string[]): number {
  let count = 0;
  for (const cell of row)
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
