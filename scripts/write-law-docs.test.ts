import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formsOf, laws, runChecks } from '../src/core/laws';
import { writeLawPages } from './write-law-docs-pages';

const folder = new URL('../docs/laws/', import.meta.url);
const pages = writeLawPages(laws);
const all = [...pages.values()].join('\n');

describe('the pages of docs/laws', () => {
  it.each([...pages])('%s is what the laws say', (name, text) => {
    const written = readFileSync(new URL(name, folder), 'utf8');
    const same = written === text;
    expect(same ? 'up to date' : `docs/laws/${name} is stale: run npm run docs`).toBe('up to date');
  });

  it('are all there is', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  });

  it('have every law, part, preset, parameter and check point', () => {
    for (const law of laws) {
      for (const form of formsOf(law)) {
        expect(all).toContain(`\`${form.id}\``);
        for (const { id } of [...form.presets, ...form.parameters])
          expect(all).toContain(`\`${id}\``);
      }
    }
    const outcomes = laws.flatMap((law) => runChecks(law)).map(({ outcome }) => outcome);
    const count = (cell: RegExp) => all.match(cell)?.length ?? 0;
    expect(count(/\| reproduces \|/g)).toBe(outcomes.filter((o) => o === 'reproduces').length);
    expect(count(/\| \*\*mismatch\*\* \|/g)).toBe(outcomes.filter((o) => o === 'mismatch').length);
    expect(count(/\| not run: /g)).toBe(outcomes.filter((o) => o === 'not run').length);
  });
});
