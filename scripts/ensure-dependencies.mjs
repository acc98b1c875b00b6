/**
 * Makes `npm start` and `npm test` work on a bare clone: installs what the lock file names when it is not
 * installed yet, or when something else is. Needs nothing but Node and npm.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Scalescope needs Node 20.19 or newer; this is ${process.versions.node}. Install it from https://nodejs.org`,
  );
  process.exit(1);
}

if (!isInstalled()) {
  // Standard output belongs to the program that needs the dependencies.
  console.error('Installing dependencies…');
  const status = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (status !== 0) {
    console.error('npm ci failed: see its message above.');
    process.exit(status);
  }
}

/** Compares by content: a fresh checkout touches the lock file without changing it. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const installed = present[path];
    // Packages for other platforms are in the lock file and, rightly, not on this disk.
    if (!installed) return entry.optional === true;
    return installed.version === entry.version && installed.integrity === entry.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function runNpm(args) {
  const own = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const result = own?.endsWith('.js')
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return result.status ?? 1;
}
