import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Dataset, ImportChoices, Mapping } from '../core/data';
import { failure, type Result, success } from '../core/result';
import type { OfferedFile } from '../worker';

/** The files a dataset was made from, and how they were read: enough to read them again in another way. */
export interface Original {
  readonly files: readonly OfferedFile[];
  readonly choices: ImportChoices;
  /** Where the files are from, for those of the gallery. */
  readonly about?: { readonly source: string; readonly licence: string };
}

/** What a list of own datasets shows; small, so that listing does not read any runs. */
export interface StoredSummary {
  /** `own-` and the first digits of the content hash: the same runs are one entry. */
  readonly id: string;
  readonly title: string;
  readonly runs: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** About what the runs and their files take, bytes. */
  readonly bytes: number;
  /** The files are here too: the columns can be mapped again. */
  readonly hasFiles: boolean;
  /** When it was put into the trash, milliseconds since 1970; absent for one that is in the list. */
  readonly trashedAt?: number;
}

/** An own dataset in the list. */
export interface OwnEntry extends StoredSummary {
  /** It is on this device; false for one that only this tab has, since storage was refused. */
  readonly kept: boolean;
}

export interface Contents {
  readonly dataset: Dataset;
  /** Absent for runs that came by link or session file, or were simulated. */
  readonly original?: Original;
}

export interface Schema extends DBSchema {
  summaries: { key: string; value: StoredSummary };
  contents: { key: string; value: Contents };
  values: { key: string; value: string };
}

/** As version 1 kept them: one file, and the mapping it was given. */
interface FirstOriginal {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping;
}
interface FirstContents {
  readonly dataset: Dataset;
  readonly original?: FirstOriginal;
}

const NAME = 'scalescope';
const VERSION = 2;

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/**
 * Runs one piece of work on the database. What storage refuses is a value: `storage-denied` (private mode,
 * blocked by a setting), `storage-full` (bytes), `storage-blocked` (another tab holds an older version),
 * `storage-newer` (a newer version of the page has been here), `storage-failed` (reason).
 */
export async function attempt<T>(
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
      upgrade: async (db, from, _to, transaction) => {
        if (from < 1)
          for (const store of ['summaries', 'contents', 'values'] as const)
            db.createObjectStore(store);
        else if (from < 2) await keepFilesAsList(transaction);
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

/** From version 1: one file becomes a list of files, a mapping the choices that lead to it, sizes are told. */
async function keepFilesAsList(
  transaction: Pick<
    IDBPTransaction<Schema, ('summaries' | 'contents' | 'values')[], 'versionchange'>,
    'objectStore'
  >,
): Promise<void> {
  const contents = transaction.objectStore('contents');
  const summaries = transaction.objectStore('summaries');
  for (const id of await contents.getAllKeys()) {
    const { dataset, original } = (await contents.get(id)) as unknown as FirstContents;
    const now: Contents = original ? { dataset, original: toFiles(original) } : { dataset };
    await contents.put(now, id);
    const summary = await summaries.get(id);
    if (summary) await summaries.put({ ...summary, ...measureContents(now) }, id);
  }
}

function toFiles({ fileName, bytes, mapping }: FirstOriginal): Original {
  const roles = Object.entries(mapping.roles).map(([role, { column, unit }]) => [
    role,
    { column, unit },
  ]);
  return {
    files: [{ name: fileName, content: bytes }],
    choices: { roles: Object.fromEntries(roles) },
  };
}

/** What contents take on the device, roughly: numbers are eight bytes, letters two. */
export function measureContents({
  dataset,
  original,
}: Contents): Pick<StoredSummary, 'bytes' | 'hasFiles'> {
  const texts = dataset.extra.flatMap(({ kind, values }) => (kind === 'text' ? [values] : []));
  const numbers = 3 + dataset.extra.length - texts.length;
  const letters = [dataset.names, ...texts].reduce((sum, values) => sum + sizeOfTexts(values), 0);
  const files = (original?.files ?? []).reduce((sum, { content }) => sum + sizeOf(content), 0);
  return {
    bytes: dataset.N.length * numbers * 8 + letters + files,
    hasFiles: original !== undefined,
  };
}

/** Plain texts, or packed ones: an object of buffers and lists of words. */
function sizeOfTexts(texts: object): number {
  if (ArrayBuffer.isView(texts)) return texts.byteLength;
  let size = 0;
  for (const part of Array.isArray(texts) ? texts : Object.values(texts))
    if (typeof part === 'string') size += part.length * 2;
    else if (typeof part === 'object' && part !== null) size += sizeOfTexts(part);
  return size;
}

function sizeOf(content: OfferedFile['content']): number {
  return content instanceof Uint8Array ? content.byteLength : content.size;
}

const DENIED = new Set(['SecurityError', 'InvalidStateError', 'NotAllowedError']);

function explain(error: unknown, bytes: number) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'QuotaExceededError') return failure('storage-full', { bytes });
  if (name === 'BlockedError') return failure('storage-blocked');
  if (name === 'VersionError') return failure('storage-newer');
  if (DENIED.has(name)) return failure('storage-denied');
  return failure('storage-failed', { reason: message || name });
}
