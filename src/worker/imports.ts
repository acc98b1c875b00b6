import * as Comlink from 'comlink';
import {
  createImportSession,
  type ImportChoices,
  type ImportFile,
  type ImportSession,
  type ImportView,
  readFiles,
} from '../core/data';
import type { LongWork } from '../core/long-work';
import { type Result, success } from '../core/result';
import type { OfferedFile } from './protocol';

/** The bytes of offered files; one that cannot be opened says why, and the others go on. */
export async function readContents(files: readonly OfferedFile[]): Promise<ImportFile[]> {
  const read: ImportFile[] = [];
  for (const { name, content } of files) {
    if (content instanceof Uint8Array) {
      read.push({ name, bytes: content });
      continue;
    }
    try {
      read.push({ name, bytes: new Uint8Array(await content.arrayBuffer()) });
    } catch (error) {
      const unreadable = error instanceof Error ? error.name : String(error);
      read.push({ name, bytes: new Uint8Array(0), unreadable });
    }
  }
  return read;
}

export function* openSession(files: readonly ImportFile[]): LongWork<Result<ImportSession>> {
  return success(createImportSession(yield* readFiles(files)));
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
