import type { Result } from '../core/result';

export type FileBytes = { readonly bytes: Uint8Array } | { readonly reason: string };

/** The world as a command sees it; tests hand in their own. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** A file a person named; the reason in words where it cannot be read. */
  readFile(path: string): FileBytes;
  /** A file of the product, by its path under `public/`. */
  readBundled(path: string): FileBytes;
  /** Writes a file a person named; the reason in words where it cannot be written, else null. */
  writeFile(path: string, text: string): string | null;
  /** Milliseconds of any steady clock. */
  now(): number;
}

export interface Command {
  readonly name: string;
  /** What goes to standard output, or what is wrong; later where something must be loaded first. */
  run(argv: readonly string[], io: Io): Result<string> | Promise<Result<string>>;
}
