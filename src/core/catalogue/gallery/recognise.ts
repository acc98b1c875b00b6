import type { GalleryEntry } from './gallery-entry';

/** The bytes of a file that are enough to recognise it: a header may be long. */
export const HEAD_BYTES = 32_768;

/**
 * The entry a file is of, by the names in its first line and what its first rows hold: a file that was downloaded by
 * hand is read as the one that is fetched. Undefined for any other.
 */
export function recogniseFile(
  entries: readonly GalleryEntry[],
  head: string,
): GalleryEntry | undefined {
  const end = head.indexOf('\n');
  const first = end < 0 ? head : head.slice(0, end);
  const rest = end < 0 ? '' : head.slice(end + 1);
  const names = namesIn(first);
  const fitting = entries.filter(
    ({ header, sign }) =>
      header.every((name) => names.has(name)) && (sign === undefined || rest.includes(sign)),
  );
  // Where one has the columns of another and more, it is the one.
  return fitting.reduce<GalleryEntry | undefined>(
    (best, entry) => (best && best.header.length >= entry.header.length ? best : entry),
    undefined,
  );
}

/** Column names of a header line, or the keys of the first object of JSON lines. */
function namesIn(line: string): ReadonlySet<string> {
  const text = line.replace(/^\ufeff/, '').trim();
  if (!text.startsWith('{')) return new Set(text.split(',').map((cell) => unquote(cell)));
  return new Set([...text.matchAll(/"([^"\\]+)"\s*:/g)].map(([, key]) => key ?? ''));
}

function unquote(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}
