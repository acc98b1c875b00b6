import { createTableBuilder } from './table-builder';
import type { ReadTable } from './types';

/**
 * Reads the plainest CSV: commas, no quotes, decimal points, a header on the first line. Enough for the
 * bundled tables, and small enough for the first picture not to wait for the reader of everything else.
 */
export function readPlainCsv(text: string): ReadTable {
  const [header = '', ...lines] = text.split('\n');
  const table = createTableBuilder(header.split(','), 'dot');
  lines.forEach((line, i) => {
    if (line !== '') table.add(i + 2, line.split(','));
  });
  return table.finish('plain-csv');
}
