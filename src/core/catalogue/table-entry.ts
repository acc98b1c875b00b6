import type { LawBinding } from '../data';
import type { ColumnDescription } from './catalogue-entry';

/** One way to read a table as the data of a law. */
export interface TableBinding extends LawBinding {
  /** Id of the law, or of a part of one: `qid/per-bits`. */
  readonly law: string;
  /** What is fitted to what, in words. */
  readonly label: string;
  /**
   * Filters of which one is to be chosen, because the law holds within such rows only: one bit width, one
   * size. A filter of a person's own takes their place; `where` applies beside it. Absent: all rows at once.
   */
  readonly groups?: readonly string[];
  /** Filters of groups with too few rows for the law: named, so that a person sees why they have no fit. */
  readonly tooFew?: readonly string[];
}

/** A bundled table that is no list of runs: rows of measurements, or of what a source's own law predicts. */
export interface TableEntry {
  readonly id: string;
  /** Predictions are numbers a source computed from its own law: a fit to them recovers that law. */
  readonly kind: 'measurements' | 'predictions';
  readonly title: string;
  /** Name of the file among the bundled data. */
  readonly file: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly hash: string;
  /** Citation as it is shown. */
  readonly source: string;
  /** BibTeX keys and arXiv numbers of the source, for exports. */
  readonly citations: readonly { readonly key: string; readonly arxiv: string }[];
  readonly licence: string;
  readonly columns: readonly ColumnDescription[];
  /** Laws the table holds data for; empty where it is only read. */
  readonly bindings: readonly TableBinding[];
  /** What a person should know before fitting, as sentences. */
  readonly notes: readonly string[];
}
