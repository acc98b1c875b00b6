/** How the values of keys are written in an address, and read from it. */

/** Where a key lives: in the address, on this device, or only in this tab. */
export type Home = 'url' | 'device' | 'session';

export interface KeyCodec<T> {
  readonly home: Home;
  readonly write: (value: T) => string;
  /** Undefined for text that is not a value of this key. */
  readonly read: (text: string) => T | undefined;
}

/** Shortest decimal that reads back to the same double. */
export function writeNumber(value: number): string {
  const plain = String(value);
  const power = value.toExponential();
  return (power.length < plain.length ? power : plain).replace('e+', 'e');
}

export function number(test: (value: number) => boolean): (text: string) => number | undefined {
  return (text) => {
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return undefined;
    const value = Number(text);
    return Number.isFinite(value) && test(value) ? value : undefined;
  };
}

/** So many numbers with commas between them; undefined for anything else. */
export function readNumbers(
  text: string,
  count: number,
  test: (value: number) => boolean,
): number[] | undefined {
  const read = text.split(',').map(number(test));
  return read.length === count && read.every((value) => value !== undefined) ? read : undefined;
}

export const quantity: KeyCodec<number | null> = {
  home: 'url',
  write: (value) => (value === null ? '' : writeNumber(value)),
  read: number((value) => value >= 1e-3 && value <= 1e40),
};

export function choice<T extends string>(values: readonly T[]): KeyCodec<T> {
  return {
    home: 'url',
    write: (value) => value,
    read: (text) => values.find((value) => value === text),
  };
}

/** A number that may be left to the screen. */
export function optional(low: number, high: number): KeyCodec<number | null> {
  return {
    home: 'url',
    write: (value) => (value === null ? '' : writeNumber(value)),
    read: number((value) => value >= low && value <= high),
  };
}

export const name: KeyCodec<string> = {
  home: 'url',
  write: (value) => value,
  read: (text) => (/^[\w.-]{1,80}$/.test(text) ? text : undefined),
};

/** Any header of a file, none included. */
export const columnName: KeyCodec<string> = {
  home: 'url',
  write: (value) => value,
  read: (text) => (text.length <= 200 ? text : undefined),
};

export function count(low: number, high: number): KeyCodec<number> {
  return {
    home: 'url',
    write: writeNumber,
    read: number((v) => Number.isInteger(v) && v >= low && v <= high),
  };
}

/** Rows as `3,7-9`. */
export function writeRanges(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < rows.length; ) {
    let end = i;
    while (rows[end + 1] === (rows[end] as number) + 1) end++;
    parts.push(end > i ? `${rows[i]}-${rows[end]}` : String(rows[i]));
    i = end + 1;
  }
  return parts.join(',');
}

/** Undefined for anything but ascending rows. */
export function readRanges(text: string): readonly number[] | undefined {
  if (text.length > 4000) return undefined;
  const rows: number[] = [];
  for (const part of text.split(',')) {
    const [, from, to = from] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part) ?? [];
    const first = Number(from ?? Number.NaN);
    const last = Number(to ?? Number.NaN);
    if (!(first <= last) || first <= (rows.at(-1) ?? -1) || last - first > 100_000)
      return undefined;
    for (let row = first; row <= last; row++) rows.push(row);
    if (rows.length > 100_000) return undefined;
  }
  return rows;
}

/** Any text of at most so many characters. */
export function text(most: number): KeyCodec<string> {
  return {
    home: 'url',
    write: (value) => value,
    read: (text) => (text.length <= most ? text : undefined),
  };
}

/** Some of a list of words, with dots between them. */
export function someOf<T extends string>(words: readonly T[]): KeyCodec<readonly T[]> {
  return {
    home: 'url',
    write: (value) => (value.length > 0 ? value.join('.') : 'none'),
    read(text) {
      if (text === 'none') return [];
      const parts = text.split('.');
      const known = words.filter((word) => parts.includes(word));
      return known.length > 0 ? known : undefined;
    },
  };
}
