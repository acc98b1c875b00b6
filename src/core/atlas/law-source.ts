import { formsOf, laws, type ReferenceTable, referenceTables } from '../laws';
import type { AtlasEntry } from './entry';

/** The card on the screen of laws that an entry's paper is on. */
export interface LawSource {
  readonly card: string;
  readonly title: string;
  /** The paper's id on arXiv, without it an empty text. */
  readonly arxiv: string;
  readonly checks: number;
  /** Facts without a law. */
  readonly isTable: boolean;
}

/** Where the law or the table of an entry stands; null for an entry without one. */
export function findLawSource({ law: reference, title }: AtlasEntry): LawSource | null {
  if (reference === null) return null;
  const isOf = (check: { readonly reference: string }): boolean => check.reference === reference;
  const law = laws.find((candidate) => formsOf(candidate).some(({ checks }) => checks.some(isOf)));
  if (law) {
    const forms = formsOf(law);
    return {
      card: law.id,
      title: law.title,
      arxiv: arxivOf(
        forms.flatMap(({ citations }) => citations),
        title,
      ),
      checks: forms.flatMap(({ checks }) => checks.filter(isOf)).length,
      isTable: false,
    };
  }
  const table = referenceTables.find(({ id }) => id === reference);
  return table ? fromTable(table, title) : null;
}

const fromTable = ({ id, title, citations, checks }: ReferenceTable, paper: string): LawSource => ({
  card: id,
  title,
  arxiv: arxivOf(citations, paper),
  checks: checks.length,
  isTable: true,
});

/** Papers are told apart by the first words of their titles: a card may cite several. */
function arxivOf(
  citations: readonly { readonly title: string; readonly arxiv: string }[],
  paper: string,
): string {
  const start = (title: string): string =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9 ]/g, '')
      .slice(0, 24);
  return citations.find(({ title }) => start(title) === start(paper))?.arxiv ?? '';
}
