import { type ImportChoices, type NamedFile, openFiles, prepareToRead } from '../core/data';
import { runToEnd } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import type { Arguments } from './arguments';
import type { Io } from './io';
import { readPositive } from './values';

/** Flags of what is taken of training logs, and of answers their files do not give; shared by commands. */
export const importFlags = {
  map: 'text',
  take: 'text',
  'loss-column': 'text',
  embeddings: 'text',
  params: 'text',
  tokens: 'text',
  'batch-tokens': 'text',
} as const;

const takes = ['final', 'smoothed', 'checkpoints'] as const;
const counts = ['with', 'without'] as const;

/** Problems: `cli-not-one-of` (flag, value, known), those of `readPositive`. */
export function readChoices(args: Arguments): Result<Omit<ImportChoices, 'roles'>> {
  const take = oneOf(args, 'take', takes);
  if (!take.ok) return take;
  const embeddings = oneOf(args, 'embeddings', counts);
  if (!embeddings.ok) return embeddings;
  const answers: Record<string, number> = {};
  for (const [flag, name] of [
    ['params', 'params'],
    ['tokens', 'tokens'],
    ['batch-tokens', 'batchTokens'],
  ] as const) {
    const text = args.text(flag);
    if (text === undefined) continue;
    const value = readPositive(`--${flag}`, text);
    if (!value.ok) return value;
    answers[name] = value.value;
  }
  const lossColumn = args.text('loss-column');
  return success({
    ...(take.value ? { take: take.value } : {}),
    ...(embeddings.value ? { embeddings: embeddings.value } : {}),
    ...(lossColumn === undefined ? {} : { lossColumn }),
    ...(Object.keys(answers).length > 0 ? { answers: { '': answers } } : {}),
  });
}

function oneOf<T extends string>(
  args: Arguments,
  flag: string,
  known: readonly T[],
): Result<T | undefined> {
  const value = args.text(flag);
  if (value === undefined) return success(undefined);
  const found = known.find((candidate) => candidate === value);
  return found
    ? success(found)
    : failure('cli-not-one-of', { flag: `--${flag}`, value, known: known.join(', ') });
}

/** The files a person named. Problem: `cli-unreadable-file` (file, reason). */
export function readNamedFiles(paths: readonly string[], io: Io): Result<NamedFile[]> {
  const files: NamedFile[] = [];
  const names = shortNames(paths);
  for (const [i, file] of paths.entries()) {
    const read = io.readFile(file);
    if ('reason' in read) return failure('cli-unreadable-file', { file, reason: read.reason });
    files.push({ name: names[i] as string, bytes: read.bytes });
  }
  return success(files);
}

/** A lone file by its name; several by their paths, which may tell their runs apart. */
function shortNames(paths: readonly string[]): readonly string[] {
  return paths.length === 1 ? paths.map((path) => path.replace(/^.*[\\/]/, '')) : paths;
}

/** Loads the decoders of binary files, also of those in archives; null where all are text and nothing is to load. */
export function prepareFiles(files: readonly NamedFile[]): Promise<void> | null {
  const isBinary = ({ bytes }: NamedFile): boolean =>
    ['PAR1', 'PK\u0003\u0004'].includes(String.fromCharCode(...bytes.subarray(0, 4)));
  if (!files.some(isBinary)) return null;
  const opened = runToEnd(openFiles(files));
  return prepareToRead(
    opened.flatMap(({ content }) => (content.ok ? [{ bytes: content.value }] : [])),
  );
}
