import {
  type Citation,
  formsOf,
  type Law,
  laws,
  type ReferenceTable,
  referenceTables,
  type ValueStatus,
} from '../../core/laws';

/** Cards of this screen that are no laws. */
export const COMPARE = 'compare';

export type Filter = 'all' | Exclude<ValueStatus, 'fitted'> | 'mismatch';

const citationWords = ({ authors, title, year, arxiv }: Citation): string[] => [
  authors,
  title,
  String(year),
  arxiv,
];

/** Everything a person may look a law up by. */
function lawWords(law: Law): string[] {
  return formsOf(law).flatMap((form) => [
    form.id,
    form.title,
    form.formula,
    form.family,
    ...form.citations.flatMap(citationWords),
    ...form.variables.flatMap(({ name, id }) => [name, id]),
    ...form.outputs.map(({ name }) => name),
    ...form.presets.flatMap(({ id, label }) => [id, label]),
  ]);
}

function tableWords({ id, title, formula, citations, facts }: ReferenceTable): string[] {
  return [
    id,
    title,
    formula,
    ...citations.flatMap(citationWords),
    ...facts.map(({ label }) => label),
  ];
}

/** Made once, at the first search. */
let index: ReadonlyMap<string, string> | undefined;

function hasWords(id: string, query: string): boolean {
  index ??= new Map([
    ...laws.map((law) => [law.id, lawWords(law).join(' ').toLowerCase()] as const),
    ...referenceTables.map(
      (table) => [table.id, tableWords(table).join(' ').toLowerCase()] as const,
    ),
  ]);
  const text = index.get(id) ?? '';
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Laws that have every word of the query, and pass the filter. */
export function findLaws(query: string, filter: Filter): readonly Law[] {
  return laws.filter((law) => passes(law, filter) && hasWords(law.id, query));
}

/** Tables that have every word of the query, and a fact of the status. */
export function findTables(query: string, filter: Filter): readonly ReferenceTable[] {
  return referenceTables.filter(
    ({ id, facts, checks }) =>
      (filter === 'all' ||
        (filter === 'mismatch'
          ? checks.some(({ knownMismatch }) => knownMismatch)
          : facts.some(({ status }) => status === filter))) &&
      hasWords(id, query),
  );
}

function passes(law: Law, filter: Filter): boolean {
  if (filter === 'all') return true;
  return formsOf(law).some((form) =>
    filter === 'mismatch'
      ? form.checks.some(({ knownMismatch }) => knownMismatch)
      : form.presets.some(({ status }) => status === filter),
  );
}
