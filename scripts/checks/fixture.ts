import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Writes a small project into a temporary folder: the given files, and copies of the repository's own
 * configuration files, so that a check runs on it as it runs on the product. Returns the folder.
 */
export function writeProject(
  files: Readonly<Record<string, string | Uint8Array>>,
  configuration: readonly string[] = [],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'scalescope-check-'));
  for (const name of configuration) cpSync(join(root, name), join(folder, name));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function removeProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
