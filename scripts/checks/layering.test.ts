import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeProject, root, writeProject } from './fixture';

/** For every rule: files that break it and the import that must be reported. */
const violations: Record<string, { files: Record<string, string>; from: string; to: string }> = {
  'core-imports-only-core': {
    files: { 'src/core/a.ts': use('../state') },
    from: 'src/core/a.ts',
    to: 'src/state/index.ts',
  },
  'core-packages': {
    files: { 'src/core/b.ts': use('zustand') },
    from: 'src/core/b.ts',
    to: 'node_modules/zustand/',
  },
  'mathjs-only-for-custom-laws': {
    files: { 'src/core/fit/c.ts': use('mathjs') },
    from: 'src/core/fit/c.ts',
    to: 'node_modules/mathjs/',
  },
  'core-without-node': {
    files: { 'src/core/d.ts': use('node:fs') },
    from: 'src/core/d.ts',
    to: 'fs',
  },
  'messages-imports-only-core-types': {
    files: { 'src/messages/a.ts': use('../ui') },
    from: 'src/messages/a.ts',
    to: 'src/ui/index.ts',
  },
  'messages-uses-no-core-code': {
    files: { 'src/messages/b.ts': use('../core/fit') },
    from: 'src/messages/b.ts',
    to: 'src/core/fit/index.ts',
  },
  'cli-imports-only-core-and-messages': {
    files: { 'src/cli/a.ts': use('../plots') },
    from: 'src/cli/a.ts',
    to: 'src/plots/index.ts',
  },
  'worker-imports-only-core': {
    files: { 'src/worker/a.ts': use('../messages/ok') },
    from: 'src/worker/a.ts',
    to: 'src/messages/ok.ts',
  },
  'only-state-talks-to-worker': {
    files: { 'src/app/a.ts': use('../worker') },
    from: 'src/app/a.ts',
    to: 'src/worker/index.ts',
  },
  'state-imports-down': {
    files: { 'src/state/a.ts': use('../plots') },
    from: 'src/state/a.ts',
    to: 'src/plots/index.ts',
  },
  'plots-import-down': {
    files: { 'src/plots/a.ts': use('../ui') },
    from: 'src/plots/a.ts',
    to: 'src/ui/index.ts',
  },
  'ui-imports-down': {
    files: { 'src/ui/a.ts': use('../screens/one') },
    from: 'src/ui/a.ts',
    to: 'src/screens/one/index.ts',
  },
  'screens-import-down': {
    files: { 'src/screens/one/a.ts': use('../../app/main') },
    from: 'src/screens/one/a.ts',
    to: 'src/app/main.ts',
  },
  'screens-apart': {
    files: { 'src/screens/one/b.ts': use('../two') },
    from: 'src/screens/one/b.ts',
    to: 'src/screens/two/index.ts',
  },
  'cli-is-a-front-door': {
    files: { 'src/ui/b.ts': use('../cli/main') },
    from: 'src/ui/b.ts',
    to: 'src/cli/main.ts',
  },
  'core-folders-through-index': {
    files: { 'src/core/fit/e.ts': use('../laws/inner') },
    from: 'src/core/fit/e.ts',
    to: 'src/core/laws/inner.ts',
  },
  'core-through-index': {
    files: { 'src/cli/b.ts': use('../core/laws/inner') },
    from: 'src/cli/b.ts',
    to: 'src/core/laws/inner.ts',
  },
  'folders-through-index': {
    files: { 'src/app/b.ts': use('../state/inner') },
    from: 'src/app/b.ts',
    to: 'src/state/inner.ts',
  },
  'screens-through-index': {
    files: { 'src/app/c.ts': use('../screens/one/inner') },
    from: 'src/app/c.ts',
    to: 'src/screens/one/inner.ts',
  },
  'product-without-tests': {
    files: { 'src/app/d.ts': use('./e.test'), 'src/app/e.test.ts': 'export {};' },
    from: 'src/app/d.ts',
    to: 'src/app/e.test.ts',
  },
  'product-without-dev-packages': {
    files: { 'src/app/f.ts': use('axe-core') },
    from: 'src/app/f.ts',
    to: 'node_modules/axe-core/',
  },
  'no-circles': {
    files: { 'src/ui/c.ts': use('./d'), 'src/ui/d.ts': use('./c') },
    from: 'src/ui/c.ts',
    to: 'src/ui/d.ts',
  },
  resolvable: {
    files: { 'src/app/g.ts': use('./nowhere') },
    from: 'src/app/g.ts',
    to: './nowhere',
  },
};

/** A small house that keeps every rule. */
const wellBuilt: Record<string, string> = {
  'src/core/result.ts': 'export {};',
  'src/core/fit/index.ts': `${use('../laws')}${use('../result')}${use('valibot')}`,
  'src/core/laws/index.ts': use('./inner'),
  'src/core/laws/inner.ts': 'export {};',
  'src/core/laws/inner.test.ts': `${use('node:fs')}${use('vitest')}`,
  'src/messages/ok.ts': "import type { A } from '../core/fit';\nexport type B = A;\n",
  'src/cli/main.ts': `${use('../core/fit')}${use('../messages/ok')}${use('node:fs')}`,
  'src/worker/index.ts': `${use('../core/fit')}${use('comlink')}`,
  'src/state/index.ts': `${use('../worker')}${use('../core/laws')}${use('./inner')}`,
  'src/state/inner.ts': 'export {};',
  'src/plots/index.ts': `${use('../core/laws')}${use('../messages/ok')}`,
  'src/ui/index.ts': `${use('../state')}${use('../plots')}`,
  'src/screens/one/index.ts': `${use('../../ui')}${use('./inner')}`,
  'src/screens/one/inner.ts': use('react'),
  'src/screens/two/index.ts': use('../../state'),
  'src/app/main.ts': `${use('../screens/one')}${use('../screens/two')}${use('../ui')}`,
};

/** Stand-ins for packages: only their names matter here. */
const packages = Object.fromEntries(
  ['valibot', 'zustand', 'comlink', 'react', 'mathjs', 'axe-core', 'vitest'].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]),
);

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

let folder: string;
let found: readonly Violation[];

beforeAll(() => {
  const broken = Object.assign({}, ...Object.values(violations).map(({ files }) => files));
  folder = writeProject({ ...packages, ...wellBuilt, ...broken }, [
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    '.dependency-cruiser.cjs',
  ]);
  found = cruise(folder);
}, 30_000);

afterAll(() => removeProject(folder));

describe('layering', () => {
  const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[];
  };

  it.each(forbidden.map(({ name }) => name))('reports a break of %s', (name) => {
    const { from, to } = violations[name] ?? { from: 'no file breaks this rule', to: '' };
    const reports = found.filter((violation) => violation.rule.name === name);
    expect(reports.map((violation) => violation.from)).toContain(from);
    expect(reports.some((violation) => violation.to.startsWith(to))).toBe(true);
  });

  it('reports nothing in a house that keeps the rules', () => {
    const files = Object.keys(wellBuilt);
    expect(found.filter(({ from }) => files.includes(from))).toEqual([]);
  });
});

function use(path: string): string {
  return `import '${path}';\n`;
}

function cruise(project: string): readonly Violation[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
    ],
    { cwd: project, encoding: 'utf8', maxBuffer: 64e6 },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).summary.violations;
}
