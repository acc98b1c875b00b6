import { describe, expect, it } from 'vitest';
import { type ReferenceTable, referenceTables, runTableChecks } from '.';

describe('reference tables', () => {
  it('list every table of this folder, once', () => {
    const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], {
      eager: true,
    });
    const found = Object.values(modules)
      .flatMap((module) => Object.values(module))
      .filter(
        (value): value is ReferenceTable =>
          typeof value === 'object' && value !== null && 'facts' in value,
      );
    const ids = (list: readonly ReferenceTable[]): string[] => list.map(({ id }) => id).sort();
    expect(ids(found)).toEqual(ids(referenceTables));
    expect(new Set(ids(found)).size).toBe(6);
  });

  it('reproduce every check point, each under the id of its table', () => {
    const outcomes = referenceTables.flatMap((table) => {
      for (const { reference } of table.checks) expect(reference).toBe(table.id);
      return runTableChecks(table).map(({ outcome }) => outcome);
    });
    expect(outcomes).toEqual(Array(15).fill('reproduces'));
  });

  it('name a source for every fact', () => {
    for (const { facts } of referenceTables) {
      expect(facts.length).toBeGreaterThan(0);
      for (const { source, value } of facts) {
        expect(source).not.toBe('');
        expect(Number.isFinite(value)).toBe(true);
      }
      expect(new Set(facts.map(({ label }) => label)).size).toBe(facts.length);
    }
  });

  it('call a wrong number a mismatch', () => {
    const [table] = referenceTables as readonly [ReferenceTable];
    const wrong = table.checks.map((check) => ({ ...check, expected: 1.5 }));
    expect(runTableChecks({ ...table, checks: wrong }).map(({ outcome }) => outcome)).toEqual([
      'mismatch',
      'mismatch',
    ]);
    expect(runTableChecks(table)[0]?.computed).toBeCloseTo(4 / 3, 12);
  });
});
