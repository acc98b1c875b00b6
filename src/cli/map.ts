import { roles } from '../core/data';
import type { Law } from '../core/laws';
import { failure, type Result, success } from '../core/result';

export interface ColumnMap {
  /** Pairs whose name is a role of runs (N, D, C, loss, ...), as text for the importer. */
  readonly roleText: string;
  readonly roles: Readonly<Record<string, string>>;
  /** Columns of the law's other variables and outputs. */
  readonly named: Readonly<Record<string, string>>;
}

/**
 * `N=params,bits=bits,qid=delta_loss`: roles of runs, variables of the law and its response. A column name
 * may hold commas and `=`. Problem: `bind-bad-map` (part, law, known).
 */
export function readMap(text: string, law: Law): Result<ColumnMap> {
  const parts = law.variables.map(({ id }) => id).concat(law.outputs[0].id);
  const known = [...new Set([...parts, ...roles])];
  const forRoles: Record<string, string> = {};
  const named: Record<string, string> = {};
  for (const part of text.split(/,(?=\s*\w+\s*=)/)) {
    if (part.trim() === '') continue;
    const [, name = '', column = ''] = /^\s*(\w+)\s*=(.*)$/.exec(part) ?? [];
    if (!known.includes(name) || column.trim() === '')
      return failure('bind-bad-map', { part: part.trim(), law: law.id, known: known.join(', ') });
    const isRole = (roles as readonly string[]).includes(name);
    (isRole ? forRoles : named)[name] = column.trim();
  }
  const roleText = Object.entries(forRoles)
    .map(([role, column]) => `${role}=${column}`)
    .join();
  return success({ roleText, roles: forRoles, named });
}
