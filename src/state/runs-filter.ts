import { type Dataset, parseWhere, selectRows } from '../core/data';
import { type Result, success } from '../core/result';

/** Names a filter may use, the quantities of a run first. */
export function filterColumns({ lossError, extra, headers = {} }: Dataset): readonly string[] {
  const roles = ['N', 'D', 'C', 'loss', ...(lossError ? ['lossError'] : []), 'name'];
  const named = [...roles, ...Object.values(headers), ...extra.map(({ name }) => name)];
  return [...new Set(named)];
}

/** Whether a filter can be read for a dataset, without looking at any of its runs. */
export function checkFilter(dataset: Dataset, text: string): Result<true> {
  const parsed = parseWhere(text);
  if (!parsed.ok) return parsed;
  const none = new Float64Array(0);
  const { lossError, headers, extra } = dataset;
  const empty = selectRows(
    {
      names: [],
      N: none,
      D: none,
      loss: none,
      extra: extra.map((column) =>
        column.kind === 'text' ? { ...column, values: [] } : { ...column, values: none },
      ),
      ...(lossError ? { lossError: none } : {}),
      ...(headers ? { headers } : {}),
    },
    parsed.value,
  );
  return empty.ok ? success(true) : empty;
}

/** A column's name as a filter writes it: in backticks where it is no bare word. */
export function writeColumn(name: string): string {
  const isBare = /^[\p{L}_][\p{L}\p{N}_./]*$/u.test(name) && !/^(and|or|not)$/i.test(name);
  return isBare ? name : `\`${name}\``;
}

export interface Suggestion {
  readonly name: string;
  /** The filter with the word at the caret made this column, and where the caret is then. */
  readonly text: string;
  readonly caret: number;
}

/** Columns that go on from the word before the caret; none inside a quoted text or after a whole name. */
export function suggestColumns(
  columns: readonly string[],
  text: string,
  caret: number,
): readonly Suggestion[] {
  const before = text.slice(0, caret);
  const quotes = (before.match(/['"]/g) ?? []).length;
  if (quotes % 2 === 1) return [];
  const word = /`?[\p{L}_][\p{L}\p{N}_./ ]*$/u.exec(before)?.[0] ?? '';
  const typed = /`/.test(word) ? word.slice(1) : (word.split(' ').at(-1) ?? '');
  const from = caret - typed.length - (/`/.test(word) ? 1 : 0);
  if (typed === '' && !/(^|[(\s!&|])$/.test(before)) return [];
  const low = typed.toLowerCase();
  const found = columns.filter((name) => name.toLowerCase().includes(low) && name !== typed);
  const ranked = found.sort(
    (a, b) => Number(b.toLowerCase().startsWith(low)) - Number(a.toLowerCase().startsWith(low)),
  );
  return ranked.slice(0, 8).map((name) => {
    const head = text.slice(0, from) + writeColumn(name);
    return { name, text: head + text.slice(caret), caret: head.length };
  });
}
