import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type CheckOutcome,
  formsOf,
  laws,
  type ParameterSet,
  referenceTables,
  runChecks,
  runTableChecks,
} from '.';

const everything = (): CheckOutcome[] => [
  ...laws.flatMap((law) => runChecks(law)),
  ...referenceTables.flatMap((table) => runTableChecks(table)),
];

const byLaw = laws.map((law) => [law.id, law] as const);

/** Checks that compare with a printed number, however it was read. */
const isPublished = ({ kind }: CheckOutcome): boolean => kind.startsWith('published');

describe.each(byLaw)('checks of %s', (_, law) => {
  it('come out as they say', () => {
    for (const { knownMismatch, notRun, outcome, quantity, expected, computed } of runChecks(law)) {
      const said = notRun ? 'not run' : knownMismatch ? 'mismatch' : 'reproduces';
      expect({ quantity, expected, computed, outcome }).toEqual({
        quantity,
        expected,
        computed,
        outcome: said,
      });
    }
  });

  it('notice a change of 1 % in every preset value that is not listed as unpinned', () => {
    const before = runChecks(law).map(({ outcome }) => outcome);
    const found: Record<string, string[]> = {};
    const listed: Record<string, string[]> = {};
    for (const form of formsOf(law)) {
      for (const preset of form.presets) {
        const name = `${form.id} ${preset.id}`;
        listed[name] = [...(preset.unpinned ?? [])].sort();
        found[name] = form.parameters
          .map(({ id }) => id)
          .filter((id) => {
            const moved = moveValue(preset, id, 1.01);
            const after = runChecks(law, (other, wanted) =>
              other === form && wanted === preset.id
                ? moved
                : other.presets.find((candidate) => candidate.id === wanted),
            );
            return after.every(({ outcome }, i) => outcome === before[i]);
          })
          .sort();
      }
    }
    expect(listed).toEqual(found);
  });
});

function moveValue(preset: ParameterSet, id: string, factor: number): ParameterSet {
  return { ...preset, values: { ...preset.values, [id]: factor * (preset.values[id] as number) } };
}

interface ReferenceCheck {
  readonly quantity: string;
  readonly expected: number;
  readonly tolerance: number;
  readonly tolerance_type: 'abs' | 'rel';
  readonly computed: number;
  readonly kind: string;
  readonly known_mismatch: boolean;
}

const referenceFile = resolve('../shared/reference/laws.json');

describe.skipIf(!existsSync(referenceFile))('checks beside the reference collection', () => {
  const entries = (): { readonly id: string; readonly checks: readonly ReferenceCheck[] }[] =>
    existsSync(referenceFile) ? JSON.parse(readFileSync(referenceFile, 'utf8')) : [];
  const own = everything();

  it.each(entries().map(({ id }) => id))('%s: each check is here, once', (id) => {
    const wanted = entries().find((entry) => entry.id === id)?.checks ?? [];
    const open = own.filter(({ reference }) => reference === id);
    const missing: string[] = [];
    for (const check of wanted) {
      const at = open.findIndex((candidate) => isSame(candidate, check));
      if (at < 0) missing.push(`${check.quantity}: ${check.expected}`);
      else open.splice(at, 1);
    }
    expect({ missing, extra: open.map(({ quantity }) => quantity) }).toEqual({
      missing: [],
      extra: [],
    });
  });
});

/** One check in two notations: a unit may scale expected, computed and absolute tolerance together. */
function isSame(mine: CheckOutcome, theirs: ReferenceCheck): boolean {
  if (mine.kind !== theirs.kind || mine.knownMismatch !== theirs.known_mismatch) return false;
  if ((mine.tolerance.type === 'relative') !== (theirs.tolerance_type === 'rel')) return false;
  const unit = theirs.expected === 0 ? 1 : mine.expected / theirs.expected;
  const scale = mine.tolerance.type === 'relative' ? 1 : Math.abs(unit);
  const isNear = (a: number, b: number, within: number): boolean =>
    Math.abs(a - b) <= within * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;
  return (
    isNear(mine.tolerance.value, theirs.tolerance * scale, 1e-9) &&
    (mine.computed === null ||
      isNear(mine.computed, theirs.computed * unit, 2e-5) ||
      // What is left of a difference has fewer digits: a fiftieth of what the check allows.
      Math.abs(mine.computed - theirs.computed * unit) <= 0.02 * mine.tolerance.value)
  );
}

describe('all checks together', () => {
  it('count as published', () => {
    const published = everything().filter(isPublished);
    const count = (outcome: CheckOutcome['outcome']): number =>
      published.filter((check) => check.outcome === outcome).length;
    const counts = {
      published: published.length,
      reproduces: count('reproduces'),
      mismatch: count('mismatch'),
      notRun: count('not run'),
    };
    process.stdout.write(`Published check points: ${JSON.stringify(counts)}\n`);
    expect(counts).toEqual({ published: 90, reproduces: 68, mismatch: 14, notRun: 8 });
    expect(everything()).toHaveLength(173);
    expect(everything().filter(({ outcome }) => outcome === 'not run')).toHaveLength(9);
  });
});
