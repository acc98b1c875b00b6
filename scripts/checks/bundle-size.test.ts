import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { measureBundles } from '../check-bundle-size.mjs';
import { removeProject, root, writeProject } from './fixture';

let folder: string;
afterEach(() => removeProject(folder));

describe('bundle size', () => {
  it('counts what the page and a worker load at once, not what they load later', () => {
    folder = build({ chunk: 10 });
    const [page, worker] = measureBundles(join(folder, 'dist'));
    expect(page?.files.map((file) => basename(file)).sort()).toEqual(['chunk.js', 'index.js']);
    expect(worker?.files.map((file) => basename(file))).toEqual(['worker-fit.js']);
    expect(check(folder)).toBe(0);
  });

  it('fails for a page over 200 kB', () => {
    folder = build({ chunk: 250 });
    expect(check(folder)).toBe(1);
  });

  it('fails for a worker over 40 kB', () => {
    folder = build({ worker: 50 });
    expect(check(folder)).toBe(1);
  });

  it('lets a lazy chunk be large', () => {
    folder = build({ lazy: 500 });
    expect(check(folder)).toBe(0);
  });
});

/** A build with so many kilobytes that do not compress in each of its files. */
function build({ chunk = 1, lazy = 1, worker = 1 }): string {
  return writeProject({
    'dist/index.html': '<script type="module" crossorigin src="./assets/index.js"></script>',
    'dist/assets/index.js': 'import{a}from"./chunk.js";import("./lazy.js");a();',
    'dist/assets/chunk.js': `export const a="${noise(chunk)}";`,
    'dist/assets/lazy.js': `export const a="${noise(lazy)}";`,
    'dist/assets/worker-fit.js': `self.a="${noise(worker)}";import("./lazy.js");`,
  });
}

/** Random hexadecimal text that gzips to about this many kilobytes. */
function noise(kilobytes: number): string {
  return randomBytes(kilobytes * 900).toString('hex');
}

function check(project: string): number | null {
  const script = join(root, 'scripts/check-bundle-size.mjs');
  return spawnSync(process.execPath, [script], { cwd: project }).status;
}
