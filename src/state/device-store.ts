import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Dataset, Mapping } from '../core/data';
import { failure, type Result, success } from '../core/result';

/** The file a dataset was made from, and how it was read. */
export interface Original {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping;
}

/** What a list of own datasets shows. */
export interface StoredSummary {
  /** `own-` and the first digits of the content hash: the same runs are one entry. */
  readonly id: string;
  readonly title: string;
  readonly runs: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

interface Contents {
  readonly dataset: Dataset;
  /** Absent for runs that came by link or session file. */
  readonly original?: Original;
}

interface Schema extends DBSchema {
  /** Small, so that listing does not read any runs. */
  summaries: { key: string; value: StoredSummary };
  contents: { key: string; value: Contents };
  values: { key: string; value: string };
}

const NAME = 'scalescope';
const VERSION = 1;

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/** Own datasets on this device, newest first. */
export function listDatasets(): Promise<Result<readonly StoredSummary[]>> {
  return attempt(async (db) => {
    const summaries = await db.getAll('summaries');
    return summaries.sort((a, b) => b.savedAt - a.savedAt);
  });
}

/** Keeps a dataset under its id, with the file it came from; saving the same runs again replaces title and time. */
export function saveDataset(dataset: Dataset, original?: Original): Promise<Result<StoredSummary>> {
  const { id, title, N } = dataset;
  const summary = { id, title, runs: N.length, savedAt: Date.now() };
  const contents = { dataset, ...(original ? { original } : {}) };
  return attempt(async (db) => {
    const write = db.transaction(['summaries', 'contents'], 'readwrite');
    // Both or neither: the transaction is undone as a whole where there is no room.
    await Promise.all([
      write.objectStore('summaries').put(summary, id),
      write.objectStore('contents').put(contents, id),
      write.done,
    ]);
    return summary;
  }, original?.bytes.length);
}

/** The runs kept under an id; `own-dataset-not-stored` where there are none. */
export async function loadDataset(id: string): Promise<Result<Dataset>> {
  const contents = await loadContents(id);
  return contents.ok ? success(contents.value.dataset) : contents;
}

/** The file a kept dataset was made from; `own-dataset-not-stored` where there is none. */
export async function loadOriginal(id: string): Promise<Result<Original>> {
  const contents = await loadContents(id);
  if (!contents.ok) return contents;
  const { original } = contents.value;
  return original ? success(original) : failure('own-dataset-not-stored', { id });
}

export function deleteDataset(id: string): Promise<Result<void>> {
  return attempt(async (db) => {
    const write = db.transaction(['summaries', 'contents'], 'readwrite');
    await Promise.all([
      write.objectStore('summaries').delete(id),
      write.objectStore('contents').delete(id),
      write.done,
    ]);
  });
}

/** Keeps a short text under a name of its own, such as the autosaved session. */
export function saveValue(key: string, value: string): Promise<Result<void>> {
  return attempt(async (db) => {
    await db.put('values', value, key);
  }, value.length);
}

/** The text kept under a name, or null. */
export function loadValue(key: string): Promise<Result<string | null>> {
  return attempt(async (db) => (await db.get('values', key)) ?? null);
}

/** The texts kept under names that begin alike, in the order of their names. */
export function listValues(prefix: string): Promise<Result<readonly string[]>> {
  return attempt((db) => db.getAll('values', IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
}

export function deleteValue(key: string): Promise<Result<void>> {
  return attempt((db) => db.delete('values', key));
}

async function loadContents(id: string): Promise<Result<Contents>> {
  const found = await attempt((db) => db.get('contents', id));
  if (!found.ok) return found;
  return found.value ? success(found.value) : failure('own-dataset-not-stored', { id });
}

/**
 * Runs one piece of work on the database. What storage refuses is a value: `storage-denied` (private mode,
 * blocked by a setting), `storage-full`, `storage-blocked` (another tab), `storage-failed`.
 */
async function attempt<T>(
  work: (db: IDBPDatabase<Schema>) => Promise<T>,
  bytes = 0,
): Promise<Result<T>> {
  try {
    opened ??= open();
    return success(await work(await opened));
  } catch (error) {
    // The next attempt opens it afresh: permission or room may be there by then.
    opened = null;
    return explain(error, bytes);
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    const name = (text: string): void => reject(new DOMException(text, text));
    if (typeof indexedDB === 'undefined') {
      name('SecurityError');
      return;
    }
    openDB<Schema>(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore('summaries');
        db.createObjectStore('contents');
        db.createObjectStore('values');
      },
      blocked: () => name('BlockedError'),
      // A newer version in another tab may upgrade; this one opens again when it is needed.
      blocking(_current, _blocked, event) {
        opened = null;
        (event.target as IDBDatabase).close();
      },
      terminated() {
        opened = null;
      },
    }).then(resolve, reject);
  });
}

const DENIED = new Set(['SecurityError', 'InvalidStateError', 'NotAllowedError']);

function explain(error: unknown, bytes: number) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'QuotaExceededError') return failure('storage-full', { bytes });
  if (name === 'BlockedError') return failure('storage-blocked');
  if (DENIED.has(name)) return failure('storage-denied');
  return failure('storage-failed', { reason: message || name });
}
