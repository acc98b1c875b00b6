/** `npm start`: builds when needed, serves the production build, opens a browser where there is one. */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FIRST_PORT = 4173;
const PORTS_TRIED = 100;

const sources = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'scripts/content-security-policy.mjs',
  'scripts/service-worker.js',
  'scripts/service-worker.mjs',
];

if (newestChange('dist/index.html') < Math.max(...sources.map(newestChange))) {
  await build({ root, logLevel: 'warn' });
}
const port = await findFreePort(FIRST_PORT);
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port, strictPort: true },
});
const address = `http://localhost:${port}/`;
console.log(`Scalescope is at ${address} (Ctrl-C ends it)`);
openBrowser(address);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.httpServer.close();
    process.exit(0);
  });
}

/** Latest modification under a path of the repository, ms; 0 where nothing is there. */
function newestChange(path) {
  const full = join(root, path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(full).map((name) => newestChange(join(path, name)));
  return Math.max(stats.mtimeMs, ...inside);
}

async function findFreePort(first) {
  for (let candidate = first; candidate < first + PORTS_TRIED; candidate++) {
    // `localhost` may mean either loopback: a stranger on the other one would answer in our place.
    const free = await Promise.all(['127.0.0.1', '::1'].map((host) => isFree(host, candidate)));
    if (free.every(Boolean)) return candidate;
  }
  console.error(
    `No free port from ${first} to ${first + PORTS_TRIED - 1}: end one of the servers there.`,
  );
  process.exit(1);
}

function isFree(host, candidate) {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 cannot listen there, and nobody else can either.
    probe.once('error', (error) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen({ host, port: candidate }, () => probe.close(() => resolve(true)));
  });
}

function openBrowser(url) {
  const { CI, BROWSER, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI || BROWSER === 'none') return;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return;
  const [command, ...args] = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  }[process.platform] ?? ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address is printed: a machine without such a command loses nothing.
  child.on('error', () => {});
  child.unref();
}
