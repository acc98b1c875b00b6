import { describe, expect, it } from 'vitest';
import { findLawTitle, formsOf, isPlanLaw, type Law, laws, planLaws, toRecord, toVector } from '.';
import { expectExactDerivatives, expectLinearity, expectWholeDerivatives } from './testing';

describe.each(laws.flatMap(formsOf).map((law) => [law.id, law] as const))('law %s', (_, law) => {
  it('has exact derivatives by its parameters and its features', () => expectExactDerivatives(law));

  it('writes every entry of its derivatives', () => expectWholeDerivatives(law));

  it('is linear where it says so', () => expectLinearity(law));

  it('has presets within the bounds of a fit, and a recommended design of whole columns', () => {
    for (const { values } of law.presets) {
      expect(toRecord(law, toVector(law, values))).toEqual({ ...values });
      law.parameters.forEach(({ id, bounds }) => {
        expect(values[id]).toBeGreaterThanOrEqual(bounds[0]);
        expect(values[id]).toBeLessThanOrEqual(bounds[1]);
      });
    }
    const lengths = law.variables.map(({ id }) => law.recommendedDesign.runs[id]?.length);
    expect(new Set(lengths).size).toBe(1);
    expect(lengths[0]).toBeGreaterThan(law.parameters.length);
  });

  it('names a citation and a source for everything', () => {
    expect(law.citations.length).toBeGreaterThan(0);
    for (const { source } of [...law.presets, ...law.checks]) expect(source).not.toBe('');
    expect(law.validity.words).not.toBe('');
    expect(law.fittedOn).not.toBe('');
    const needed = law.outputs.flatMap(({ inputs }) => inputs);
    expect(Object.keys(law.typical)).toEqual(expect.arrayContaining(needed));
  });
});

describe('registry', () => {
  const modules = import.meta.glob<Record<string, unknown>>(
    ['./*.ts', './*/index.ts', '!./*.test.ts'],
    { eager: true },
  );
  const isLaw = (value: unknown): value is Law =>
    typeof value === 'object' && value !== null && 'derivatives' in value && 'id' in value;

  it('lists every law file of this folder, once', () => {
    const found = Object.values(modules).flatMap((module) => Object.values(module).filter(isLaw));
    const ids = (list: readonly Law[]): string[] => list.map(({ id }) => id).sort();
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(ids(found))]).toEqual(ids(laws));
  });

  it('has the laws a plan is made with at hand, and the titles of all', () => {
    expect(planLaws.map(({ id }) => id)).toEqual(laws.filter(isPlanLaw).map(({ id }) => id));
    for (const { id, title } of laws) expect(findLawTitle(id)).toBe(title);
    expect(findLawTitle('constructor')).toBeUndefined();
  });

  it('gives every form an id of its own, a part the id of its whole', () => {
    const ids = laws.flatMap(formsOf).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const law of laws) {
      for (const part of law.parts ?? []) {
        expect(part.id.startsWith(`${law.id}/`)).toBe(true);
        expect(part.parts).toBeUndefined();
      }
    }
  });
});
