/** Makes sure the end-to-end tests have a browser: one that is there, else a download, else Debian's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './find-browser.mjs';

/**
 * @returns {string | undefined} path of the browser; undefined when none could be had, after saying so.
 */
export function ensureBrowser() {
  const known = findBrowser();
  if (known && process.env.CI && !process.env.CHROMIUM_PATH && !/headless/.test(known)) {
    // The same browser without a window opens a page in half the time: worth a small package.
    installPackage('chromium-headless-shell', 60_000);
  }
  const found = findBrowser() ?? download() ?? installPackage('chromium', 300_000);
  if (!found) {
    console.error(
      'No Chromium found and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to its executable.',
    );
  }
  return found;
}

function download() {
  console.log('No browser found; asking Playwright for its Chromium…');
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  // Where downloads are refused this can hang on retries: two minutes are plenty for one that works.
  run(process.execPath, [cli, 'install', 'chromium'], 120_000);
  return findBrowser();
}

function installPackage(name, timeout) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log(`Installing ${name} from the system packages…`);
  run('apt-get', ['update'], timeout);
  run('apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-dejavu-core'], timeout);
  return findBrowser();
}

function run(command, args, timeout) {
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exit(ensureBrowser() ? 0 : 1);
}
