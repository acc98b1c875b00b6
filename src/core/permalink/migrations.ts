/** The version this build writes. */
export const VERSION = 1;

export type Pairs = ReadonlyMap<string, string>;

/**
 * Entry i turns the keys of version i into those of version i + 1. Old links never break: entries are
 * only added, each with a test on a link of its time.
 */
export const migrations: readonly ((pairs: Pairs) => Pairs)[] = [fromVersion0];

/** Version 0, also links without a version: `dataset` and `c` became `data` and `C`. */
function fromVersion0(pairs: Pairs): Pairs {
  return rename(pairs, { dataset: 'data', c: 'C' });
}

/** A key under its new name keeps its place; where the new name is there too, the new one counts. */
function rename(pairs: Pairs, names: Readonly<Record<string, string>>): Pairs {
  const renamed = new Map<string, string>();
  for (const [key, value] of pairs) {
    const name = Object.hasOwn(names, key) ? (names[key] as string) : key;
    if (name === key || !pairs.has(name)) renamed.set(name, value);
  }
  return renamed;
}

export function migrate(pairs: Pairs, version: number): Pairs {
  return migrations.slice(version).reduce((current, step) => step(current), pairs);
}
