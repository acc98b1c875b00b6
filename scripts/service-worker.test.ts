import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAssets, writeServiceWorker } from './service-worker.mjs';

let dist = '';

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'scalescope-'));
  mkdirSync(join(dist, 'assets'));
  mkdirSync(join(dist, 'data'));
  const files = {
    'index.html': '<!doctype html>',
    'assets/index-abc.js': '1',
    'assets/index-abc.js.map': '{}',
    'data/runs.csv': 'a\n1\n',
    _headers: '/*',
    'sw.js': 'old',
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dist, path), text);
});
afterEach(() => rmSync(dist, { recursive: true }));

const versionOf = (worker: string) => /const version = '(\w+)'/.exec(worker)?.[1];

describe('the service worker of a build', () => {
  it('lists every file the page may ask for, the page by its folder', () => {
    expect(listAssets(dist)).toEqual(['./', 'assets/index-abc.js', 'data/runs.csv']);
    expect(writeServiceWorker(dist)).toContain(
      'const assets = ["./","assets/index-abc.js","data/runs.csv"]',
    );
  });

  it('has another version as soon as any of them changes, and only then', () => {
    const first = versionOf(writeServiceWorker(dist));
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    writeFileSync(join(dist, 'sw.js'), 'newer');
    expect(versionOf(writeServiceWorker(dist))).toBe(first);
    writeFileSync(join(dist, 'data/runs.csv'), 'a\n2\n');
    expect(versionOf(writeServiceWorker(dist))).not.toBe(first);
  });
});
