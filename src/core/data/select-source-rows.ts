import { type Result, success } from '../result';
import type { ColumnSource } from './column-source';
import { selectRows } from './select-rows';
import type { RawColumn } from './types';
import { parseWhere } from './where';

/**
 * Rows of a source that pass a filter, ascending. Every column goes by its name and its other names, and
 * `C` is 6 N D where the source has N and D and no such column. Problems: those of `parseWhere` and
 * `selectRows`.
 */
export function selectSourceRows(source: ColumnSource, text: string): Result<Uint32Array> {
  const where = parseWhere(text);
  if (!where.ok) return where;
  const columns = new Map<string, RawColumn>();
  for (const column of source.columns) columns.set(column.name, column);
  for (const [alias, name] of Object.entries(source.aliases ?? {})) {
    const column = columns.get(name);
    if (column && !columns.has(alias)) columns.set(alias, { ...column, name: alias });
  }
  const N = columns.get('N');
  const D = columns.get('D');
  if (!columns.has('C') && N?.kind === 'number' && D?.kind === 'number') {
    const values = N.values.map((params, row) => 6 * params * (D.values[row] as number));
    columns.set('C', { name: 'C', kind: 'number', values });
  }
  const rows = selectRows(
    { columns: [...columns.values()], rowCount: source.rowCount },
    where.value,
  );
  return rows.ok ? success(rows.value) : rows;
}
