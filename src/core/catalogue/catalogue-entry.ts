import type { Mapping, Role, Unit } from '../data';

/** What one column of a bundled table is. */
export interface ColumnDescription {
  readonly name: string;
  /** Unit in words; empty for names and labels. */
  readonly unit: string;
  readonly meaning: string;
}

/** Runs that come with the product: what they are, where they are from, and how the columns are to be read. */
export interface CatalogueEntry {
  readonly id: string;
  /** Rows with N, D and loss; see `TableEntry` for the others. */
  readonly kind: 'runs';
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
  /** Rows that do not pass are the ones the source itself leaves out; empty where there are none. */
  readonly where: string;
  readonly mapping: Mapping;
  /** Training FLOPs a first look should plan for; a hundred times the largest run where it says nothing. */
  readonly suggestedCompute?: number;
  /** What a person should know before fitting, as sentences. */
  readonly notes: readonly string[];
}

/** A mapping that needs no guess. */
export function knownMapping(
  choices: Readonly<Partial<Record<Role, readonly [column: string, unit: Unit]>>>,
): Mapping {
  const roles = Object.fromEntries(
    Object.entries(choices).map(([role, [column, unit]]) => [
      role,
      { column, unit, confidence: 1, why: 'chosen', unitWhy: 'chosen' } as const,
    ]),
  );
  return { roles, questions: [] };
}
