import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linkProblems } from './link-problems';

const folder = new URL('../core/permalink/', import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const codes = new Set(
  [...sources.matchAll(/'((?:link|state|session)-[a-z-]+)'/g)].map(([, code]) => code),
);

describe('link problems', () => {
  it('have a sentence for every code the codec can give, and none for others', () => {
    expect(Object.keys(linkProblems).sort()).toEqual([...codes].sort());
  });
  it('say what is wrong and what to do', () => {
    const data = { key: 'x', value: 'v', law: 'l', id: 'i', title: 't', part: 'p', column: 'c' };
    for (const [code, describe] of Object.entries(linkProblems)) {
      const { what, fix } = describe(data);
      expect(what.length, code).toBeGreaterThan(15);
      expect(fix, code).toMatch(/[.]$/);
    }
  });
});
