import * as Comlink from 'comlink';
import {
  createImportSession,
  type FileRead,
  type ImportChoices,
  type ImportSession,
  type ImportView,
  type NamedFile,
  type OpenedFile,
  openFiles,
  prepareToRead,
  readFiles,
} from '../core/data';
import type { LongWork } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import type { OfferedFile } from './protocol';

/** The bytes of offered files; one that cannot be opened says why, and the others go on. */
export async function readContents(
  files: readonly OfferedFile[],
): Promise<{ readonly read: NamedFile[]; readonly refused: FileRead[] }> {
  const read: NamedFile[] = [];
  const refused: FileRead[] = [];
  for (const { name, content } of files) {
    try {
      const bytes =
        content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer());
      read.push({ name, bytes });
    } catch (error) {
      const reason = error instanceof Error ? error.name : String(error);
      refused.push({ name, result: failure('file-not-readable', { file: name, reason }) });
    }
  }
  return { read, refused };
}

/** Unpacks archives. */
export function* unpack(files: readonly NamedFile[]): LongWork<Result<readonly OpenedFile[]>> {
  return success(yield* openFiles(files));
}

/** Loads the decoders the files need. */
export function prepare(files: readonly OpenedFile[]): Promise<void> {
  return prepareToRead(
    files.flatMap(({ content }) => (content.ok ? [{ bytes: content.value }] : [])),
  );
}

export function* openSession(
  files: readonly OpenedFile[],
  refused: readonly FileRead[],
): LongWork<Result<ImportSession>> {
  const reads = yield* readFiles(files);
  return success(createImportSession([...reads, ...refused]));
}

export function* viewSession(
  session: ImportSession,
  choices: ImportChoices,
): LongWork<Result<ImportView>> {
  return success(yield* session.view(choices));
}

/** A value whose every buffer moves to the page instead of being copied; nothing here may use it afterwards. */
export function transferred<T>(value: T): T {
  return Comlink.transfer(value, [...findBuffers(value)]);
}

function findBuffers(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    // An array of texts has no buffer in it, whatever its length.
    if (typeof value[0] === 'object') for (const part of value) findBuffers(part, found);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Map)) {
    for (const part of Object.values(value)) findBuffers(part, found);
  }
  return found;
}
