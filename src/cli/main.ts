import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareToRead } from '../core/data';
import type { FileBytes, Io } from './io';
import { run } from './run';

/** The built file is one folder below the top of the repository. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'it is not permitted',
};

function read(path: string): FileBytes {
  try {
    return { bytes: new Uint8Array(readFileSync(path)) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function write(path: string, text: string): string | null {
  try {
    writeFileSync(path, text);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}

const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  // npm runs scripts in the repository's folder; a path means the folder the person is in.
  readFile: (path) => read(resolve(process.env.INIT_CWD ?? '.', path)),
  writeFile: (path, text) => write(resolve(process.env.INIT_CWD ?? '.', path), text),
  readBundled: (path) => read(join(root, 'public', path)),
  now: () => performance.now(),
};

/** Commands read their files in one go: the decoders of binary formats are loaded before. */
await prepareToRead(
  process.argv.slice(3).flatMap((path) => {
    const file = io.readFile(path);
    return 'bytes' in file ? [file] : [];
  }),
);
process.exitCode = await run(process.argv.slice(2), io);
