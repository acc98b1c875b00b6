/** One column of a table as read from a file, before anyone has said what it means. */
export type RawColumn =
  | { readonly name: string; readonly kind: 'number'; readonly values: Float64Array }
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly string[] };

/** A table as read: a cell that is no number is NaN in a number column and kept in `text`. */
export interface RawTable {
  readonly columns: readonly RawColumn[];
  readonly rowCount: number;
  /** Line of the file each row began on, 1-based. */
  readonly lines: Uint32Array;
}

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
  readonly names: readonly string[];
  readonly N: Float64Array;
  readonly D: Float64Array;
  readonly loss: Float64Array;
  readonly lossError?: Float64Array;
  readonly extra: readonly RawColumn[];
  /** Rows the dataset's own source leaves out, ascending; a person may include them again. */
  readonly leftOut: readonly number[];
  readonly origin: DatasetOrigin;
}

export interface DatasetOrigin {
  readonly kind: 'bundled' | 'own' | 'link';
  /** Citation, or the file's name. */
  readonly source: string;
  readonly licence?: string;
  readonly notes: readonly string[];
}
