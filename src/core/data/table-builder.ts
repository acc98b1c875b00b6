import { createGrowable } from './growable';
import { type DecimalStyle, decimalEvidence, isMissing, isNaNWord, parseCell } from './numbers';
import { readPlainNumber } from './plain-number';
import type { CellPlaces } from './plain-rows';
import { asciiText, createTextPacker, type TextPacker } from './text-packer';
import {
  type RawColumn,
  REJECTED_KEPT,
  type ReadTable,
  type RejectedRow,
  type RejectionReason,
} from './types';

/** A cell as a reader delivers it: text as written, or a number where the format has numbers. */
export type Cell = string | number | null | undefined;

export interface TableBuilder {
  /** Takes one row; cells beyond the header must have been dealt with by the caller. */
  add(line: number, cells: readonly Cell[]): void;
  /** The same of a row whose cells are ASCII in bytes, blanks around them cut off: most are never made strings. */
  addAscii(line: number, bytes: Uint8Array, cells: CellPlaces, count: number): void;
  reject(line: number, column: string, value: string, reason: RejectionReason): void;
  finish(format: string): ReadTable;
}

const FIRST_ROWS = 1000;
const PREVIEW_ROWS = 20;
const VALUE_LENGTH = 200;

/**
 * Turns rows into columns. The first thousand rows decide the decimal sign of each column and whether it
 * holds numbers; from then on rows are not kept, so a million of them cost only their columns.
 *
 * @param ambiguousComma how to read `1,234` where nothing in the table tells: files that use another delimiter
 *   than the comma are likely to have decimal commas.
 * @param expectedRows about how many rows will come: room for them is asked for at once.
 */
export function createTableBuilder(
  headers: readonly string[],
  ambiguousComma: DecimalStyle,
  expectedRows = FIRST_ROWS,
): TableBuilder {
  const names = uniqueNames(headers);
  const waiting: (readonly Cell[])[] = [];
  const preview: (readonly string[])[] = [];
  const rejected: RejectedRow[] = [];
  const lines = createGrowable((length) => new Uint32Array(length), expectedRows);
  let rejectedCount = 0;
  let columns: ColumnBuilder[] | null = null;

  function decide(): ColumnBuilder[] {
    const texts = names.map((_, i) =>
      waiting.flatMap((row) => {
        const cell = row[i];
        return typeof cell === 'string' ? [cell.trim()] : [];
      }),
    );
    const evidence = texts.map(decimalEvidence);
    const sum = (kind: 'comma' | 'dot'): number => evidence.reduce((n, e) => n + e[kind], 0);
    const fileStyle = sum('comma') > sum('dot') ? 'comma' : sum('dot') > 0 ? 'dot' : ambiguousComma;
    return names.map((name, i) => {
      const { comma, dot } = evidence[i] as ReturnType<typeof decimalEvidence>;
      const style = comma > dot ? 'comma' : dot > comma ? 'dot' : fileStyle;
      const column = createColumn(name, style, expectedRows);
      column.begin(waiting.map((row) => row[i]));
      return column;
    });
  }

  function add(line: number, cells: readonly Cell[]): void {
    lines.push(line);
    if (preview.length < PREVIEW_ROWS)
      preview.push(names.map((_, i) => (cells[i] === null ? '' : String(cells[i] ?? '').trim())));
    if (!columns) {
      waiting.push(cells);
      if (waiting.length === FIRST_ROWS) {
        columns = decide();
        waiting.length = 0;
      }
      return;
    }
    for (let i = 0; i < columns.length; i++) (columns[i] as ColumnBuilder).push(cells[i]);
  }

  return {
    add,
    addAscii(line, bytes, cells, count) {
      if (!columns) {
        const texts = names.slice(0, count);
        add(
          line,
          texts.map((_, i) => asciiText(bytes, cells[2 * i] as number, cells[2 * i + 1] as number)),
        );
        return;
      }
      lines.push(line);
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i] as ColumnBuilder;
        if (i < count) column.pushAscii(bytes, cells[2 * i] as number, cells[2 * i + 1] as number);
        else column.push('');
      }
    },
    reject(line, column, value, reason) {
      rejectedCount++;
      if (rejected.length < REJECTED_KEPT)
        rejected.push({ line, column, value: value.slice(0, VALUE_LENGTH), reason });
    },
    finish(format) {
      columns ??= decide();
      const table = {
        columns: columns.map((column) => column.finish()),
        rowCount: lines.length,
        lines: lines.finish(),
      };
      return { format, table, preview, rejected, rejectedCount };
    },
  };
}

interface ColumnBuilder {
  begin(cells: readonly Cell[]): void;
  push(cell: Cell): void;
  pushAscii(bytes: Uint8Array, from: number, to: number): void;
  finish(): RawColumn;
}

function createColumn(name: string, style: DecimalStyle, expectedRows: number): ColumnBuilder {
  const values = createGrowable((length) => new Float64Array(length), expectedRows);
  const odd = new Map<number, string>();
  let texts: TextPacker | null = null;

  function push(cell: Cell): void {
    if (texts) texts.push(cleanText(cell));
    else if (typeof cell === 'number') values.push(cell);
    else {
      const text = cleanText(cell);
      const value = parseCell(text, style);
      if (Number.isNaN(value) && text !== '') odd.set(values.length, text);
      values.push(value);
    }
  }

  /** Words among the cells, and the share of filled cells they make up. */
  function countWords(): { words: number; filled: number } {
    let words = 0;
    let missing = 0;
    for (const text of odd.values()) {
      if (isMissing(text)) missing++;
      else if (!isNaNWord(text)) words++;
    }
    let filled = odd.size - missing;
    const all = values.seen();
    for (let i = 0; i < all.length; i++) if (!Number.isNaN(all[i])) filled++;
    return { words, filled };
  }

  return {
    begin(cells) {
      for (const cell of cells) push(cell);
      const { words, filled } = countWords();
      // Kept as written: the cells that did look like numbers must not lose their spelling.
      if (words <= filled / 2) return;
      texts = createTextPacker(expectedRows);
      for (const cell of cells) texts.push(cleanText(cell));
    },
    push,
    pushAscii(bytes, from, to) {
      if (texts) {
        texts.pushAscii(bytes, from, to);
        return;
      }
      const value = style === 'dot' ? readPlainNumber(bytes, from, to) : Number.NaN;
      if (Number.isNaN(value)) push(asciiText(bytes, from, to));
      else values.push(value);
    },
    finish() {
      if (texts) return { name, kind: 'text', values: texts.finish() };
      const { words, filled } = countWords();
      const numbers = values.finish();
      if (filled === 0 || words > filled / 2) {
        const written = createTextPacker();
        for (let row = 0; row < numbers.length; row++) {
          const value = numbers[row] as number;
          written.push(Number.isNaN(value) ? (odd.get(row) ?? '') : String(value));
        }
        return { name, kind: 'text', values: written.finish() };
      }
      return { name, kind: 'number', values: numbers, ...(odd.size > 0 ? { odd } : {}) };
    },
  };
}

/** Texts keep inner line ends, as one sign on every system. */
function cleanText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  return cell.includes('\r') ? cell.replace(/\r\n?/g, '\n').trim() : cell.trim();
}

/** Headers trimmed, never empty, never twice: a second `loss` becomes `loss (2)`. */
function uniqueNames(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header, i) => {
    const wanted =
      cleanText(header).replace(/\s+/g, ' ').slice(0, VALUE_LENGTH) || `column ${i + 1}`;
    let name = wanted;
    for (let k = 2; taken.has(name); k++) name = `${wanted} (${k})`;
    taken.add(name);
    return name;
  });
}
