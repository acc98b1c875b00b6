import { compare as words } from '../../../messages/laws';
import type { Compared } from '../../../state';

/** What a column is called: its preset or fit, with the law's name where several laws stand side by side. */
export function labelsOf(compared: readonly Compared[]): ReadonlyMap<string, string> {
  const laws = new Set(compared.map(({ law }) => law.id));
  return new Map(
    compared.map(({ key, law, preset }) => {
      if (!preset) return [key, laws.size > 1 ? words.fitOf(law.title) : words.fitAlone(law.title)];
      return [key, laws.size > 1 ? `${law.title}: ${preset.label}` : preset.label];
    }),
  );
}

export const labelOf = (labels: ReadonlyMap<string, string>, { key }: Compared): string =>
  labels.get(key) ?? key;

/** Names for a title: the laws' own where they tell the two apart, else those of their values. */
export function shortNames(first: Compared, second: Compared): readonly [string, string] {
  const name = (entry: Compared): string => {
    if (first.law.id !== second.law.id) return entry.law.title;
    return entry.preset?.label ?? words.fitAlone(entry.law.title);
  };
  return [name(first), name(second)];
}
