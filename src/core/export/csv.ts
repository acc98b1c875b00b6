/** One column of a table as shown: numbers at full precision, or texts. */
export interface CsvColumn {
  readonly name: string;
  /** Written after the name in parentheses; empty for none. */
  readonly unit: string;
  readonly values: ArrayLike<number> | readonly string[];
}

/**
 * A table as CSV (RFC 4180, lines end in LF): names with units in the first row, NaN as an empty cell.
 * Shorter columns are filled with empty cells.
 */
export function tableToCsv(columns: readonly CsvColumn[]): string {
  const header = columns.map(({ name, unit }) => quote(unit ? `${name} (${unit})` : name));
  const rows = Math.max(0, ...columns.map(({ values }) => values.length));
  const lines = [header.join()];
  for (let row = 0; row < rows; row++) {
    lines.push(columns.map(({ values }) => writeCell(values[row])).join());
  }
  return `${lines.join('\n')}\n`;
}

function writeCell(value: number | string | undefined): string {
  if (typeof value === 'string') return quote(value);
  return value === undefined || Number.isNaN(value) ? '' : String(value).replace('e+', 'e');
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
