import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unusableWarning } from './data-binding';
import { describeProblem } from './describe-problem';
import { simulatedLine } from './simulate';
import { nameFormat } from './upload';

const source = new URL('../', import.meta.url);
const sources = ['core/data/', 'core/catalogue/', 'core/simulate/', 'cli/'].flatMap((folder) =>
  readdirSync(new URL(folder, source), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(`${folder}${name}`, source), 'utf8')),
);
const codes = sources.flatMap((text) =>
  [
    ...text.matchAll(
      /(?:failure|refuse)\(\s*'((?:bind|simulate|catalogue|data|archive)-[a-z-]+)'/g,
    ),
  ].map(([, code]) => code as string),
);

describe('problems of tables and simulations', () => {
  it('all have a sentence that says what to do', () => {
    expect(new Set(codes).size).toBeGreaterThan(15);
    for (const code of codes) {
      const text = describeProblem({ code, data: { part: 'N', law: 'l', columns: 'a', count: 2 } });
      expect(text, code).toMatch(/^.{15,}\. .{8,}\.$/);
    }
  });

  it('name every format that can be read', () => {
    const files = readdirSync(new URL('core/data/importers/', source)).filter((file) =>
      /^[a-z-]+\.ts$/.test(file),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const id of files.map((file) => file.slice(0, -3)))
      if (!['json', 'list'].includes(id)) expect(nameFormat(id), id).toMatch(/[ .(]/);
    expect(
      describeProblem({
        code: 'data-incomplete-log',
        data: { file: 'a.log', format: 'megatron', missing: 'loss' },
      }),
    ).toBe(
      'This looks like a Megatron-LM log, but no entry has a loss (a.log). Write it again from the run, or save a table with the columns params, tokens and loss.',
    );
  });

  it('count rows and runs in words', () => {
    expect(unusableWarning({ part: 'bits', reason: 'missing', count: 1 })).toBe(
      '1 row has no number for bits: left out.',
    );
    expect(unusableWarning({ part: 'se', reason: 'outside', count: 3 })).toBe(
      '3 rows have a standard error the law is not defined for: left out.',
    );
    expect(simulatedLine(1, 'T', 'f.csv')).toBe('T: 1 run in f.csv');
  });
});
