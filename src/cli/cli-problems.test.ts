import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeForCli } from '../messages/cli';

const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const codes = sources.flatMap((text) =>
  [...text.matchAll(/failure\(\s*'(cli-[a-z-]+)'/g)].map(([, code]) => code as string),
);

describe('command line problems', () => {
  it('all have a sentence that says what to do', () => {
    expect(new Set(codes).size).toBeGreaterThan(20);
    for (const code of codes) {
      const text = describeForCli({
        code,
        data: { value: 'v', known: 'one, two', law: 'l', example: '1e21', flag: '--f', where: 'w' },
      });
      expect(text, code).toMatch(/^.{15,}\. .{8,}\.$/);
    }
  });
});
