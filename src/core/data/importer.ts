import type { LongWork } from '../long-work';
import type { Result } from '../result';
import type { Encoding } from './text';
import type { ReadTable } from './types';

/** The whole of one file. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  /** Where the text starts, past a byte order mark. */
  readonly start: number;
}

/** The beginning of a file, enough to tell its format. */
export interface Sample {
  /** The first bytes, at most 64, for formats that are no text. */
  readonly head: Uint8Array;
  /** At most 64 KiB decoded, line ends as `\n`, ending with a whole line unless there is only one. */
  readonly text: string;
  /** The sample is the whole file. */
  readonly complete: boolean;
}

export interface ImportOptions {
  /** For messages only: a format is told by its content. */
  readonly fileName: string;
}

/** Reads one format. Each importer is a file in `importers/` and a line in its list. */
export interface Importer {
  readonly id: string;
  /** As a person would name the format. */
  readonly title: string;
  /** How sure the content is of this format: 0 (no) to 1 (nothing else). */
  sniff(sample: Sample): number;
  /** Loads what `parse` needs beyond this file, once: a decoder in a chunk of its own. */
  prepare?(): Promise<void>;
  /** Rows that cannot be read are in the table's `rejected`; a failure means there is no table at all. */
  parse(source: Source, options: ImportOptions): LongWork<Result<ReadTable>>;
}
