import { formsOf, type Law, laws, type ValueStatus } from '../../core/laws';

/** Cards of this screen that are no laws. */
export const COMPARE = 'compare';

export type Filter = 'all' | Exclude<ValueStatus, 'fitted'> | 'mismatch';

/** Everything a person may look a law up by, in lower case. */
function searchText(law: Law): string {
  return formsOf(law)
    .flatMap((form) => [
      form.id,
      form.title,
      form.formula,
      form.family,
      ...form.citations.flatMap(({ authors, title, year, arxiv }) => [
        authors,
        title,
        String(year),
        arxiv,
      ]),
      ...form.variables.flatMap(({ name, id }) => [name, id]),
      ...form.outputs.map(({ name }) => name),
      ...form.presets.flatMap(({ id, label }) => [id, label]),
    ])
    .join(' ')
    .toLowerCase();
}

let index: ReadonlyMap<string, string> | undefined;

/** Laws that have every word of the query, and pass the filter. */
export function findLaws(query: string, filter: Filter): readonly Law[] {
  index ??= new Map(laws.map((law) => [law.id, searchText(law)]));
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return laws.filter((law) => {
    const text = index?.get(law.id) ?? '';
    return words.every((word) => text.includes(word)) && passes(law, filter);
  });
}

function passes(law: Law, filter: Filter): boolean {
  if (filter === 'all') return true;
  return formsOf(law).some((form) =>
    filter === 'mismatch'
      ? form.checks.some(({ knownMismatch }) => knownMismatch)
      : form.presets.some(({ status }) => status === filter),
  );
}
