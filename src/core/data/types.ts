import type { LogFacts, LogLayout } from './log-layout';
import type { Texts } from './texts';

/** One column of a table as read from a file, before anyone has said what it means. */
export type RawColumn = NumberColumn | TextColumn;

export interface NumberColumn {
  readonly name: string;
  readonly kind: 'number';
  /** NaN where the cell is empty or no finite or infinite number. */
  readonly values: Float64Array;
  /** What was written in the filled cells that are NaN in `values`, by row. */
  readonly odd?: ReadonlyMap<number, string>;
}

export interface TextColumn {
  readonly name: string;
  readonly kind: 'text';
  readonly values: Texts;
}

/** A table as read: a cell that is no number is NaN in a number column and kept in `odd`. */
export interface RawTable {
  readonly columns: readonly RawColumn[];
  readonly rowCount: number;
  /** Line of the file each row began on, 1-based. */
  readonly lines: Uint32Array;
}

/** Why a row or a cell was turned away. `messages/` has the words. */
export type RejectionReason =
  | 'missing'
  | 'not-a-number'
  | 'not-finite'
  | 'zero'
  | 'negative'
  | 'out-of-range'
  | 'perplexity-not-above-one'
  | 'too-many-cells'
  | 'unclosed-quote'
  | 'not-json'
  | 'not-an-object';

/** A row that was left out, and the cell that was the cause. */
export interface RejectedRow {
  /** 1-based line of the file. */
  readonly line: number;
  /** Header of the column, or empty where the whole row is broken. */
  readonly column: string;
  /** As written in the file, at most 200 characters. */
  readonly value: string;
  readonly reason: RejectionReason;
}

/** What reading a file gives: columns, the first rows as written, and the rows that could not be read. */
export interface ReadTable {
  /** Id of the importer that recognised the content. */
  readonly format: string;
  readonly table: RawTable;
  /** At most the first 20 rows, each cell as written. */
  readonly preview: readonly (readonly string[])[];
  /** At most `REJECTED_KEPT` rows; `rejectedCount` is exact. */
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
  /** There where the table is a training log, not a table of runs. */
  readonly log?: LogLayout;
  /** There where the file is no table but the settings of a run, or of several. */
  readonly config?: LogFacts;
}

/** A table and the file it was read from. */
export interface NamedTable {
  readonly name: string;
  readonly read: ReadTable;
}

/** Rejected rows beyond this many are counted, not listed. */
export const REJECTED_KEPT = 10_000;

/** What a column can mean. More roles come with more laws. */
export const roles = ['name', 'N', 'D', 'C', 'loss', 'lossError'] as const;
export type Role = (typeof roles)[number];

/**
 * Runs ready to fit: columns in base units (raw counts, FLOPs, nats per token), one entry a run.
 * N, D and loss are always there and positive; `extra` keeps every other column for filters.
 */
export interface Dataset {
  /** Catalogue id, or `own-` followed by the first 12 digits of `hash`. */
  readonly id: string;
  readonly title: string;
  /** SHA-256 of the canonical columns, hex. */
  readonly hash: string;
  readonly names: Texts;
  readonly N: Float64Array;
  readonly D: Float64Array;
  readonly loss: Float64Array;
  /** Positive for every run, or absent. */
  readonly lossError?: Float64Array;
  /** Columns as in the file, in its own units: those without a role, and those with one that were converted. */
  readonly extra: readonly RawColumn[];
  /** Rows the dataset's own source leaves out, ascending; a person may include them again. */
  readonly leftOut: readonly number[];
  readonly origin: DatasetOrigin;
  /** Training FLOPs a first look should plan for; a hundred times the largest run where it says nothing. */
  readonly suggestedCompute?: number;
  /** What the loss is counted per; absent means per token. */
  readonly lossPer?: 'token' | 'byte';
  /** Headers of the columns that were taken as they stand, so that filters can name them. */
  readonly headers?: Readonly<Partial<Record<Role, string>>>;
}

export interface DatasetOrigin {
  readonly kind: 'bundled' | 'own' | 'link';
  /** Citation, or the file's name. */
  readonly source: string;
  readonly licence?: string;
  /** Sentences of a bundled dataset, or codes of `DataNote` for any other. */
  readonly notes: readonly string[];
  /** What the numbers were drawn from, where no run was measured; the title says so too. */
  readonly simulated?: SimulationFacts;
}

/** The law and the values it had, the layout of the runs, and the noise they were given. */
export interface SimulationFacts {
  readonly law: string;
  /** Id of a preset, or of the fit. */
  readonly truth: string;
  readonly design: string;
  /** Standard deviation of the logarithm of the response. */
  readonly noise: number;
  readonly seed: number;
}
