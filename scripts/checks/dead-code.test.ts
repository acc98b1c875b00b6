import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeProject, root, writeProject } from './fixture';

let folder: string;
let report: string;

beforeAll(() => {
  folder = writeProject(
    {
      'package.json': JSON.stringify({
        name: 'fixture',
        type: 'module',
        dependencies: { 'left-over': '1.0.0' },
      }),
      'src/app/main.tsx': "import { used } from '../core/a';\nused();\n",
      'src/core/a.ts': 'export function used() {}\nexport function deserted() {}\n',
      'src/core/orphan.ts': 'export const a = 1;\n',
    },
    ['knip.json'],
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/knip/bin/knip.js'), '--no-progress', '--reporter', 'compact'],
    { cwd: folder, encoding: 'utf8' },
  );
  report = stdout + stderr;
}, 30_000);

afterAll(() => removeProject(folder));

describe('dead code', () => {
  it('reports an export nobody imports', () => {
    expect(report).toMatch(/src\/core\/a\.ts: deserted/);
  });

  it('reports a file nobody imports', () => {
    expect(report).toMatch(/src\/core\/orphan\.ts/);
  });

  it('reports a package nobody imports', () => {
    expect(report).toMatch(/left-over/);
  });

  it('says nothing of what is used', () => {
    expect(report).not.toMatch(/\bused\b/);
  });
});
