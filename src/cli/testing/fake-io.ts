import { readFileSync } from 'node:fs';
import type { Io } from '../io';
import { run } from '../run';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was written to files, by path. */
  readonly written: ReadonlyMap<string, string>;
}

/** Runs a command with files held in memory and the bundled data of the repository. */
export function runWith(files: Readonly<Record<string, string>>, ...argv: string[]): Outcome {
  const { code, outcome } = start(files, argv);
  if (typeof code !== 'number') throw new Error(`${argv[0]} answers later: use runLater`);
  return outcome(code);
}

/** The same for a command that loads something first. */
export async function runLater(
  files: Readonly<Record<string, string>>,
  ...argv: string[]
): Promise<Outcome> {
  const { code, outcome } = start(files, argv);
  return outcome(await code);
}

function start(files: Readonly<Record<string, string>>, argv: readonly string[]) {
  const said = { out: '', err: '' };
  const written = new Map<string, string>();
  let clock = 0;
  const io: Io = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    readFile: (path) => {
      const text = files[path];
      return text === undefined
        ? { reason: 'there is no such file' }
        : { bytes: new TextEncoder().encode(text) };
    },
    writeFile: (path, text) => {
      written.set(path, text);
      return null;
    },
    readBundled: (path) => ({
      bytes: new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url))),
    }),
    now: () => (clock += 2.5),
  };
  const code = run(argv, io);
  return { code, outcome: (done: number): Outcome => ({ code: done, ...said, written }) };
}

/** The JSON of a command that must succeed and say nothing else. */
export function jsonOf(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const { code, out, err } = runWith(files, ...argv, '--json');
  if (code !== 0 || err !== '') throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out);
}
