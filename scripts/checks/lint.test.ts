import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeProject, root, writeProject } from './fixture';

const noRandom = 'lint/nursery/noJsRestrictedProperties';
const noClock = 'lint/style/noRestrictedGlobals';

/** Code, where it stands, and the rule that must report it; null where it is allowed. */
const cases: readonly [path: string, code: string, rule: string | null][] = [
  ['src/core/random.ts', 'export const a = Math.random();\n', noRandom],
  [
    'src/core/random-by-name.ts',
    'const { random } = Math;\nexport const a = random();\n',
    noRandom,
  ],
  ['src/core/date.ts', 'export const a = new Date();\n', noClock],
  ['src/core/now.ts', 'export const a = Date.now();\n', noClock],
  ['src/core/performance.ts', 'export const a = performance.now();\n', noClock],
  ['src/core/any.ts', 'export const a: any = 1;\n', 'lint/suspicious/noExplicitAny'],
  ['src/core/log.ts', "console.log('a');\n", 'lint/suspicious/noConsole'],
  ['src/core/clock.test.ts', 'export const a = new Date();\n', null],
  ['src/core/random.test.ts', 'export const a = Math.random();\n', null],
  ['src/ui/date.ts', 'export const a = new Date();\n', null],
  ['src/cli/log.ts', "console.log('a');\n", null],
  ['src/ui/picture.tsx', "export const A = () => <img src='a.png' />;\n", 'lint/a11y/useAltText'],
  ['src/ui/type.ts', "import { A } from './a';\nexport type B = A;\n", 'lint/style/useImportType'],
  ['src/ui/format.ts', 'export const a = "b"\n', 'format'],
];

interface Diagnostic {
  readonly category: string;
  readonly severity: string;
  readonly location: { readonly path: string };
}

let folder: string;
let diagnostics: readonly Diagnostic[];

beforeAll(() => {
  folder = writeProject(Object.fromEntries(cases), ['biome.json']);
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '--reporter=json', '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  diagnostics = JSON.parse(stdout).diagnostics;
});

afterAll(() => removeProject(folder));

describe('lint', () => {
  it.each(cases)('in %s: %j', (path, _code, rule) => {
    const errors = diagnostics
      .filter(({ location, severity }) => location.path === path && severity === 'error')
      .map(({ category }) => category);
    if (rule === null) expect(errors).toEqual([]);
    else expect(errors).toContain(rule);
  });
});
