import { describe, expect, it } from 'vitest';
import { laws, referenceTables } from '../../core/laws';
import { findLaws, findTables } from './choose';

const ids = (query: string): string[] => findLaws(query, 'all').map(({ id }) => id);

describe('findLaws', () => {
  it('has every law for no words, in the order of the registry', () => {
    expect(ids('')).toEqual(laws.map(({ id }) => id));
    expect(ids('  ')).toHaveLength(laws.length);
  });
  it('finds by author, paper, preset, quantity and formula, every word at once', () => {
    expect(ids('besiroglu')).toContain('chinchilla');
    expect(ids('2203.15556 irreducible')).toEqual([]);
    expect(ids('HOFFMANN tex')[0]).toBe('chinchilla');
    expect(ids('2404.10102 replication')).toContain('chinchilla');
    expect(ids('no such words')).toEqual([]);
  });
  it('filters by status and by known mismatch', () => {
    expect(findLaws('', 'mismatch').map(({ id }) => id)).toContain('chinchilla');
    for (const law of findLaws('', 'derived')) {
      const sets = [law, ...(law.parts ?? [])].flatMap(({ presets }) => presets);
      expect(sets.some(({ status }) => status === 'derived')).toBe(true);
    }
    expect(findLaws('kaplan', 'mismatch').map(({ id }) => id)).not.toContain('kaplan');
  });
});

describe('findTables', () => {
  it('finds tables by their words', () => {
    expect(findTables('', 'all')).toHaveLength(referenceTables.length);
    expect(findTables('ibrahim', 'all').map(({ id }) => id)).toContain('ibrahim2024-cpt');
    expect(findTables('besiroglu', 'all')).toEqual([]);
  });
});
