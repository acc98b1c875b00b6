import type { Dataset } from '../core/data';
import { failure, type Result, success } from '../core/result';
import { putTogether, takeApart } from './buffers-apart';
import {
  attempt,
  type Contents,
  measureContents,
  type Original,
  type StoredSummary,
} from './device-database';

/** What is in the trash longer than this leaves the device. */
const TRASH_DAYS = 30;
const DAY = 86_400_000;

export interface StoredDatasets {
  /** Newest first. */
  readonly listed: readonly StoredSummary[];
  /** Last thrown away first. */
  readonly trash: readonly StoredSummary[];
}

/** Own datasets on this device, and those in the trash. */
export function listDatasets(): Promise<Result<StoredDatasets>> {
  return attempt(async (db) => {
    const summaries = await db.getAll('summaries');
    return {
      listed: summaries
        .filter(({ trashedAt }) => trashedAt === undefined)
        .sort((a, b) => b.savedAt - a.savedAt),
      trash: summaries
        .filter(({ trashedAt }) => trashedAt !== undefined)
        .sort((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0)),
    };
  });
}

/** What became of a dataset that was to be kept. */
export interface Saved {
  readonly summary: StoredSummary;
  /** There was room for the runs, but not for the files they came from. */
  readonly withoutFiles: boolean;
}

/**
 * Keeps a dataset under its id, with the files it came from; saving the same runs again replaces title and time.
 * Where there is no room, the trash is emptied; then the files are left out; then it is `storage-full`.
 */
export async function saveDataset(dataset: Dataset, original?: Original): Promise<Result<Saved>> {
  const whole: Contents = original ? { dataset, original } : { dataset };
  let saved = await put(whole);
  if (isFull(saved) && (await emptyTrash(0)).ok) saved = await put(whole);
  const withoutFiles = isFull(saved) && original !== undefined;
  if (withoutFiles) saved = await put({ dataset });
  return saved.ok ? success({ summary: saved.value, withoutFiles }) : saved;
}

function put(given: Contents): Promise<Result<StoredSummary>> {
  const { id, title, N } = given.dataset;
  return attempt(async (db) => {
    // Before the transaction: it would end while the buffers are copied.
    const dataset = await takeApart(given.dataset);
    const write = db.transaction(['summaries', 'contents'], 'readwrite');
    // The same runs may come again by link: the files that are here stay.
    const here = given.original ? undefined : await write.objectStore('contents').get(id);
    const contents = here?.original ? { ...given, original: here.original } : given;
    const size = measureContents(contents);
    const summary: StoredSummary = { id, title, runs: N.length, savedAt: Date.now(), ...size };
    // Both or neither: the transaction is undone as a whole where there is no room.
    await Promise.all([
      write.objectStore('summaries').put(summary, id),
      write.objectStore('contents').put({ ...contents, dataset }, id),
      write.done,
    ]);
    return summary;
  }, measureContents(given).bytes);
}

function isFull(result: Result<unknown>): boolean {
  return !result.ok && result.problem.code === 'storage-full';
}

/**
 * The runs kept under an id, also from the trash; `own-dataset-not-stored` where there are none,
 * `own-dataset-damaged` (title) where they cannot be read any more.
 */
export async function loadDataset(id: string): Promise<Result<Dataset>> {
  const contents = await loadContents(id);
  return contents.ok ? success(contents.value.dataset) : contents;
}

/** The list entry of an id, also of one in the trash; null where there is none. */
export function findSummary(id: string): Promise<Result<StoredSummary | null>> {
  return attempt(async (db) => (await db.get('summaries', id)) ?? null);
}

/** The files a kept dataset was made from; `own-dataset-not-stored` where there are none. */
export async function loadOriginal(id: string): Promise<Result<Original>> {
  const contents = await loadContents(id);
  if (!contents.ok) return contents;
  const { original } = contents.value;
  return original ? success(original) : failure('own-dataset-not-stored', { id });
}

async function loadContents(id: string): Promise<Result<Contents>> {
  const found = await attempt(async (db) => ({
    contents: await db.get('contents', id),
    summary: await db.get('summaries', id),
  }));
  if (!found.ok) return found;
  const { contents: stored, summary } = found.value;
  const contents = stored && { ...stored, dataset: await putTogether(stored.dataset) };
  if (!contents) return failure('own-dataset-not-stored', { id });
  if (!isWhole(contents)) return failure('own-dataset-damaged', { title: summary?.title ?? id });
  // The list is where a title is changed.
  const dataset = { ...contents.dataset, id, title: summary?.title ?? contents.dataset.title };
  return success({ ...contents, dataset });
}

/** Columns of one length: what a disk that failed or an older version left behind is no dataset. */
function isWhole({ dataset }: Contents): boolean {
  if (!dataset || !(dataset.N instanceof Float64Array)) return false;
  const columns = [dataset.D, dataset.loss, dataset.names, ...dataset.extra.map((c) => c.values)];
  return dataset.N.length > 0 && columns.every((column) => column?.length === dataset.N.length);
}

/** Gives a kept dataset another title; `own-dataset-not-stored` where it is not there. */
export function renameDataset(id: string, title: string): Promise<Result<void>> {
  return changeSummary(id, (summary) => ({ ...summary, title }));
}

/** Puts a dataset into the trash: it leaves the list and can be brought back. */
export function trashDataset(id: string): Promise<Result<void>> {
  return changeSummary(id, (summary) => ({ ...summary, trashedAt: Date.now() }));
}

/** Takes a dataset out of the trash. */
export function restoreDataset(id: string): Promise<Result<void>> {
  return changeSummary(id, ({ trashedAt: _, ...summary }) => summary);
}

async function changeSummary(
  id: string,
  edit: (summary: StoredSummary) => StoredSummary,
): Promise<Result<void>> {
  const found = await attempt(async (db) => {
    // One transaction, so that two tabs that change the same entry come one after the other.
    const write = db.transaction(['summaries'], 'readwrite');
    const summary = await write.objectStore('summaries').get(id);
    if (summary) await write.objectStore('summaries').put(edit(summary), id);
    await write.done;
    return summary !== undefined;
  });
  if (!found.ok) return found;
  return found.value ? success(undefined) : failure('own-dataset-not-stored', { id });
}

/** Takes what has been in the trash for so many days off the device; 0 for all of it. */
export function emptyTrash(days = TRASH_DAYS): Promise<Result<void>> {
  return attempt(async (db) => {
    const before = Date.now() - days * DAY;
    const write = db.transaction(['summaries', 'contents'], 'readwrite');
    const summaries = await write.objectStore('summaries').getAll();
    const old = summaries.filter(({ trashedAt }) => trashedAt !== undefined && trashedAt <= before);
    await Promise.all([
      ...old.flatMap(({ id }) => [
        write.objectStore('summaries').delete(id),
        write.objectStore('contents').delete(id),
      ]),
      write.done,
    ]);
  });
}

/** Keeps a short text under a name of its own. */
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
