import type { ColumnSource } from '../core/data';

/** Mixtures of several domains with losses measured after each: what a best mix can be looked for in. */
export interface Domains {
  readonly source: ColumnSource;
  /** A column of shares a domain. */
  readonly shares: readonly { readonly column: string; readonly scale: number }[];
  /** Domains, as people call them. */
  readonly names: readonly string[];
  /** A column of losses a validation domain. */
  readonly losses: readonly string[];
  readonly lossNames: readonly string[];
  readonly isSimulated: boolean;
}

/** More of either than a person can weigh, or than a law has parameters for. */
const MOST_DOMAINS = 24;
const MOST_LOSSES = 16;

const isShare = (name: string): boolean =>
  /(^|[_ ./-])(share|ratio|fraction|proportion)s?([_ ./-]|$)|^r\d+$|^train_/i.test(name) &&
  !/loss/i.test(name);

/** Columns of a table that are shares summing to 1 (or to 100 percent), and losses; null where they are not. */
export function readDomains(source: ColumnSource): Domains | null {
  const numbers = source.columns.flatMap((column) => (column.kind === 'number' ? [column] : []));
  const shares = numbers.filter(({ name }) => isShare(name));
  const losses = numbers.filter(({ name }) => /loss/i.test(name)).slice(0, MOST_LOSSES);
  if (shares.length < 2 || shares.length > MOST_DOMAINS || losses.length === 0) return null;
  const whole = wholeOf(shares, source.rowCount);
  if (whole === null) return null;
  const cut = commonStart(shares.map(({ name }) => name));
  return {
    source,
    shares: shares.map(({ name }) => ({ column: name, scale: 1 / whole })),
    names: shares.map(({ name }) => plain(name.slice(cut), /share|ratio|fraction|proportion/i)),
    losses: losses.map(({ name }) => name),
    lossNames: losses.map(({ name }) => plain(name, /metric|validation|val|loss/gi)),
    isSimulated: false,
  };
}

/** What the shares of every row sum to: 1 or 100; null where they do not. */
function wholeOf(
  columns: readonly { readonly values: ArrayLike<number> }[],
  rows: number,
): 1 | 100 | null {
  const sums = Array.from({ length: rows }, (_, row) =>
    columns.reduce((total, { values }) => total + (values[row] as number), 0),
  );
  for (const whole of [1, 100] as const)
    if (sums.length > 0 && sums.every((sum) => Math.abs(sum / whole - 1) < 0.02)) return whole;
  return null;
}

/** How many letters all names begin with, up to the last break between words. */
function commonStart(names: readonly string[]): number {
  const [first = ''] = names;
  let length = 0;
  while (length < first.length && names.every((name) => name[length] === first[length])) length++;
  while (length > 0 && !/[_ ./-]/.test(first[length - 1] as string)) length--;
  return length;
}

/** A column's name as words, without those that say what it is a column of. */
function plain(name: string, without: RegExp): string {
  const words = name
    .replace(without, ' ')
    .replaceAll(/[_./]+/g, ' ')
    .trim();
  return words.replaceAll(/\s+/g, ' ') || name;
}

/** The shares of a row, each a fraction. */
export function sharesOf({ source, shares }: Domains, row: number): number[] {
  return shares.map(({ column: name, scale }) => {
    const column = source.columns.find((one) => one.name === name);
    return column?.kind === 'number' ? scale * (column.values[row] as number) : Number.NaN;
  });
}
