import { type GalleryEntry, gallery, HEAD_BYTES, recogniseFile } from '../core/catalogue';
import {
  type ColumnSource,
  type RawColumn,
  type RawTable,
  sha256,
  tableSource,
} from '../core/data';
import type { Progress } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import type { OfferedFile } from '../worker';
import type { Original } from './device-database';
import { fetchPublic } from './fetch-public';
import { chooseFitData } from './law-fits';
import { addOwn } from './own';
import type { Services } from './react';
import { openCard } from './screens';
import { keepTable } from './tables';

/** What a click brought. */
export interface Loaded {
  readonly rows: number;
  /** Rows of a table of runs that could not be used. */
  readonly rejected: number;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

type Needs = Pick<Services, 'store' | 'imports' | 'readTable'>;

/**
 * Fetches an entry from its source and takes it into use: runs become an own dataset with their files, shown at once;
 * any other table opens on the card of its law. Problems: those of `fetchPublic`, of an import, `gallery-changed`
 * (title, address) where the file no longer has its columns.
 */
export async function loadGalleryEntry(
  services: Needs,
  entry: GalleryEntry,
  options: LoadOptions,
): Promise<Result<Loaded>> {
  const files: OfferedFile[] = [];
  let before = 0;
  for (const { address, name } of entry.files) {
    const fetched = await fetchPublic(address, {
      signal: options.signal,
      onProgress: ({ done }) =>
        options.onProgress?.({ done: before + done, total: Math.max(entry.bytes, before + done) }),
    });
    if (!fetched.ok) return fetched;
    files.push({ name, content: fetched.value.content });
    before += sizeOf(fetched.value);
  }
  const [first] = files;
  if (!first || recogniseFile([entry], await readHead(first)) === undefined)
    return failure('gallery-changed', {
      title: entry.title,
      address: entry.files[0]?.address ?? '',
    });
  return entry.law
    ? openAsTable(services, entry, files)
    : takeRuns(services, entry, files, options);
}

/** How a file is to be read that is of the gallery: as its entry says. Null for any other. */
export async function recogniseOffered(
  files: readonly OfferedFile[],
): Promise<(Pick<GalleryEntry, 'title' | 'where'> & Pick<Original, 'choices' | 'about'>) | null> {
  const [file] = files;
  if (!file) return null;
  const entry = recogniseFile(gallery, await readHead(file));
  if (!entry?.choices || (files.length > 1 && entry.files.length === 1)) return null;
  const { title, where, choices, source, licence } = entry;
  return { title, where, choices: { ...choices, title }, about: { source, licence } };
}

async function takeRuns(
  { store, imports }: Needs,
  { title, source, licence, choices: known, where }: GalleryEntry,
  files: readonly OfferedFile[],
  { signal }: LoadOptions,
): Promise<Result<Loaded>> {
  const choices = { roles: {}, ...known, title };
  const opened = await imports.open(files, { signal });
  if (!opened.ok) return opened;
  const built = await opened.value.build(choices);
  opened.value.close();
  if (!built.ok) return built;
  const { dataset, rejectedCount } = built.value;
  await addOwn(store, dataset, { files, choices, about: { source, licence } }, { where });
  return success({ rows: dataset.N.length, rejected: rejectedCount });
}

async function openAsTable(
  { store, readTable }: Needs,
  entry: GalleryEntry,
  files: readonly OfferedFile[],
): Promise<Result<Loaded>> {
  const tables: RawTable[] = [];
  for (const file of files) {
    const read = await readTable(await readBytes(file), file.name);
    if (!read.ok) return read;
    tables.push(read.value.table);
  }
  const source = joinBy(entry, tables);
  keepTable(store, source);
  const law = entry.law ?? '';
  chooseFitData(store, law, {
    offer: `made:${source.id}`,
    group: null,
    binding: null,
    weighted: false,
  });
  openCard(store, law);
  return success({ rows: source.rowCount, rejected: 0 });
}

/** Rows of several tables that have the same number in one column, side by side; a row that one of them lacks is left out. */
function joinBy(entry: GalleryEntry, tables: readonly RawTable[]): ColumnSource {
  const key = entry.joinedBy ?? '';
  const [first, ...others] = tables as readonly [RawTable, ...RawTable[]];
  const places = others.map((table) => {
    const values = columnOf(table, key);
    return new Map(Array.from(values, (value, row) => [value, row]));
  });
  const keys = columnOf(first, key);
  const rows = Array.from(keys, (value, row) => [
    row,
    ...places.map((map) => map.get(value) ?? -1),
  ]);
  const whole = rows.filter((row) => row.every((place) => place >= 0));
  const columns = [first, ...others].flatMap((table, t) =>
    table.columns
      .filter(({ name, kind }) => kind === 'number' && (t === 0 || name !== key))
      .map(
        (column): RawColumn => ({
          name: column.name,
          kind: 'number',
          values: Float64Array.from(
            whole,
            (row) => columnOf(table, column.name)[row[t] as number] as number,
          ),
        }),
      ),
  );
  const bytes = columns.map(({ values }) => new Uint8Array((values as Float64Array).buffer));
  const hash = sha256(concat(bytes));
  const table = { columns, rowCount: whole.length, lines: new Uint32Array(whole.length) };
  return tableSource(
    { table },
    {
      id: entry.id,
      title: entry.title,
      hash,
      origin: {
        kind: 'own',
        source: entry.source,
        licence: entry.licence,
        notes: [...entry.notes],
      },
    },
  );
}

function columnOf({ columns, rowCount }: RawTable, name: string): Float64Array {
  const column = columns.find((other) => other.name === name);
  return column?.kind === 'number' ? column.values : new Float64Array(rowCount).fill(Number.NaN);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const sizeOf = ({ content }: OfferedFile): number =>
  content instanceof Uint8Array ? content.length : content.size;

async function readBytes({ content }: OfferedFile): Promise<Uint8Array> {
  return content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer());
}

async function readHead({ content }: OfferedFile): Promise<string> {
  const head =
    content instanceof Uint8Array
      ? content.subarray(0, HEAD_BYTES)
      : await content.slice(0, HEAD_BYTES).arrayBuffer();
  return new TextDecoder().decode(head);
}
