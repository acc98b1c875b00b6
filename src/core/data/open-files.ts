import { Gunzip, Inflate } from 'fflate';
import type { LongWork } from '../long-work';
import { failure, type Result, success } from '../result';
import { looksLikeGzip, namePackedFormat } from './packed-formats';
import { looksLikeTar, readTar } from './tar-entries';
import { looksLikeZip, readZipDirectory, type ZipEntry } from './zip-directory';

/** A file as it was dropped, picked or named. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file ready for `readTable`, or why it could not be got out of its archive. */
export interface OpenedFile {
  /** Inside an archive: the archive's name, a slash, and the path in it. */
  readonly name: string;
  readonly content: Result<Uint8Array>;
}

/** More than anyone's logs, and less than a tab can hold. */
const MOST_FILES = 10_000;
const MOST_BYTES = 512 * 1024 * 1024;
/** Logs shrink 5 to 50 times; what shrinks more than this was made to fill memory. */
const MOST_RATIO = 250;
/** Small files of one repeated character are no danger, whatever their ratio. */
const SMALL = 1024 * 1024;
const MOST_DEPTH = 4;
const PIECE = 65_536;
const LONGEST_PATH = 300;

/** Weights and optimiser states lie beside the logs of a run, are larger than all of them, and never are one. */
const WEIGHTS = /\.(safetensors|bin|pt|pth|ckpt|gguf|onnx|h5|msgpack|npz|npy|pkl|pickle)$/i;
/** So do tokenizers, whose JSON is no table of runs. */
const TOKENIZER =
  /^(tokenizer(_config)?|vocab|merges|added_tokens|special_tokens_map|generation_config|preprocessor_config)\.(json|txt|model)$/i;

interface Budget {
  files: number;
  bytes: number;
}

/**
 * Opens zip, gzip and tar archives, also those inside archives, and leaves every other file as it is, in the order
 * given and then in that of each archive. Folders, what file managers add to archives (`__MACOSX`, dot files),
 * weights and tokenizers are left aside. Nothing of a zip is unpacked before the sizes it claims are within the limits, and no
 * file becomes larger than it claims; a gzip stream, which claims nothing, is cut off at them. Progress is in bytes
 * of the files given.
 *
 * Before `readTable` of what it gives, `await prepareToRead(...)` loads the decoders of binary formats.
 *
 * Problems, in the place of a file: `archive-damaged`, `archive-encrypted`, `archive-method` (method),
 * `archive-format` (format), `archive-empty`, `archive-spreadsheet`, `archive-too-many` (most), `archive-too-large` (most, in bytes),
 * `archive-too-dense` (inner, ratio), `archive-too-deep` (most); all with file.
 */
export function* openFiles(files: readonly NamedFile[]): LongWork<readonly OpenedFile[]> {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const budget: Budget = { files: 0, bytes: 0 };
  const opened: OpenedFile[] = [];
  let before = 0;
  for (const { name, bytes } of files) {
    const work = open(name, bytes, budget, 0);
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        opened.push(...step.value);
        break;
      }
      const { done, total: inner } = step.value;
      yield { done: before + (bytes.length * done) / Math.max(1, inner), total };
    }
    before += bytes.length;
  }
  return opened;
}

function* open(
  name: string,
  bytes: Uint8Array,
  budget: Budget,
  depth: number,
): LongWork<readonly OpenedFile[]> {
  const refuse = (code: string, data: Record<string, string | number> = {}): OpenedFile[] => [
    { name, content: failure(code, { file: name, ...data }) },
  ];
  const format = namePackedFormat(bytes);
  if (format) return refuse('archive-format', { format });
  const isGzip = looksLikeGzip(bytes);
  const isTar = !isGzip && looksLikeTar(bytes);
  if (!isGzip && !isTar && !looksLikeZip(bytes)) return [{ name, content: success(bytes) }];
  if (depth === MOST_DEPTH) return refuse('archive-too-deep', { most: MOST_DEPTH });
  if (isGzip) {
    const unpacked = yield* gunzip(name, bytes, budget);
    if (!unpacked.ok) return [{ name, content: unpacked }];
    const inner = name.replace(/\.tgz$/i, '.tar').replace(/(?<=.)\.gz$/i, '');
    return yield* open(inner, unpacked.value, budget, depth + 1);
  }
  if (isTar) return yield* openTar(name, bytes, budget, depth);
  const directory = readZipDirectory(bytes, MOST_FILES + 1);
  if (!directory) return refuse('archive-damaged');
  if (directory.some(({ path }) => path === '[Content_Types].xml'))
    return refuse('archive-spreadsheet');
  const entries = directory.flatMap((entry) => {
    const path = cleanPath(entry.path);
    return path === null ? [] : [{ entry, path }];
  });
  if (entries.length === 0) return refuse('archive-empty');
  budget.files += entries.length;
  if (budget.files > MOST_FILES) return refuse('archive-too-many', { most: MOST_FILES });
  for (const { entry, path } of entries) {
    const ratio = entry.size / Math.max(1, entry.packed.length);
    if (entry.size > SMALL && ratio > MOST_RATIO)
      return refuse('archive-too-dense', { inner: path, ratio: Math.round(ratio) });
    budget.bytes += entry.size;
  }
  if (budget.bytes > MOST_BYTES) return refuse('archive-too-large', { most: MOST_BYTES });
  const opened: OpenedFile[] = [];
  let done = 0;
  for (const { entry, path } of entries) {
    const inner = `${name}/${path}`;
    const content = yield* unpack(entry, inner, done, bytes.length);
    done += entry.packed.length;
    if (content.ok) {
      for (const file of yield* open(inner, content.value, budget, depth + 1)) opened.push(file);
    } else opened.push({ name: inner, content });
    yield { done, total: bytes.length };
  }
  return opened;
}

/** The files of a tar archive: they lie in it as they are, so nothing grows. */
function* openTar(
  name: string,
  bytes: Uint8Array,
  budget: Budget,
  depth: number,
): LongWork<readonly OpenedFile[]> {
  const refuse = (code: string, data: Record<string, string | number> = {}): OpenedFile[] => [
    { name, content: failure(code, { file: name, ...data }) },
  ];
  const all = readTar(bytes, MOST_FILES + 1);
  if (!all) return refuse('archive-damaged');
  const entries = all.flatMap((entry) => {
    const path = cleanPath(entry.path);
    return path === null ? [] : [{ ...entry, path }];
  });
  if (entries.length === 0) return refuse('archive-empty');
  budget.files += entries.length;
  if (budget.files > MOST_FILES) return refuse('archive-too-many', { most: MOST_FILES });
  const opened: OpenedFile[] = [];
  let done = 0;
  for (const entry of entries) {
    const inner = `${name}/${entry.path}`;
    for (const file of yield* open(inner, entry.bytes, budget, depth + 1)) opened.push(file);
    done += entry.bytes.length;
    yield { done, total: bytes.length };
  }
  return opened;
}

/** A gzip stream, or several one after the other, unpacked; nothing says beforehand how large it becomes. */
function* gunzip(file: string, packed: Uint8Array, budget: Budget): LongWork<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const stream = new Gunzip((chunk, last) => {
    length += chunk.length;
    isWhole = last;
    if (length <= MOST_BYTES) chunks.push(chunk);
  });
  for (let at = 0; at < packed.length; at += PIECE) {
    const last = at + PIECE >= packed.length;
    try {
      stream.push(packed.subarray(at, at + PIECE), last);
    } catch {
      // What is no deflate stream, or is cut off; the library throws for nothing else.
      return failure('archive-damaged', { file });
    }
    if (budget.bytes + length > MOST_BYTES)
      return failure('archive-too-large', { file, most: MOST_BYTES });
    const ratio = length / Math.max(1, Math.min(packed.length, at + PIECE));
    if (length > SMALL && ratio > MOST_RATIO)
      return failure('archive-too-dense', { file, inner: file, ratio: Math.round(ratio) });
    if (!last) yield { done: at + PIECE, total: packed.length };
  }
  if (!isWhole) return failure('archive-damaged', { file });
  budget.bytes += length;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return success(bytes);
}

/** The bytes of one entry; exactly as many as it claims, or it is damaged. */
function* unpack(
  { method, encrypted, size, packed }: ZipEntry,
  file: string,
  before: number,
  total: number,
): LongWork<Result<Uint8Array>> {
  if (encrypted) return failure('archive-encrypted', { file });
  if (method === 0)
    return packed.length === size ? success(packed) : failure('archive-damaged', { file });
  if (method !== 8) return failure('archive-method', { file, method });
  const bytes = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length <= size) bytes.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < packed.length && filled <= size; at += PIECE) {
    const last = at + PIECE >= packed.length;
    try {
      inflate.push(packed.subarray(at, at + PIECE), last);
    } catch {
      // What is no deflate stream; the library throws for nothing else.
      return failure('archive-damaged', { file });
    }
    if (!last) yield { done: before + at + PIECE, total };
  }
  return filled === size ? success(bytes) : failure('archive-damaged', { file });
}

const isBesideLogs = (name: string): boolean => WEIGHTS.test(name) || TOKENIZER.test(name);

/** A path made of plain names, never upwards or absolute; null for what is left aside. */
function cleanPath(path: string): string | null {
  const parts = path
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not hold.
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replaceAll('\\', '/')
    .split('/');
  const last = parts.at(-1) ?? '';
  if (last === '' || /^\./.test(last) || isBesideLogs(last) || parts.includes('__MACOSX'))
    return null;
  const names = parts.filter((part) => part !== '' && !/^(\.+|[A-Za-z]:)$/.test(part));
  return names.join('/').slice(-LONGEST_PATH);
}
