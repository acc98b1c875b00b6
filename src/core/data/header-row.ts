import { failure, type Result, success } from '../result';
import { isMissing, parseCell } from './numbers';

export interface HeaderRow {
  readonly names: readonly string[];
  /** 1-based line the header is on. */
  readonly line: number;
}

/**
 * Finds the header among the first rows: past blank lines, comments, a spreadsheet's `sep=` line and
 * titles, the first row about as wide as the rest. Fails with `data-no-header` where that row holds numbers
 * and no names, and with `data-empty-file` where there is no row at all.
 */
export function findHeader(rows: readonly string[][], fileName: string): Result<HeaderRow> {
  const widths = rows.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const usual = [...widths].filter((width) => width > 0).sort((a, b) => a - b);
  const wide = usual[usual.length >> 1] ?? 0;
  let line = 1;
  for (const [i, row] of rows.entries()) {
    const at = line;
    line += 1 + row.join('').split('\n').length - 1;
    const first = (row[0] ?? '').trim();
    if (widths[i] === 0 || /^sep=/i.test(first)) continue;
    if ((widths[i] as number) * 2 <= wide) continue;
    // A comment sign before the names themselves belongs to the header; a comment is prose.
    if (first.startsWith('#') && (widths[i] as number) < wide) continue;
    const names = row.map((cell, k) => (k === 0 ? cell.trim().replace(/^#\s*/, '') : cell.trim()));
    while (names.length > 1 && names.at(-1) === '') names.pop();
    if (names.every((name) => isMissing(name) || !Number.isNaN(parseCell(name, 'dot'))))
      return failure('data-no-header', {
        file: fileName,
        line: at,
        first: names.join(', ').slice(0, 120),
      });
    return success({ names, line: at });
  }
  return failure('data-empty-file', { file: fileName });
}
