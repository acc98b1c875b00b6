import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const template = fileURLToPath(new URL('service-worker.js', import.meta.url));
const NAME = 'sw.js';
/** Read by the host, not by the page. */
const hostFiles = new Set([NAME, '_headers']);

/** Every file of a build that the page may ask for, relative to its root, `/` between folders; the page itself is `./`. */
export function listAssets(dist) {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !hostFiles.has(path))
    .map((path) => (path === 'index.html' ? './' : path))
    .sort();
}

/** The service worker of a build as text: the list of its files, and a version that changes with any of them. */
export function writeServiceWorker(dist) {
  const assets = listAssets(dist);
  const hash = createHash('sha256').update(readFileSync(template));
  for (const path of assets) {
    hash.update(path).update(readFileSync(join(dist, path === './' ? 'index.html' : path)));
  }
  return readFileSync(template, 'utf8')
    .replace("'__ASSETS__'", assets.map((path) => JSON.stringify(path)).join(','))
    .replace('__VERSION__', hash.digest('hex').slice(0, 12));
}

/**
 * Vite plugin: writes the service worker beside the built page. The development server has none, so that nothing
 * there comes from a cache.
 * @returns {import('vite').Plugin}
 */
export function serviceWorker() {
  let dist = '';
  return {
    name: 'service-worker',
    apply: (config, { command }) => command === 'build' && !config.build?.ssr,
    configResolved({ root, build }) {
      dist = resolve(root, build.outDir);
    },
    closeBundle() {
      if (existsSync(join(dist, 'index.html')))
        writeFileSync(join(dist, NAME), writeServiceWorker(dist));
    },
  };
}
