import type { Problem } from '../result';

/** The hash of an address taken apart: `#/SCREEN?key=value&...`, values decoded. */
export interface Address {
  readonly screen: string;
  readonly pairs: ReadonlyMap<string, string>;
}

/** Longer ones were not written by us; reading them would only cost time. */
const LONGEST = 200_000;
const MOST_KEYS = 100;

export function formatAddress({ screen, pairs }: Address): string {
  const query = Array.from(pairs, ([key, value]) => `${key}=${escapeValue(value)}`).join('&');
  return `#/${screen}${query ? `?${query}` : ''}`;
}

/**
 * Takes a whole address or only its hash. Problems: `link-too-long` (max), `link-bad-key` (key),
 * `link-bad-escape` (key), `link-repeated-key` (key), `link-too-many-keys` (max).
 */
export function parseAddress(text: string): Address & { readonly problems: readonly Problem[] } {
  const hash = hashOf(text.trim());
  if (hash.length > LONGEST) {
    return {
      screen: '',
      pairs: new Map(),
      problems: [{ code: 'link-too-long', data: { max: LONGEST } }],
    };
  }
  const split = hash.search(/\?/);
  const path = split < 0 ? hash : hash.slice(0, split);
  const problems: Problem[] = [];
  const pairs = new Map<string, string>();
  const parts = (split < 0 ? '' : hash.slice(split + 1)).split('&').filter((part) => part !== '');
  if (parts.length > MOST_KEYS)
    problems.push({ code: 'link-too-many-keys', data: { max: MOST_KEYS } });
  for (const part of parts.slice(0, MOST_KEYS)) {
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    const value = unescapeValue(equals < 0 ? '' : part.slice(equals + 1));
    if (!isKey(key)) problems.push({ code: 'link-bad-key', data: { key: key.slice(0, 40) } });
    else if (value === undefined) problems.push({ code: 'link-bad-escape', data: { key } });
    else if (pairs.has(key)) problems.push({ code: 'link-repeated-key', data: { key } });
    else pairs.set(key, value);
  }
  return { screen: path.replace(/^\/+|\/+$/g, ''), pairs, problems };
}

function hashOf(text: string): string {
  const sharp = text.indexOf('#');
  if (sharp >= 0) return text.slice(sharp + 1);
  return /^[a-z][a-z\d+.-]*:/i.test(text) ? '' : text;
}

/** Plain names only, and none that every object already has: keys end up as keys of records. */
export function isKey(key: string): boolean {
  return /^[A-Za-z][\w.-]{0,39}$/.test(key) && !(key in {});
}

/** Everything but what is safe in a hash and survives being pasted into a chat or a Markdown link. */
function escapeValue(value: string): string {
  const wellFormed = value.replace(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '\uFFFD',
  );
  return encodeURIComponent(wellFormed).replace(
    /[!'()*~]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function unescapeValue(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
