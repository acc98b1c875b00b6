import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf } from '../src/cli/testing/fake-io';
import { type Law, laws, runChecks } from '../src/core/laws';
import {
  expectExactDerivatives,
  expectLinearity,
  expectRecovers,
  expectWholeDerivatives,
} from '../src/core/laws/testing';
import { writeLawPages } from './write-law-docs-pages';

const root = new URL('../', import.meta.url);
const guide = readFileSync(new URL('docs/adding-a-law.md', root), 'utf8');
const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(guide) ?? [];
const folder = mkdtempSync(join(tmpdir(), 'law-'));
const list = laws as Law[];
let law: Law;

beforeAll(async () => {
  // As if it stood among the laws: its neighbours are found from another folder.
  const beside = fileURLToPath(new URL('src/core/laws/', root));
  const file = join(folder, 'compute-floor.ts');
  writeFileSync(file, example.replace(/from '\.\/(\w+)'/g, `from '${beside}$1'`));
  const module: Record<string, Law> = await import(pathToFileURL(file).href);
  law = module.computeFloor as Law;
  list.push(law);
});

afterAll(() => {
  list.pop();
  rmSync(folder, { recursive: true });
});

describe('the law of docs/adding-a-law.md', () => {
  it('passes what every law must', () => {
    expect(law.id).toBe('compute-floor');
    expectExactDerivatives(law);
    expectWholeDerivatives(law);
    expectLinearity(law);
    expectRecovers(law);
    expect(runChecks(law).map(({ outcome }) => outcome)).toEqual(['reproduces']);
  });

  it('is there for the command line with nothing else changed', () => {
    const ask = (inputs: string) =>
      jsonOf(
        {},
        ...['predict', '--law', 'compute-floor', '--preset', 'author2026', '--inputs', inputs],
      );
    expect(ask('C=1e21').outputs.loss).toBeCloseTo(2.3548, 4);
    expect(ask('C=1e21').extrapolated).toBe(false);
    expect(ask('targetLoss=2.3548').outputs.C / 1e21).toBeCloseTo(1, 2);
    expect(jsonOf({}, 'laws').laws.at(-1).id).toBe('compute-floor');
    const csv = 'C,loss\n'.concat(
      ...(law.recommendedDesign.runs.C?.map((C) => `${C},${1.7 + 1500 / C ** 0.16}\n`) ?? []),
    );
    const fit = jsonOf(
      { 'c.csv': csv },
      ...['fit', 'c.csv', '--law', 'compute-floor', '--objective', 'log-mse', '--bootstrap', '0'],
    );
    expect(fit.params.E).toBeCloseTo(1.7, 5);
    expect(fit.params.gamma).toBeCloseTo(0.16, 6);
  });

  it('has its page', () => {
    expect(writeLawPages([law]).get('compute.md')).toContain('`compute-floor`');
  });

  it('is a file the guide names, and every file it names is there', () => {
    expect(example.startsWith('// src/core/laws/compute-floor.ts\n')).toBe(true);
    for (const path of ['src/core/laws/law.ts', 'src/core/laws/registry.ts']) {
      expect(guide).toContain(path);
      expect(readFileSync(new URL(path, root), 'utf8')).toMatch(/Law/);
    }
  });
});
