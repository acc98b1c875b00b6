import { guessDelimiter, splitRows } from './delimiter';

/** The cells of a text's first line, for telling which program wrote a table; empty where nothing divides it. */
export function firstRow(text: string): readonly string[] {
  const { delimiter, cells } = guessDelimiter(text);
  if (cells < 2 || delimiter === ' ') return [];
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  const [row = []] = splitRows(`${line}\n`, delimiter).rows;
  return row.map((cell) => cell.trim());
}
