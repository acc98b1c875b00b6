import { runToEnd } from '../long-work';
import { failure, type Result } from '../result';
import type { ImportChoices, RoleChoice } from './import-choices';
import { createImportSession, type ImportedRuns, readFiles } from './import-session';
import { type NamedFile, openFiles } from './open-files';
import { type Role, roles } from './types';
import { parseWhere } from './where';

export interface ImportFileOptions {
  /** `N=col,D=col,loss=col`; roles that are not named are guessed. */
  readonly map?: string;
  /** Filter; rows that do not pass are left out. */
  readonly where?: string;
  /** What of the logs is taken, and answers nobody's file gives. */
  readonly choices?: Omit<ImportChoices, 'roles'>;
}

/**
 * Reads, guesses what the options do not say, and builds: the runs of files in one step, to the end. Files of a
 * binary format need `prepareToRead` first. Problems: those of an import session and of filters, `data-bad-map`.
 */
export function importFiles(
  files: readonly NamedFile[],
  options: ImportFileOptions = {},
): Result<ImportedRuns> {
  const where = parseWhere(options.where ?? '');
  if (!where.ok) return where;
  const map = readRoles(options.map ?? '');
  if (!map.ok) return map;
  const session = createImportSession(runToEnd(readFiles(runToEnd(openFiles(files)))));
  const choices = { ...options.choices, roles: map.value };
  return runToEnd(session.build(choices, where.value));
}

/** `importFiles` of one file. */
export function importFile(
  bytes: Uint8Array,
  name: string,
  options: ImportFileOptions = {},
): Result<ImportedRuns> {
  return importFiles([{ name, bytes }], options);
}

/** `N=col,D=col,loss=col` as choices. Problem: `data-bad-map` (part, roles). */
export function readRoles(map: string): Result<Partial<Record<Role, RoleChoice>>> {
  const named: Partial<Record<Role, RoleChoice>> = {};
  for (const part of map.split(/,(?=\s*\w+\s*=)/)) {
    if (part.trim() === '') continue;
    const [, role = '', column = ''] = /^\s*(\w+)\s*=(.*)$/.exec(part) ?? [];
    if (!(roles as readonly string[]).includes(role) || column.trim() === '')
      return failure('data-bad-map', { part: part.trim(), roles: roles.join(', ') });
    named[role as Role] = { column: column.trim() };
  }
  return { ok: true, value: named };
}
