import { findCatalogueEntry } from '../catalogue';
import type { Problem } from '../result';
import { defaultState } from './explorer-state';

/**
 * First digits of the hash of the default dataset's file when version 1 of the link was fixed. A link that
 * names no data means those runs: were the file ever changed, old links would say so and new ones name it.
 */
export const DEFAULT_DATA_HASH = '02932bb5';

const HASH_DIGITS = 8;

function shortHash(id: string): string | undefined {
  return findCatalogueEntry(id)?.hash.slice(0, HASH_DIGITS);
}

/** Whether a link may leave the dataset out. */
export function isDefaultReference(id: string): boolean {
  return id === defaultState.data && shortHash(id) === DEFAULT_DATA_HASH;
}

/** A bundled dataset by id and hash; one of this device by the id that is its hash. */
export function writeReference(id: string): string {
  const hash = shortHash(id);
  return hash === undefined ? id : `${id}.${hash}`;
}

/**
 * The dataset id of a `data` key; the default one without a key or where it is not known. Problems:
 * `link-data-unknown` (value), `link-data-changed` (id, expected, present).
 */
export function readReference(text: string | undefined, problems: Problem[]): string {
  const found = /^([\w-]{1,80})(?:\.([0-9a-f]{8}))?$/.exec(
    text ?? `${defaultState.data}.${DEFAULT_DATA_HASH}`,
  );
  const id = found?.[1] ?? '';
  if (/^own-[0-9a-f]{12}$/.test(id)) return id;
  const present = shortHash(id);
  if (present === undefined) {
    problems.push({ code: 'link-data-unknown', data: { value: (text ?? '').slice(0, 60) } });
    return defaultState.data;
  }
  const expected = found?.[2];
  if (expected !== undefined && expected !== present) {
    problems.push({ code: 'link-data-changed', data: { id, expected, present } });
  }
  return id;
}
