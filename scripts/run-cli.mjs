/**
 * `npm run fit` and its sisters: installs what is missing, builds the command line when a source is newer
 * than the built file, and runs it. Only the command itself writes to standard output.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'dist-cli', 'main.js');
const sources = ['src/core', 'src/cli', 'src/messages', 'vite.cli.config.ts', 'package-lock.json'];

if (!existsSync(join(root, 'node_modules', 'vite', 'package.json'))) {
  const install = join(root, 'scripts', 'ensure-dependencies.mjs');
  // Standard output of the installer goes to standard error: it is no part of the answer.
  const { status } = spawnSync(process.execPath, [install], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
if (newestChange(built) < Math.max(...sources.map((path) => newestChange(join(root, path))))) {
  await buildCommands();
}
await import(pathToFileURL(built).href);

/** Into a folder of its own first: two commands started at once must not read each other's half-written file. */
async function buildCommands() {
  const started = new Date();
  const folder = join(root, 'dist-cli', `build-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    const { build } = await import('vite');
    await build({
      root,
      configFile: join(root, 'vite.cli.config.ts'),
      logLevel: 'silent',
      build: { outDir: folder },
    });
    renameSync(join(folder, 'main.js'), built);
    utimesSync(built, started, started);
  } catch (error) {
    console.error(`The command line could not be built: ${error.message}`);
    process.exit(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Latest modification under a path, ms; 0 where nothing is there. */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(
    stats.mtimeMs,
    ...readdirSync(path).map((name) => newestChange(join(path, name))),
  );
}
