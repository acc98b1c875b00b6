import { type AtlasEntry, type AtlasKind, atlasKinds, listAtlas } from './entry';

export interface AtlasFilter {
  /** A kind; any other text stands for all of them. */
  readonly kind: string;
  readonly words: string;
}

/** The kind a filter names; null for all. */
export function kindOf(text: string): AtlasKind | null {
  return atlasKinds.find((kind) => kind === text) ?? null;
}

/** Everything a person may look an entry up by. */
const textOf = ({ id, title, kind, claim, points, ratios, date }: AtlasEntry): string =>
  [
    ...[id, title, kind, claim, date ?? ''],
    ...points.flatMap(({ label, parent, token_unit }) => [label, parent ?? '', token_unit ?? '']),
    ...ratios.map(({ what }) => what),
  ]
    .join(' ')
    .toLowerCase();

let index: ReadonlyMap<string, string> | undefined;

/** Entries of the kind that have every word, in the collection's order. */
export function searchAtlas({ kind, words }: AtlasFilter): readonly AtlasEntry[] {
  index ??= new Map(listAtlas().map((entry) => [entry.id, textOf(entry)]));
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const only = kindOf(kind);
  return listAtlas().filter((entry) => {
    const text = index?.get(entry.id) ?? '';
    return (only === null || entry.kind === only) && wanted.every((word) => text.includes(word));
  });
}
