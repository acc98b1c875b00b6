import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importers } from './list';

describe('importers', () => {
  it('lists every file of the folder under its own name', () => {
    const files = readdirSync(new URL('.', import.meta.url))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'list.ts')
      .map((file) => file.slice(0, -3));
    expect(importers.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each([
    ['delimited', 'params,tokens,loss\n1e9,2e10,3.1\n2e9,4e10,2.9\n'],
    ['delimited', 'a|b\n1|2\n3|4'],
    ['json', '[{"params": 1e9, "loss": 3.1}]'],
    ['json', '{\n  "params": [1, 2],\n  "loss": [3, 4]\n}'],
    ['json', '{"params": [1, 2], "loss": [3, 4]}'],
    ['jsonl', '{"params": 1e9, "loss": 3.1}\n{"params": 2e9, "loss": NaN}\n'],
  ])('tells %s by its content', (id, text) => {
    const sample = { head: new TextEncoder().encode(text).slice(0, 64), text, complete: true };
    const [best] = [...importers].sort((a, b) => b.sniff(sample) - a.sniff(sample));
    expect(best?.id).toBe(id);
  });
});
