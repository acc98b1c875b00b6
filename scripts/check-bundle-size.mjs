/** Fails when the JavaScript a visitor needs before the first picture outgrows its budget. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1000;
const budgets = { page: 200 * KB, worker: 40 * KB };

/**
 * Gzipped size of each start-up bundle of a build: the page's entry and every worker's, each with all it
 * imports statically. Chunks loaded on demand do not count.
 * @param {string} dist folder of the build
 * @returns {{name: string, files: string[], bytes: number, budget: number}[]}
 */
export function measureBundles(dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.startsWith('<script') || tag.includes('rel="modulepreload"'))
    .flatMap((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [])
    .map((address) => resolve(dist, address));
  if (scripts.length === 0) throw new Error(`no script in ${join(dist, 'index.html')}`);

  const assets = join(dist, 'assets');
  const workers = readdirSync(assets).filter((name) => /^worker-.*\.js$/.test(name));
  return [
    measure('page', scripts, budgets.page),
    ...workers.map((name) => measure(name, [join(assets, name)], budgets.worker)),
  ];
}

function measure(name, entries, budget) {
  const files = withStaticImports(entries);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return { name, files, bytes, budget };
}

function withStaticImports(entries) {
  const seen = new Set(entries);
  // A set can grow while it is walked: imports of imports come along.
  for (const file of seen) {
    const code = readFileSync(file, 'utf8');
    const imports = code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.[^"']+\.js)["']/g,
    );
    for (const [, address] of imports) {
      const target = resolve(dirname(file), address);
      if (existsSync(target)) seen.add(target);
    }
  }
  return [...seen];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = process.argv[2] ?? 'dist';
  if (!existsSync(join(dist, 'index.html'))) {
    console.error(`No build in ${dist}: run npm run build first.`);
    process.exit(1);
  }
  const bundles = measureBundles(dist);
  for (const { name, files, bytes, budget } of bundles) {
    const verdict = bytes <= budget ? 'ok  ' : 'OVER';
    const sizes = `${(bytes / KB).toFixed(1)} of ${budget / KB} kB gzip`;
    console.log(`${verdict} ${name}: ${sizes} in ${files.length} files`);
  }
  process.exit(bundles.every(({ bytes, budget }) => bytes <= budget) ? 0 : 1);
}
