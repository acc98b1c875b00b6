import * as Comlink from 'comlink';
import {
  createImportSession,
  type FileRead,
  type ImportChoices,
  type ImportedRuns,
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
import type { OfferedFile, Reply } from './protocol';

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

/** Rows above which runs are moved to the page; copying fewer holds up nothing. */
const MOVED = 100_000;

/**
 * The runs for the page. Many are moved there, with buffers they share with the table they were made of: the session
 * is over then, which `over` is told, and opened again from its files should it be asked once more.
 */
export function handOver(reply: Reply<ImportedRuns>, over: () => void): Reply<ImportedRuns> {
  const runs = 'result' in reply && reply.result.ok ? reply.result.value : null;
  if (!runs || runs.dataset.N.length <= MOVED) return reply;
  over();
  return Comlink.transfer(reply, [...findBuffers(reply)]);
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
