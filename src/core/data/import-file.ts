import { runToEnd } from '../long-work';
import { failure, type Result, success } from '../result';
import { type BuiltDataset, buildDataset } from './build-dataset';
import { chooseColumn, guessMapping } from './guess-mapping';
import type { Mapping } from './mapping';
import { readTable } from './read-table';
import { type RawTable, type ReadTable, type Role, roles } from './types';
import { parseWhere } from './where';

export interface ImportFileOptions {
  /** `N=col,D=col,loss=col`; roles that are not named are guessed. */
  readonly map?: string;
  /** Filter; rows that do not pass are left out. */
  readonly where?: string;
}

export interface ImportedFile extends BuiltDataset {
  readonly read: ReadTable;
  readonly mapping: Mapping;
}

/** Reads, guesses what the options do not say, and builds: a file's runs in one step, to the end. */
export function importFile(
  bytes: Uint8Array,
  fileName: string,
  options: ImportFileOptions = {},
): Result<ImportedFile> {
  const where = parseWhere(options.where ?? '');
  if (!where.ok) return where;
  const read = runToEnd(readTable(bytes, fileName));
  if (!read.ok) return read;
  const mapping = mapColumns(read.value.table, options.map ?? '');
  if (!mapping.ok) return mapping;
  const built = buildDataset(read.value, mapping.value, {
    title: fileName,
    source: fileName,
    kind: 'own',
    where: where.value,
  });
  if (!built.ok) return built;
  return success({ ...built.value, read: read.value, mapping: mapping.value });
}

/**
 * The guessed mapping with the columns named in `map` put in their place. Where two of N, D and C are
 * named, a guessed third is dropped: it must not overrule them.
 *
 * Problems: `data-bad-map`, `data-unknown-column`.
 */
function mapColumns(table: RawTable, map: string): Result<Mapping> {
  let mapping = guessMapping(table);
  const named = new Set<string>();
  for (const part of map.split(/,(?=\s*\w+\s*=)/)) {
    if (part.trim() === '') continue;
    const [, role = '', column = ''] = /^\s*(\w+)\s*=(.*)$/.exec(part) ?? [];
    if (!(roles as readonly string[]).includes(role) || column.trim() === '')
      return failure('data-bad-map', { part: part.trim(), roles: roles.join(', ') });
    const header = column.trim();
    if (!table.columns.some(({ name }) => name === header))
      return failure('data-unknown-column', {
        role,
        column: header,
        columns: table.columns.map(({ name }) => name).join(', '),
      });
    mapping = chooseColumn(table, mapping, role as Role, header);
    named.add(role);
  }
  const plan = ['N', 'D', 'C'] as const;
  if (plan.filter((role) => named.has(role)).length === 2)
    for (const role of plan)
      if (!named.has(role)) mapping = chooseColumn(table, mapping, role, null);
  return success(mapping);
}
